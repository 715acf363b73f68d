import type { LineKind } from './order-line.ts';

export interface LineToClassify {
  orderNumber: string | null;
  itemCode: string | null;
  quantity: number;
  amountMinor: number;
}

/** Item codes that systems of record use for money on a bill that buys nothing. A mapping may name others. */
export const ADJUSTMENT_CODES: readonly string[] = [
  'POST',
  'DOT',
  'C2',
  'M',
  'D',
  'S',
  'B',
  'BANK CHARGES',
  'AMAZONFEE',
  'CRUK',
  'ADJUST',
  'FEE',
  'DISCOUNT',
  'POSTAGE',
  'SHIPPING',
];

/** Invoice numbers of cancelled orders: a C before the number. It decides only where the line is negative. */
const CANCELLED_ORDER_NUMBER = /^C\d/i;

/** What kind of line a row is when its source does not say so. */
export function classifyLineKind(line: LineToClassify, adjustmentCodes: ReadonlySet<string>): LineKind {
  if (line.itemCode !== null && adjustmentCodes.has(line.itemCode.toUpperCase())) return 'adjustment';
  if (line.quantity >= 0 && line.amountMinor >= 0) return 'purchase';
  // A negative quantity without money is a movement of stock, not something given back to a customer.
  if (line.amountMinor === 0) return 'adjustment';
  if (line.amountMinor > 0) return 'adjustment';
  return line.orderNumber !== null && CANCELLED_ORDER_NUMBER.test(line.orderNumber)
    ? 'cancellation'
    : 'refund';
}
