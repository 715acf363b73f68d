import type { ActionContext } from '#platform';
import { type RecordedOrder, recordOrder } from '../actions/record-order.ts';
import { refundOrder } from '../actions/refund-order.ts';
import { newOrder, newRefund, type ShownOrder } from '../contract/index.ts';

type OrderForm = Parameters<typeof newOrder.parse>[0] & object;

/** Records an order of one pack of batteries for 60.00; say only what the test is about, at least whose it is. */
export async function anOrder(
  ctx: ActionContext,
  given: { partyId: string } & Record<string, unknown>,
): Promise<RecordedOrder> {
  const batteries = { itemCode: 'BAT-312', itemName: '312 电池', quantity: 1, amountMinor: 6_000 };
  return recordOrder(ctx, newOrder.parse({ lines: [batteries], ...given } satisfies OrderForm));
}

/** Gives back units of the first line of an order: all that was bought, unless told otherwise. */
export async function aRefund(
  ctx: ActionContext,
  order: ShownOrder,
  given: { quantity?: number; amountMinor?: number; reason?: string; refundedAt?: string } = {},
): Promise<ShownOrder> {
  const [line] = order.lines;
  if (!line) throw new Error(`order ${order.orderNumber} has no line to give back`);
  const { quantity = line.quantity, amountMinor, reason = '不合适', refundedAt } = given;
  const { lineKey, occurrence } = line;
  const form = newRefund.parse({
    reason,
    refundedAt,
    lines: [{ lineKey, occurrence, quantity, amountMinor }],
  });
  return refundOrder(ctx, order.partyId, order.orderId, form);
}
