import type { Page } from '#contract-kit';
import type { ActionContext } from '#platform';
import { ordersRead, type RefundAuditEntry } from '../contract/index.ts';
import { listRefundedItemLines, listRefundingParties } from '../data/order-queries.ts';
import type { OrderLineFact } from '../domain/group-orders.ts';
import { netRefunds } from '../domain/net-refunds.ts';
import { isoOf } from './present-order.ts';

interface RefundQuery {
  limit: number;
  cursor?: string | undefined;
  partyId?: string | undefined;
  how?: RefundAuditEntry['how'] | undefined;
}

/**
 * Where refunds went, customer by customer. A page ends with a customer, so it may hold a few entries more than asked
 * for; the whole of a customer's netting is one calculation.
 */
export async function listRefunds(ctx: ActionContext, query: RefundQuery): Promise<Page<RefundAuditEntry>> {
  const items: RefundAuditEntry[] = [];
  let cursor = query.cursor;
  do {
    const reach = { actor: ctx.actor, permission: ordersRead };
    const limit = query.limit - items.length;
    const parties = await listRefundingParties(ctx.db, reach, { limit, cursor, partyId: query.partyId });
    items.push(...(await auditOf(ctx, parties.partyIds, query.how)));
    cursor = parties.nextCursor ?? undefined;
  } while (cursor !== undefined && items.length < query.limit);
  return { items, nextCursor: cursor ?? null };
}

async function auditOf(
  ctx: ActionContext,
  partyIds: readonly string[],
  how: RefundQuery['how'],
): Promise<RefundAuditEntry[]> {
  const linesOf = new Map<string, OrderLineFact[]>(partyIds.map((partyId) => [partyId, []]));
  for (const line of await listRefundedItemLines(ctx.db, partyIds)) linesOf.get(line.partyId)?.push(line);
  return [...linesOf.values()]
    .flatMap(auditOfParty)
    .filter((entry) => how === undefined || entry.how === how);
}

function auditOfParty(lines: readonly OrderLineFact[]): RefundAuditEntry[] {
  const { nettings, unmatched } = netRefunds(lines);
  return [
    ...nettings.map(({ refund, purchase, how, quantity, amountMinor, paidBackMinor }) => ({
      ...refundPart(refund),
      purchase: {
        lineKey: purchase.lineKey,
        occurrence: purchase.occurrence,
        orderId: purchase.orderId,
        orderNumber: purchase.orderNumber,
        orderedAt: isoOf(purchase.orderedAtMs),
      },
      ...{ how, quantity, amountMinor, paidBackMinor },
    })),
    ...unmatched.map(({ refund, quantity, amountMinor }) => ({
      ...refundPart(refund),
      purchase: null,
      how: 'unmatched' as const,
      ...{ quantity, amountMinor: 0, paidBackMinor: amountMinor },
    })),
  ];
}

function refundPart(refund: OrderLineFact) {
  const { lineKey, occurrence, kind, orderId, orderNumber, itemCode, itemName } = refund;
  return {
    partyId: refund.partyId,
    currency: refund.currency,
    refund: {
      ...{ lineKey, occurrence, kind, orderId, orderNumber, itemCode, itemName },
      refundedAt: isoOf(refund.orderedAtMs),
    },
  };
}
