import type { PurchaseLedger } from './purchase-ledger.ts';

/** The customer clock in columns: what the models know of each customer up to a day. */
export interface ClockColumns {
  /** Position of each customer in the ledger. */
  customers: Int32Array;
  firstDay: Int32Array;
  repeatPurchases: Int32Array;
  recencyDays: Int32Array;
  ageDays: Int32Array;
  /** Mean amount of the repeat purchases; 0 when there is none. */
  meanRepeatValueMinor: Float64Array;
  totalMinor: Float64Array;
  /** Purchase days after the day and up to the end of observation. */
  laterPurchases: Int32Array;
}

/** The clock of everybody who had bought by `endDay`; with a stride, of every so manieth customer of the ledger. */
export function clockColumns(ledger: PurchaseLedger, endDay: number, stride = 1): ClockColumns {
  const size = countBefore(ledger, endDay, stride);
  const clock: ClockColumns = {
    customers: new Int32Array(size),
    firstDay: new Int32Array(size),
    repeatPurchases: new Int32Array(size),
    recencyDays: new Int32Array(size),
    ageDays: new Int32Array(size),
    meanRepeatValueMinor: new Float64Array(size),
    totalMinor: new Float64Array(size),
    laterPurchases: new Int32Array(size),
  };
  let at = 0;
  for (let customer = 0; customer < ledger.customers; customer += stride) {
    if (fillCustomer(clock, at, ledger, customer, endDay)) at += 1;
  }
  return clock;
}

function fillCustomer(
  clock: ClockColumns,
  at: number,
  { offsets, days, amountsMinor }: PurchaseLedger,
  customer: number,
  endDay: number,
): boolean {
  const from = offsets[customer] ?? 0;
  const to = offsets[customer + 1] ?? from;
  const first = days[from] ?? Number.POSITIVE_INFINITY;
  if (from === to || first > endDay) return false;
  let seen = from;
  let repeatMinor = 0;
  while (seen + 1 < to && (days[seen + 1] ?? 0) <= endDay) {
    seen += 1;
    repeatMinor += amountsMinor[seen] ?? 0;
  }
  const repeats = seen - from;
  clock.customers[at] = customer;
  clock.firstDay[at] = first;
  clock.repeatPurchases[at] = repeats;
  clock.recencyDays[at] = (days[seen] ?? first) - first;
  clock.ageDays[at] = endDay - first;
  clock.meanRepeatValueMinor[at] = repeats > 0 ? repeatMinor / repeats : 0;
  clock.totalMinor[at] = (amountsMinor[from] ?? 0) + repeatMinor;
  clock.laterPurchases[at] = to - 1 - seen;
  return true;
}

function countBefore({ customers, offsets, days }: PurchaseLedger, endDay: number, stride: number): number {
  let count = 0;
  for (let customer = 0; customer < customers; customer += stride) {
    const from = offsets[customer] ?? 0;
    if (from < (offsets[customer + 1] ?? 0) && (days[from] ?? 0) <= endDay) count += 1;
  }
  return count;
}
