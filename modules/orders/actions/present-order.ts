import type { ShownOrder, ShownOrderLine } from '../contract/index.ts';
import type { Order, OrderLineFact, OrderLineWithRefunds } from '../domain/group-orders.ts';
import type { RefundNetting } from '../domain/net-refunds.ts';

/** An order as the contract shows it. */
export function presentOrder(order: Order): ShownOrder {
  const { orderedAtMs, lines, ...shown } = order;
  return { ...shown, orderedAt: isoOf(orderedAtMs), lines: lines.map(presentLine) };
}

/** An instant in ISO 8601. */
export function isoOf(atMs: number): string {
  return new Date(atMs).toISOString();
}

function presentLine({ line, refunds, ...given }: OrderLineWithRefunds): ShownOrderLine {
  const { lineKey, occurrence, lineNumber, kind, itemCode, itemName, offerItemId } = line;
  const { quantity, amountMinor, costMinor, staffName, reason } = line;
  return {
    ...{ lineKey, occurrence, lineNumber, kind, itemCode, itemName, offerItemId },
    ...{ quantity, amountMinor, costMinor, staffName, reason },
    ...given,
    refunds: refunds.map(presentNetting),
  };
}

function presentNetting({ refund, how, quantity, amountMinor, paidBackMinor }: RefundNetting<OrderLineFact>) {
  const { lineKey, occurrence, kind, orderId, orderNumber, reason } = refund;
  return {
    ...{ lineKey, occurrence, kind, orderId, orderNumber, reason },
    refundedAt: isoOf(refund.orderedAtMs),
    ...{ how, quantity, amountMinor, paidBackMinor },
  };
}
