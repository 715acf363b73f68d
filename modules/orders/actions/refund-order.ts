import { notFound, refuse } from '#contract-kit';
import { requirePartyInReach } from '#modules/parties';
import { type ActionContext, takeNumbers } from '#platform';
import {
  type NewRefund,
  orderRefunded,
  ordersProblems,
  ordersWrite,
  type ShownOrder,
} from '../contract/index.ts';
import { listOrderLines, listRefundedItemLines, lockOrder } from '../data/order-queries.ts';
import type { OrderLineFact } from '../domain/group-orders.ts';
import { type NetPurchase, netRefunds } from '../domain/net-refunds.ts';
import { type PlannedRefundLine, planRefund, type RefundObstacle } from '../domain/plan-refund.ts';
import type { TransactionRow } from '../domain/transaction-row.ts';
import { getOrder } from './list-orders.ts';
import { recordTransactions } from './record-transactions.ts';

/** Gives back lines of an order, never more than remains of them. The refund has a number of its own. */
export async function refundOrder(
  ctx: ActionContext,
  partyId: string,
  orderId: string,
  form: NewRefund,
): Promise<ShownOrder> {
  await requirePartyInReach(ctx, ordersWrite, partyId, { archivedToo: true });
  await lockOrder(ctx.db, partyId, orderId);
  const purchases = await purchasesOf(ctx, partyId, orderId);
  const { planned, obstacles } = planRefund(purchases, form.lines);
  if (obstacles.length > 0) refuseObstacles(obstacles);
  const refundedAt = form.refundedAt ?? ctx.clock.now().toISOString();
  const refundNumber = `R-${String(await takeNumbers(ctx.db, 'orders.refund', 1)).padStart(6, '0')}`;
  const rows = planned.map((line, index) =>
    toRow(line, index, { refundedAt, refundNumber, reason: form.reason }),
  );
  const outcome = await recordTransactions(ctx, rows, { source: 'desk', orderedZone: ctx.settings.timeZone });
  const [rejection] = outcome.rejected;
  if (rejection) {
    const { field, code, value } = rejection;
    const path = field === 'orderedAt' ? 'body.refundedAt' : `body.${field}`;
    refuse(ordersProblems.orderLinesRejected, `${path}: ${value} cannot be recorded: ${code}`, {
      faults: [{ path, code, message: value }],
    });
  }
  const amountMinor = planned.reduce((sum, line) => sum + line.amountMinor, 0);
  const order = await getOrder(ctx, partyId, orderId);
  ctx.audit({ subjectKind: 'order', subjectId: orderId, partyId, refundNumber, reason: form.reason });
  await ctx.announce(orderRefunded, {
    partyId,
    orderId,
    orderNumber: order.orderNumber,
    refundedAt,
    currency: order.currency,
    amountMinor,
    reason: form.reason,
  });
  return order;
}

async function purchasesOf(
  ctx: ActionContext,
  partyId: string,
  orderId: string,
): Promise<NetPurchase<OrderLineFact>[]> {
  const lines = await listOrderLines(ctx.db, partyId, [orderId]);
  if (lines.length === 0) refuse(notFound, 'this customer has no such order; look at their orders');
  const untouched = netRefunds(lines.filter(({ kind }) => kind === 'purchase')).purchases;
  const netted = netRefunds(await listRefundedItemLines(ctx.db, [partyId])).purchases;
  const byKey = new Map(netted.map((purchase) => [keyOf(purchase.line), purchase]));
  return untouched.map((purchase) => byKey.get(keyOf(purchase.line)) ?? purchase);
}

function toRow(
  planned: PlannedRefundLine<NetPurchase<OrderLineFact>>,
  index: number,
  refund: { refundedAt: string; refundNumber: string; reason: string },
): TransactionRow {
  const { line } = planned.purchase;
  return {
    rowNumber: index + 1,
    partyId: line.partyId,
    orderNumber: refund.refundNumber,
    orderedAt: refund.refundedAt,
    itemCode: line.itemCode,
    itemName: line.itemName,
    quantity: -planned.quantity,
    amountMinor: -planned.amountMinor,
    costMinor: planned.costMinor === null ? null : -planned.costMinor,
    currency: line.currency,
    kind: 'refund',
    branchId: line.branchId,
    channel: line.channel,
    refundsLineKey: line.lineKey,
    refundsOccurrence: line.occurrence,
    reason: refund.reason,
  };
}

function refuseObstacles(obstacles: readonly RefundObstacle[]): never {
  const faults = obstacles.map((obstacle) => ({
    path: `body.lines.${obstacle.index}.${obstacle.field}`,
    code: obstacle.code,
    message: wayOut(obstacle),
  }));
  const listed = faults.map(({ path, message }) => `${path}: ${message}`).join('; ');
  const remaining = obstacles.map(({ index, remaining: left }) => ({ index, ...left }));
  refuse(ordersProblems.refundExceedsPurchase, listed, { faults, context: { remaining } });
}

function wayOut({ code, remaining }: RefundObstacle): string {
  switch (code) {
    case 'line-not-in-order':
      return 'this line is not a purchase of the order; choose a line of this order';
    case 'nothing-to-give-back':
      return 'neither units nor money would be given back; give a quantity or an amount';
    case 'more-than-remains':
      return `more than remains; at most ${remaining.quantity} units and ${remaining.amountMinor} in the minor unit can be given back`;
  }
}

function keyOf(line: OrderLineFact): string {
  return `${line.lineKey}/${line.occurrence}`;
}
