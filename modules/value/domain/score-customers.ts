import {
  type CompressedHistories,
  forecastCustomers,
  type GammaGammaFit,
  type PurchaseFit,
  scoreRfm,
  valueCustomers,
} from '#analytics';
import type { ClockColumns } from './clock-columns.ts';
import { medianGapDays } from './find-drift.ts';
import type { PurchaseLedger } from './purchase-ledger.ts';
import { INTERVAL_COVERAGE, PURCHASE_HORIZON_WEEKS } from './thresholds.ts';

/** What a run says of each customer, in columns, in the order of the ledger. */
export interface ScoreColumns {
  firstDay: Int32Array;
  lastDay: Int32Array;
  purchases: Int32Array;
  totalMinor: Float64Array;
  meanRepeatValueMinor: Float64Array;
  probabilityAlive: Float64Array;
  expectedPurchases: Float64Array;
  purchasesLow: Int32Array;
  purchasesHigh: Int32Array;
  expectedPurchaseMinor: Float64Array;
  /** NaN where no amount above zero was ever paid: then no value can be given. */
  lifetimeMinor: Float64Array;
  lifetimeLowMinor: Float64Array;
  lifetimeHighMinor: Float64Array;
  recencyScore: Int32Array;
  frequencyScore: Int32Array;
  monetaryScore: Int32Array;
  /** Share of customers worth at least as much. */
  valueRankShare: Float64Array;
  spendRankShare: Float64Array;
  /** NaN below three purchases. */
  usualGapDays: Float64Array;
}

export interface ScoreOptions {
  marginShare: number;
  discountRatePerYear: number;
  horizonWeeks: number;
}

/** Judges every customer with the fitted models. */
export function scoreCustomers(
  ledger: PurchaseLedger,
  clock: ClockColumns,
  histories: CompressedHistories,
  fits: { purchases: PurchaseFit; spending: GammaGammaFit },
  options: ScoreOptions,
): ScoreColumns {
  const values = valueCustomers(fits, histories, clock.meanRepeatValueMinor, {
    ...options,
    coverage: INTERVAL_COVERAGE,
  });
  const forecasts = forecastCustomers(fits.purchases, histories, {
    horizonWeeks: PURCHASE_HORIZON_WEEKS,
    coverage: INTERVAL_COVERAGE,
  });
  blankWithoutAmounts(clock.totalMinor, [values.expectedValue, values.valueLow, values.valueHigh]);
  const purchases = clock.repeatPurchases.map((repeats) => repeats + 1);
  const rfm = scoreRfm({
    daysSinceLastPurchase: clock.ageDays.map((age, i) => age - (clock.recencyDays[i] ?? 0)),
    purchases,
    amount: clock.totalMinor,
  });
  return {
    firstDay: clock.firstDay,
    lastDay: clock.firstDay.map((first, i) => first + (clock.recencyDays[i] ?? 0)),
    purchases,
    totalMinor: clock.totalMinor,
    meanRepeatValueMinor: clock.meanRepeatValueMinor,
    probabilityAlive: values.probabilityAlive,
    expectedPurchases: forecasts.expectedPurchases,
    purchasesLow: forecasts.purchasesLow,
    purchasesHigh: forecasts.purchasesHigh,
    expectedPurchaseMinor: values.meanOrderValue,
    lifetimeMinor: values.expectedValue,
    lifetimeLowMinor: values.valueLow,
    lifetimeHighMinor: values.valueHigh,
    recencyScore: rfm.recency,
    frequencyScore: rfm.frequency,
    monetaryScore: rfm.amount,
    valueRankShare: rankShares(values.expectedValue),
    spendRankShare: rankShares(clock.totalMinor),
    usualGapDays: usualGaps(ledger, clock),
  };
}

function blankWithoutAmounts(totalMinor: Float64Array, columns: readonly Float64Array[]): void {
  for (let i = 0; i < totalMinor.length; i += 1) {
    if ((totalMinor[i] ?? 0) > 0) continue;
    for (const column of columns) column[i] = Number.NaN;
  }
}

/** For each value the share of values at least as high; NaN counts as nothing. */
export function rankShares(values: Float64Array): Float64Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const n = sorted.length;
  return values.map((value) => {
    if (Number.isNaN(value)) return 1;
    let from = 0;
    let to = n;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((sorted[middle] ?? 0) < value) from = middle + 1;
      else to = middle;
    }
    return (n - from) / n;
  });
}

function usualGaps(
  { offsets, days }: PurchaseLedger,
  { customers, repeatPurchases }: ClockColumns,
): Float64Array {
  const gaps = new Float64Array(customers.length).fill(Number.NaN);
  for (let i = 0; i < customers.length; i += 1) {
    const from = offsets[customers[i] ?? 0] ?? 0;
    gaps[i] = medianGapDays(days.subarray(from, from + (repeatPurchases[i] ?? 0) + 1)) ?? Number.NaN;
  }
  return gaps;
}
