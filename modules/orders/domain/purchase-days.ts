import type { NetPurchase } from './net-refunds.ts';

/** What one customer bought on one day: all purchases of the day together, net of what was given back later. */
export interface PurchaseDay {
  purchasedOn: string;
  currency: string;
  amountMinor: number;
  /** Null when the cost of any of the day's lines is not known. */
  costMinor: number | null;
}

/**
 * The days on which a customer bought something they kept, oldest first. Purchases of the same day and currency are one; a day whose lines were
 * all given back is no purchase day; a day of free items is one, with the amount zero.
 */
export function purchaseDays(
  purchases: readonly NetPurchase[],
  dayOf: (orderedAtMs: number) => string,
): PurchaseDay[] {
  const days = new Map<string, PurchaseDay & { keptLines: number }>();
  for (const purchase of purchases) {
    const purchasedOn = dayOf(purchase.line.orderedAtMs);
    const { currency } = purchase.line;
    const key = `${purchasedOn} ${currency}`;
    const day = days.get(key) ?? { purchasedOn, currency, amountMinor: 0, costMinor: 0, keptLines: 0 };
    day.amountMinor += purchase.netAmountMinor;
    day.costMinor =
      day.costMinor === null || purchase.netCostMinor === null ? null : day.costMinor + purchase.netCostMinor;
    if (!purchase.fullyRefunded) day.keptLines += 1;
    days.set(key, day);
  }
  return [...days.values()]
    .filter((day) => day.keptLines > 0)
    .map(({ keptLines: _, ...day }) => day)
    .sort((a, b) => (a.purchasedOn < b.purchasedOn ? -1 : 1));
}
