// The customer clock of Fader, Hardie and Lee (2005), Marketing Science 24(2), 275–284: time starts at the first purchase.
import { InvalidInput } from '../invalid-input.ts';
import { DAYS_PER_WEEK, type PurchaseHistories } from './purchase-histories.ts';

/** One purchase on a calendar day. */
export interface Transaction {
  customerId: string;
  /** A day number in the business's own time zone, e.g. from `dayNumber`. */
  onDay: number;
  /** What was paid, net of refunds, in any one unit; leave out when only counts matter. */
  amount?: number;
}

/** Which days count. */
export interface ObservationWindow {
  /** Last day whose purchases the models may see. */
  calibrationEndDay: number;
  /** Last day of the holdout period; leave out for none. */
  holdoutEndDay?: number;
  /** Only customers whose first purchase lies in these days; leave out for all. */
  cohort?: { fromDay: number; toDay: number };
}

/** Customers as columns on the customer clock, with what was left out and why. */
export interface CustomerClock extends PurchaseHistories {
  customerIds: string[];
  firstDay: Int32Array;
  recencyDays: Int32Array;
  ageDays: Int32Array;
  /** Mean amount of a repeat purchase day; 0 when there is none. */
  meanRepeatValue: Float64Array;
  /** Sum of ln(weeks) of the intervals between purchase days, which tells how regularly a customer comes; 0 without a repeat. */
  logIntervals: Float64Array;
  /** Amount of the first purchase day. */
  firstValue: Float64Array;
  holdoutPurchases: Int32Array;
  holdoutValue: Float64Array;
  /** Days from the end of calibration to the end of holdout; 0 without a holdout. */
  holdoutDays: number;
  /** Purchase days of each customer up to the end of calibration, oldest first. */
  purchaseDays: Int32Array[];
  leftOut: {
    /** Purchases merged into another one of the same customer and day. */
    sameDayPurchases: number;
    /** Days on which refunds exceeded purchases. */
    refundDays: number;
    /** Purchases after the last day looked at. */
    laterPurchases: number;
    /** Customers whose first purchase is after calibration or outside the cohort. */
    customers: number;
  };
}

/** The number of a calendar day, 0 for 1970-01-01; accepts `2026-03-09` and `20260309`. */
export function dayNumber(date: string): number {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(date);
  const [year, month, day] = match ? match.slice(1).map(Number) : [];
  if (year === undefined || month === undefined || day === undefined) {
    throw new InvalidInput(`dayNumber requires a date like 2026-03-09, got ${date}`);
  }
  const milliseconds = Date.UTC(year, month - 1, day);
  const back = new Date(milliseconds);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) {
    throw new InvalidInput(`dayNumber requires a day of the calendar, got ${date}`);
  }
  return milliseconds / 86_400_000;
}

/** The date of a day number, as `2026-03-09`. */
export function dayDate(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Turns dated transactions into histories: same-day purchases become one, the first purchase starts the clock.
 *
 * @throws InvalidInput naming the transactions with an impossible day or amount, or when holdout ends before calibration.
 */
export function summariseTransactions(
  transactions: Iterable<Transaction>,
  window: ObservationWindow,
): CustomerClock {
  const holdoutEnd = window.holdoutEndDay ?? window.calibrationEndDay;
  if (holdoutEnd < window.calibrationEndDay) {
    throw new InvalidInput(
      `summariseTransactions requires the holdout to end after calibration, got days ${holdoutEnd} and ${window.calibrationEndDay}`,
    );
  }
  const ledger = gatherDays(transactions, holdoutEnd);
  const kept = [...ledger.days].filter(([, days]) => startsInside(days, window));
  const clock = emptyClock(kept.length, holdoutEnd - window.calibrationEndDay);
  clock.leftOut = { ...ledger.leftOut, customers: ledger.days.size - kept.length };
  kept.forEach(([customerId, days], index) => {
    clock.customerIds.push(customerId);
    fillCustomer(clock, index, days, window.calibrationEndDay);
  });
  return clock;
}

interface Ledger {
  days: Map<string, Map<number, number>>;
  leftOut: { sameDayPurchases: number; refundDays: number; laterPurchases: number };
}

function gatherDays(transactions: Iterable<Transaction>, lastDay: number): Ledger {
  const days = new Map<string, Map<number, number>>();
  const leftOut = { sameDayPurchases: 0, refundDays: 0, laterPurchases: 0 };
  const faults: string[] = [];
  let position = -1;
  for (const { customerId, onDay, amount = 0 } of transactions) {
    position += 1;
    if (!Number.isInteger(onDay) || !Number.isFinite(amount)) {
      faults.push(`transaction ${position}: onDay ${onDay}, amount ${amount}`);
      continue;
    }
    if (onDay > lastDay) {
      leftOut.laterPurchases += 1;
      continue;
    }
    const own = days.get(customerId) ?? new Map<number, number>();
    if (own.has(onDay)) leftOut.sameDayPurchases += 1;
    own.set(onDay, (own.get(onDay) ?? 0) + amount);
    days.set(customerId, own);
  }
  if (faults.length > 0) {
    throw new InvalidInput(
      `summariseTransactions requires whole day numbers and finite amounts; ${faults.length} break this, first ${faults.slice(0, 5).join('; ')}`,
    );
  }
  for (const [customerId, own] of days) {
    for (const [day, amount] of own) {
      if (amount >= 0) continue;
      own.delete(day);
      leftOut.refundDays += 1;
    }
    if (own.size === 0) days.delete(customerId);
  }
  return { days, leftOut };
}

function startsInside(days: Map<number, number>, window: ObservationWindow): boolean {
  const first = Math.min(...days.keys());
  if (first > window.calibrationEndDay) return false;
  return !window.cohort || (first >= window.cohort.fromDay && first <= window.cohort.toDay);
}

function emptyClock(size: number, holdoutDays: number): CustomerClock {
  return {
    customerIds: [],
    firstDay: new Int32Array(size),
    repeatPurchases: new Int32Array(size),
    recencyDays: new Int32Array(size),
    ageDays: new Int32Array(size),
    meanRepeatValue: new Float64Array(size),
    logIntervals: new Float64Array(size),
    firstValue: new Float64Array(size),
    holdoutPurchases: new Int32Array(size),
    holdoutValue: new Float64Array(size),
    holdoutDays,
    purchaseDays: [],
    leftOut: { sameDayPurchases: 0, refundDays: 0, laterPurchases: 0, customers: 0 },
  };
}

function fillCustomer(
  clock: CustomerClock,
  index: number,
  amounts: Map<number, number>,
  endDay: number,
): void {
  const days = Int32Array.from(amounts.keys()).sort();
  const seen = days.filter((day) => day <= endDay);
  const later = days.filter((day) => day > endDay);
  const first = seen[0] ?? 0;
  const repeats = seen.slice(1);
  const sum = (list: Int32Array): number => list.reduce((total, day) => total + (amounts.get(day) ?? 0), 0);
  clock.firstDay[index] = first;
  clock.repeatPurchases[index] = repeats.length;
  clock.recencyDays[index] = (seen.at(-1) ?? first) - first;
  clock.ageDays[index] = endDay - first;
  clock.meanRepeatValue[index] = repeats.length > 0 ? sum(repeats) / repeats.length : 0;
  clock.logIntervals[index] = repeats.reduce(
    (total, day, i) => total + Math.log((day - (seen[i] ?? 0)) / DAYS_PER_WEEK),
    0,
  );
  clock.firstValue[index] = amounts.get(first) ?? 0;
  clock.holdoutPurchases[index] = later.length;
  clock.holdoutValue[index] = sum(later);
  clock.purchaseDays.push(seen);
}
