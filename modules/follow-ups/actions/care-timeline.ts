import type { TimelineEntry, TimelineSource } from '#platform';
import { careTaskCompleted, careTaskCreated } from '../contract/index.ts';
import { type CareFactRow, listCareFacts } from '../data/timeline-queries.ts';
import { reasonOf } from './show-care-tasks.ts';

/** When care was planned and how it ended. The evidence stays with the task: it may speak of amounts. */
export const careTimeline: TimelineSource = async (ctx, query) =>
  (await listCareFacts(ctx.db, query)).map(entryOf);

function entryOf(row: CareFactRow): TimelineEntry {
  const reason = reasonOf(row);
  const created = row.kind === 'created';
  return {
    kind: created ? careTaskCreated.name : careTaskCompleted.name,
    entryId: row.entry_id,
    occurredAt: row.at,
    actorName: row.by_name,
    values: { reasonKind: reason.kind, ...(created ? { dueOn: row.due_on } : { outcome: row.outcome }) },
    text: created && reason.kind === 'asked-for' ? reason.values.why : null,
  };
}
