import type { TimelineEntry, TimelineSource } from '#platform';
import { callLogged, contactLogged, noteAdded, timelineOversee } from '../contract/index.ts';
import { listInteractionRows, type RecordedInteraction } from '../data/interaction-queries.ts';
import { mayRetract } from './retract-interaction.ts';

/** Notes and calls. Those taken back are shown to who oversees the timeline, and to nobody else. */
export const ownTimeline: TimelineSource = async (ctx, query) => {
  const withRetracted = ctx.actor.scopeOf(timelineOversee) !== undefined;
  const rows = await listInteractionRows(ctx.db, query, { withRetracted });
  return rows.map((row) => ({ ...entryOf(row), values: valuesOf(row, mayRetract(ctx.actor, row)) }));
};

const KINDS = { note: noteAdded.name, call: callLogged.name, contact: contactLogged.name };

function entryOf(row: RecordedInteraction): Omit<TimelineEntry, 'values'> {
  return {
    kind: KINDS[row.kind],
    entryId: row.interaction_id,
    occurredAt: row.occurred_at,
    actorName: row.by_name,
    text: row.body === '' ? null : row.body,
  };
}

function valuesOf(row: RecordedInteraction, retractable: boolean): Record<string, unknown> {
  const retraction =
    row.retracted_at === null
      ? { mayRetract: retractable }
      : { retractedAt: row.retracted_at, retractedByName: row.retracted_by_name };
  const recorded = row.recorded_at === row.occurred_at ? {} : { recordedAt: row.recorded_at };
  if (row.kind === 'note') return { ...recorded, ...retraction };
  if (row.kind === 'contact') {
    return { direction: row.direction, channel: row.channel, ...recorded, ...retraction };
  }
  return {
    direction: row.direction,
    outcome: row.outcome,
    minutes: row.minutes,
    ...recorded,
    ...retraction,
  };
}
