import { notFound, type Page, refuse } from '#contract-kit';
import { requirePartyInReach } from '#modules/parties';
import type { ActionContext } from '#platform';
import { ordersRead, type ShownOrder } from '../contract/index.ts';
import { listOrderIds, listOrderLines, listRefundedItemLines } from '../data/order-queries.ts';
import { groupOrders, type Order } from '../domain/group-orders.ts';
import { netRefunds } from '../domain/net-refunds.ts';
import { presentOrder } from './present-order.ts';

/** A page of a customer's orders, latest first. Refunds that found their purchases stand under them. */
export async function listOrders(
  ctx: ActionContext,
  partyId: string,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<ShownOrder>> {
  await requirePartyInReach(ctx, ordersRead, partyId, { archivedToo: true });
  const { orderIds, nextCursor } = await listOrderIds(ctx.db, partyId, query);
  const orders = await readOrders(ctx, partyId, orderIds);
  return { items: orders.map(presentOrder), nextCursor };
}

/** One order; refuses with not-found. */
export async function getOrder(ctx: ActionContext, partyId: string, orderId: string): Promise<ShownOrder> {
  await requirePartyInReach(ctx, ordersRead, partyId, { archivedToo: true });
  const [order] = await readOrders(ctx, partyId, [orderId]);
  return order
    ? presentOrder(order)
    : refuse(notFound, 'this customer has no such order; look at their orders');
}

async function readOrders(
  ctx: ActionContext,
  partyId: string,
  orderIds: readonly string[],
): Promise<Order[]> {
  const [lines, refunded] = [
    await listOrderLines(ctx.db, partyId, orderIds),
    await listRefundedItemLines(ctx.db, [partyId]),
  ];
  return groupOrders(lines, netRefunds(refunded));
}
