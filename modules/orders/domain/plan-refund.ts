import type { NetPurchase } from './net-refunds.ts';
import type { LineReference } from './order-line.ts';

export interface RefundRequestLine extends LineReference {
  quantity: number;
  /** Left out: the price paid for these units. */
  amountMinor?: number | undefined;
}

export interface PlannedRefundLine<P extends NetPurchase = NetPurchase> {
  purchase: P;
  quantity: number;
  amountMinor: number;
  costMinor: number | null;
}

export interface RefundObstacle {
  index: number;
  code: 'line-not-in-order' | 'more-than-remains' | 'nothing-to-give-back';
  field: 'lineKey' | 'quantity' | 'amountMinor';
  /** What could still be given back. */
  remaining: { quantity: number; amountMinor: number };
}

/** What a refund would give back line by line, or everything that stands in its way. */
export function planRefund<P extends NetPurchase>(
  purchases: readonly P[],
  wanted: readonly RefundRequestLine[],
): { planned: PlannedRefundLine<P>[]; obstacles: RefundObstacle[] } {
  const planned: PlannedRefundLine<P>[] = [];
  const obstacles: RefundObstacle[] = [];
  const taken = new Map<NetPurchase, { quantity: number; amountMinor: number; costMinor: number }>();
  wanted.forEach((line, index) => {
    const purchase = purchases.find(
      (one) => one.line.lineKey === line.lineKey && one.line.occurrence === line.occurrence,
    );
    if (!purchase) {
      const remaining = { quantity: 0, amountMinor: 0 };
      obstacles.push({ index, code: 'line-not-in-order', field: 'lineKey', remaining });
      return;
    }
    const before = taken.get(purchase) ?? { quantity: 0, amountMinor: 0, costMinor: 0 };
    const remaining = {
      quantity: purchase.remainingQuantity - before.quantity,
      amountMinor: purchase.netAmountMinor - before.amountMinor,
    };
    if (line.quantity > remaining.quantity) {
      obstacles.push({ index, code: 'more-than-remains', field: 'quantity', remaining });
      return;
    }
    const share = remaining.quantity === 0 ? 0 : line.quantity / remaining.quantity;
    const amountMinor = line.amountMinor ?? Math.round(remaining.amountMinor * share);
    if (amountMinor > remaining.amountMinor) {
      obstacles.push({ index, code: 'more-than-remains', field: 'amountMinor', remaining });
      return;
    }
    if (line.quantity === 0 && amountMinor === 0) {
      obstacles.push({ index, code: 'nothing-to-give-back', field: 'quantity', remaining });
      return;
    }
    const costMinor =
      purchase.netCostMinor === null ? null : Math.round((purchase.netCostMinor - before.costMinor) * share);
    planned.push({ purchase, quantity: line.quantity, amountMinor, costMinor });
    taken.set(purchase, {
      quantity: before.quantity + line.quantity,
      amountMinor: before.amountMinor + amountMinor,
      costMinor: before.costMinor + (costMinor ?? 0),
    });
  });
  return { planned, obstacles };
}
