import { aliveStates, probabilityAliveAtStart } from '../buy-till-you-die/alive-state.ts';
import type { RegularPurchaseModel } from '../buy-till-you-die/fit-cnbd-k.ts';
import { expectedPurchasesIfAlive } from '../buy-till-you-die/forecast-if-alive.ts';
import { expectedPurchasesOfNewRegular } from '../buy-till-you-die/forecast-regular-customers.ts';
import { type PurchaseModel, requireModel } from '../buy-till-you-die/purchase-model.ts';
import { DAYS_PER_WEEK } from '../customer-clock/purchase-histories.ts';
import { require } from '../invalid-input.ts';

/** How many of something fell on each of some days: columns of equal length. */
export interface DailyCounts {
  days: Int32Array;
  counts: Int32Array | Float64Array;
}

/** Expected, and where given actual, repeat purchases of a cohort week by week. */
export interface Tracking {
  /** Last day of each week. */
  endDays: Int32Array;
  expectedCumulative: Float64Array;
  expectedIncremental: Float64Array;
  actualCumulative: Float64Array | undefined;
  actualIncremental: Float64Array | undefined;
}

/** The weeks to follow. */
export interface TrackingOptions {
  /** First day of week 1; week w ends 7w days later. */
  fromDay: number;
  weeks: number;
  /** Last day observed: the last week is cut there. */
  untilDay?: number;
  /** Repeat purchases by day. */
  actual?: DailyCounts;
}

/**
 * Repeat purchases of a cohort by week, as the model expects them from the customers' first days alone.
 *
 * @param newCustomers First-purchase days and how many customers began on each.
 * @returns `weeks` entries: the tracking plot of a cohort.
 * @see Fader, Hardie and Lee (2005), Marketing Science 24(2), figure 3.
 */
export function trackRepeatPurchases(
  model: PurchaseModel | RegularPurchaseModel,
  newCustomers: DailyCounts,
  { fromDay, weeks, untilDay = Infinity, actual }: TrackingOptions,
): Tracking {
  require(Number.isInteger(weeks) && weeks > 0, () =>
    `trackRepeatPurchases requires weeks ≥ 1, got ${weeks}`);
  const expectedOfNew = expectedOfNewCustomer(model);
  const byAge = new Map<number, number>();
  const expectedBy = (ageDays: number): number => {
    const known = byAge.get(ageDays) ?? expectedOfNew(ageDays / DAYS_PER_WEEK);
    byAge.set(ageDays, known);
    return known;
  };
  const endDays = Int32Array.from({ length: weeks }, (_, week) =>
    Math.min(untilDay, fromDay + DAYS_PER_WEEK * (week + 1)),
  );
  const expectedCumulative = Float64Array.from(endDays, (endDay) => {
    let sum = 0;
    for (let i = 0; i < newCustomers.days.length; i += 1) {
      const age = endDay - (newCustomers.days[i] ?? 0);
      if (age > 0) sum += (newCustomers.counts[i] ?? 0) * expectedBy(age);
    }
    return sum;
  });
  const actualCumulative =
    actual &&
    Float64Array.from(endDays, (endDay) => countBefore(actual, endDay === untilDay ? endDay + 1 : endDay));
  return {
    endDays,
    expectedCumulative,
    expectedIncremental: differences(expectedCumulative),
    actualCumulative,
    actualIncremental: actualCumulative && differences(actualCumulative),
  };
}

function expectedOfNewCustomer(model: PurchaseModel | RegularPurchaseModel): (weeks: number) => number {
  if ('k' in model) {
    return (weeks) => expectedPurchasesOfNewRegular(model, weeks);
  }
  requireModel('trackRepeatPurchases', model);
  const state = aliveStates(model)(0, 0);
  const atStart = probabilityAliveAtStart(model);
  return (weeks) => atStart * expectedPurchasesIfAlive(state, weeks);
}

/** Counts how many of the given days fall on each distinct day, oldest first. */
export function countByDay(days: ArrayLike<number>): DailyCounts {
  const counts = new Map<number, number>();
  for (let i = 0; i < days.length; i += 1) counts.set(days[i] ?? 0, (counts.get(days[i] ?? 0) ?? 0) + 1);
  const distinct = Int32Array.from(counts.keys()).sort();
  return { days: distinct, counts: Int32Array.from(distinct, (day) => counts.get(day) ?? 0) };
}

function countBefore({ days, counts }: DailyCounts, endDay: number): number {
  let sum = 0;
  for (let i = 0; i < days.length; i += 1) if ((days[i] ?? Infinity) < endDay) sum += counts[i] ?? 0;
  return sum;
}

function differences(cumulative: Float64Array): Float64Array {
  return cumulative.map((value, i) => value - (i > 0 ? (cumulative[i - 1] ?? 0) : 0));
}
