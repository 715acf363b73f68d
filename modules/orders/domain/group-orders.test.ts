import { describe, expect, it } from 'vitest';
import { anOrderLineFact } from '../testing/an-order-line-fact.ts';
import { groupOrders } from './group-orders.ts';
import { netRefunds } from './net-refunds.ts';

const batteries = anOrderLineFact({ orderId: 'first', lineNumber: 2 });
const mould = anOrderLineFact({ orderId: 'first', lineNumber: 1, itemCode: 'MOULD-L', amountMinor: 4_000 });
const later = anOrderLineFact({
  orderId: 'second',
  itemCode: 'CLEANER',
  orderedAt: '2026-01-20T02:00:00.000Z',
});
const refund = anOrderLineFact({
  orderId: 'credit-note',
  kind: 'refund',
  orderedAt: '2026-01-06T02:00:00.000Z',
  quantity: -1,
  amountMinor: -5_000,
});

describe('orders with what was given back', () => {
  it('shows orders latest first and their lines in the order of the receipt', () => {
    const orders = groupOrders([batteries, later, mould], netRefunds([]));

    expect(orders.map(({ orderId, lines }) => [orderId, lines.map(({ line }) => line.itemCode)])).toEqual([
      ['second', ['CLEANER']],
      ['first', ['MOULD-L', 'BAT-312']],
    ]);
  });

  it('shows a refund under the line it was netted to, not as an order of its own', () => {
    const lines = [batteries, mould, refund];

    const orders = groupOrders(lines, netRefunds(lines));

    expect(orders).toMatchObject([
      { orderId: 'first', totalMinor: 14_000, refundedMinor: 5_000, lines: [{ refundedMinor: 0 }, {}] },
    ]);
    expect(orders[0]?.lines[1]).toMatchObject({ refundedQuantity: 1, refunds: [{ refund }] });
  });

  it('shows a refund that found no purchase, with the part that is open', () => {
    expect(groupOrders([refund], netRefunds([refund]))).toMatchObject([
      { orderId: 'credit-note', lines: [{ unmatchedQuantity: 1, unmatchedMinor: 5_000 }] },
    ]);
  });
});
