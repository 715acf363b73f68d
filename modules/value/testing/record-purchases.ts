import { dayDate } from '#analytics';
import { MOST_ROWS_A_BATCH, recordTransactions } from '#modules/orders';
import type { TestDatabase } from '#test-kit';

export interface PurchaseOf {
  customerNumber: string;
  purchasedOn: string;
  amountMinor: number;
}

/** Records purchases by the one road of sales, at noon in Shanghai, opening a file for each customer number. */
export async function recordPurchases(
  database: TestDatabase,
  purchases: readonly PurchaseOf[],
  { currency = 'CNY' }: { currency?: string } = {},
): Promise<void> {
  for (let from = 0; from < purchases.length; from += MOST_ROWS_A_BATCH) {
    const rows = purchases.slice(from, from + MOST_ROWS_A_BATCH).map((purchase, index) => ({
      rowNumber: from + index + 1,
      customerNumber: purchase.customerNumber,
      orderedAt: `${purchase.purchasedOn}T12:00:00+08:00`,
      itemCode: 'CD',
      quantity: 1,
      amountMinor: purchase.amountMinor,
      currency,
    }));
    await database.act('administrator', (ctx) =>
      recordTransactions(ctx, rows, {
        source: 'test',
        orderedZone: 'Asia/Shanghai',
        createUnknownCustomers: true,
      }),
    );
  }
}

/** Histories in days as purchases of numbered customers: `C0001`, `C0002` … */
export function purchasesOf(
  histories: readonly (readonly { day: number; amountMinor: number }[])[],
): PurchaseOf[] {
  return histories.flatMap((history, customer) =>
    history.map(({ day, amountMinor }) => ({
      customerNumber: `C${String(customer + 1).padStart(4, '0')}`,
      purchasedOn: dayDate(day),
      amountMinor,
    })),
  );
}
