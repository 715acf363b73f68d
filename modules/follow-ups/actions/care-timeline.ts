import type { TimelineEntry, TimelineSource } from '#platform';
import { careTaskCompleted, careTaskCreated } from '../contract/index.ts';
import { type CareFactRow, listCareFacts } from '../data/timeline-queries.ts';

/** When care was planned and how it ended. The evidence stays with the task: it may speak of amounts. */
export const careTimeline: TimelineSource = async (ctx, query) =>
  (await listCareFacts(ctx.db, query)).map(entryOf);

/** Reasons whose words somebody wrote. */
const SAID_BY_SOMEBODY: ReadonlySet<string> = new Set(['asked-for', 'recall']);

function entryOf(row: CareFactRow): TimelineEntry {
  const { reason_kind: reasonKind, reason_values: told, rule_name: name } = row;
  const created = row.kind === 'created';
  const kind = created ? careTaskCreated.name : name ? 'follow-up.completed' : careTaskCompleted.name;
  return {
    kind,
    entryId: row.entry_id,
    occurredAt: row.at,
    actorName: row.by_name,
    values: {
      reasonKind,
      ...(name ? { name } : {}),
      ...(created ? { dueOn: row.due_on } : { outcome: row.outcome }),
    },
    text: created && SAID_BY_SOMEBODY.has(reasonKind) && 'why' in told ? told.why : null,
  };
}
