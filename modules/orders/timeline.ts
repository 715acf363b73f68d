import type { TimelineEntry, TimelineSource } from '#platform';
import { orderRecorded, orderRefunded } from './contract/index.ts';
import { listRefundedItemLines } from './data/order-queries.ts';
import { listOrderEntries, type OrderEntry } from './data/timeline-queries.ts';
import { netRefunds } from './domain/net-refunds.ts';

/** Orders with what was given back of them since, and the refunds themselves. Who sees no money sees what, not how much. */
export const ordersTimeline: TimelineSource = async (ctx, query) => {
  const entries = await listOrderEntries(ctx.db, query);
  const seesMoney = ctx.actor.sees('money');
  const refundedMinor = new Map<string, number>();
  if (seesMoney && entries.length > 0) {
    for (const { purchase, amountMinor } of netRefunds(await listRefundedItemLines(ctx.db, [query.partyId]))
      .nettings) {
      refundedMinor.set(purchase.orderId, (refundedMinor.get(purchase.orderId) ?? 0) + amountMinor);
    }
  }
  return entries.map((entry) => toEntry(entry, seesMoney, refundedMinor.get(entry.orderId) ?? 0));
};

function toEntry(entry: OrderEntry, seesMoney: boolean, refundedMinor: number): TimelineEntry {
  const { orderId, orderNumber, currency, lineCount, items, branchId, importId, givesBack } = entry;
  const money = seesMoney
    ? { amountMinor: entry.amountMinor, ...(givesBack ? {} : { refundedMinor }) }
    : { amountMinor: null };
  return {
    kind: givesBack ? orderRefunded.name : orderRecorded.name,
    entryId: entry.entryId,
    occurredAt: entry.occurredAt,
    actorName: entry.staffName,
    values: { orderId, orderNumber, currency, lineCount, items, branchId, importId, ...money },
    text: entry.reason,
  };
}
