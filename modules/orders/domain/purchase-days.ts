import type { NetPurchase } from './net-refunds.ts';

/** What one customer bought on one day: all purchases of the day together, net of what was given back later. */
export interface PurchaseDay {
  purchasedOn: string;
  amountMinor: number;
  /** Null when the cost of any of the day's lines is not known. */
  costMinor: number | null;
}

/**
 * The days on which a customer bought something they kept. Purchases of the same day are one; a day whose lines were
 * all given back is no purchase day; a day of free items is one, with the amount zero.
 */
export function purchaseDays(
  purchases: readonly NetPurchase[],
  dayOf: (orderedAt: string) => string,
): PurchaseDay[] {
  const days = new Map<string, PurchaseDay & { keptLines: number }>();
  for (const purchase of purchases) {
    const purchasedOn = dayOf(purchase.line.orderedAt);
    const day = days.get(purchasedOn) ?? { purchasedOn, amountMinor: 0, costMinor: 0, keptLines: 0 };
    day.amountMinor += purchase.netAmountMinor;
    day.costMinor =
      day.costMinor === null || purchase.netCostMinor === null ? null : day.costMinor + purchase.netCostMinor;
    if (!purchase.fullyRefunded) day.keptLines += 1;
    days.set(purchasedOn, day);
  }
  return [...days.values()]
    .filter((day) => day.keptLines > 0)
    .map(({ purchasedOn, amountMinor, costMinor }) => ({ purchasedOn, amountMinor, costMinor }))
    .sort((a, b) => (a.purchasedOn < b.purchasedOn ? -1 : 1));
}
