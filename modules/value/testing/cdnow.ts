import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dayNumber } from '#analytics';

export interface CdnowPurchase {
  customerNumber: string;
  purchasedOn: string;
  amountMinor: number;
}

/** The 1/10 sample of CDNOW buyers (Fader and Hardie), which must not be copied into the repository. */
export function cdnowSample(): CdnowPurchase[] | undefined {
  const folder = process.env.PERENNIAL_SHARED_DATA ?? path.resolve('..', 'shared', 'data');
  const file = path.join(folder, 'cdnow_sample.txt');
  if (!existsSync(file)) {
    console.log(`skipped: ${file} is not here; set PERENNIAL_SHARED_DATA to the folder that holds it`);
    return undefined;
  }
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [, customerNumber = '', on = '', , amount = ''] = line.trim().split(/\s+/);
    return {
      customerNumber,
      purchasedOn: `${on.slice(0, 4)}-${on.slice(4, 6)}-${on.slice(6)}`,
      amountMinor: Math.round(Number(amount) * 100),
    };
  });
}

/** The same as purchase days of each customer, oldest first, same-day purchases merged. */
export function cdnowHistories(
  purchases: readonly CdnowPurchase[],
): { day: number; amountMinor: number }[][] {
  const byCustomer = new Map<string, Map<number, number>>();
  for (const { customerNumber, purchasedOn, amountMinor } of purchases) {
    const days = byCustomer.get(customerNumber) ?? new Map<number, number>();
    const day = dayNumber(purchasedOn);
    days.set(day, (days.get(day) ?? 0) + amountMinor);
    byCustomer.set(customerNumber, days);
  }
  return [...byCustomer.values()].map((days) =>
    [...days].sort(([a], [b]) => a - b).map(([day, amountMinor]) => ({ day, amountMinor })),
  );
}
