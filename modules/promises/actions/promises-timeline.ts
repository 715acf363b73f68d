import type { TimelineEntry, TimelineSource } from '#platform';
import { redressPaid } from '../contract/index.ts';
import { listPromiseFacts, type PromiseTimelineRow } from '../data/timeline-queries.ts';

/** What a customer was promised, what became of it, and what they were paid. */
export const promisesTimeline: TimelineSource = async (ctx, query) =>
  (await listPromiseFacts(ctx.db, query)).map(entryOf);

function entryOf(row: PromiseTimelineRow): TimelineEntry {
  const isPayment = row.kind === redressPaid.name;
  return {
    kind: row.kind,
    entryId: row.entry_id,
    occurredAt: row.at,
    actorName: row.by_name,
    values: {
      promise: row.text ?? row.own_words ?? '',
      ...(row.due_at === null ? {} : { dueAt: row.due_at }),
      ...(isPayment ? { amountMinor: row.amount_minor, currency: row.currency } : {}),
    },
    text: row.note || null,
    ...(isPayment ? { fieldClass: 'money' } : {}),
  };
}
