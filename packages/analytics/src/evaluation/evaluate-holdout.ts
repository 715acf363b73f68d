import {
  forecastCustomers,
  groupByState,
  rowProbabilitiesAlive,
} from '../buy-till-you-die/forecast-customers.ts';
import { purchaseCountsIfAlive } from '../buy-till-you-die/purchase-counts-if-alive.ts';
import { type PurchaseModel, requireModel } from '../buy-till-you-die/purchase-model.ts';
import { type CompressedHistories, compressHistories } from '../customer-clock/compress-histories.ts';
import { DAYS_PER_WEEK, type PurchaseHistories } from '../customer-clock/purchase-histories.ts';
import { require } from '../invalid-input.ts';

/** Customers with equal calibration frequency: what they did and what was expected. */
export interface FrequencyRow {
  repeatPurchases: number;
  /** True for the last row, which holds this frequency and all above. */
  andMore: boolean;
  n: number;
  actualMean: number;
  expectedMean: number;
}

/** How a model's forecast compares with what customers did afterwards. */
export interface HoldoutEvaluation {
  n: number;
  holdoutDays: number;
  actualTotal: number;
  expectedTotal: number;
  /** (expected − actual) / actual; `undefined` when nothing was bought. */
  errorShare: number | undefined;
  meanAbsoluteError: number;
  /** Of expected and actual purchases; 0 when either does not vary. */
  correlation: number;
  /** Mean over customers of ln P(what they did | history): closer to 0 is better. */
  logScorePerCustomer: number;
  /** Share of customers inside the 80 % predictive interval. */
  intervalCoverage: number;
  byFrequency: FrequencyRow[];
  /** ln P of each customer's count, in the order given: for paired comparisons. */
  logScores: Float64Array;
}

/**
 * Judges a model on purchases it has not seen.
 *
 * @param holdoutPurchases Purchase days of each customer after calibration.
 * @param holdoutDays Length of the holdout.
 * @throws InvalidInput for unequal columns or a holdout without days.
 */
export function evaluateHoldout(
  model: PurchaseModel,
  given: PurchaseHistories | CompressedHistories,
  holdoutPurchases: Int32Array,
  holdoutDays: number,
): HoldoutEvaluation {
  requireModel('evaluateHoldout', model);
  require(holdoutDays > 0, () => `evaluateHoldout requires holdoutDays > 0, got ${holdoutDays}`);
  const histories = compressHistories(given);
  const n = histories.customers;
  require(holdoutPurchases.length === n, () =>
    `evaluateHoldout requires holdoutPurchases for each of ${n} customers, got ${holdoutPurchases.length}`);
  const horizonWeeks = holdoutDays / DAYS_PER_WEEK;
  const forecasts = forecastCustomers(model, histories, { horizonWeeks, coverage: 0.8 });
  const logScores = logScoresOf(model, histories, holdoutPurchases, horizonWeeks);
  const expected = forecasts.expectedPurchases;
  let actualTotal = 0;
  let absolute = 0;
  let inside = 0;
  for (let i = 0; i < n; i += 1) {
    const actual = holdoutPurchases[i] ?? 0;
    actualTotal += actual;
    absolute += Math.abs(actual - (expected[i] ?? 0));
    if (actual >= (forecasts.purchasesLow[i] ?? 0) && actual <= (forecasts.purchasesHigh[i] ?? 0))
      inside += 1;
  }
  const expectedTotal = sumOf(expected);
  return {
    n,
    holdoutDays,
    actualTotal,
    expectedTotal,
    errorShare: actualTotal > 0 ? (expectedTotal - actualTotal) / actualTotal : undefined,
    meanAbsoluteError: absolute / n,
    correlation: correlationOf(expected, holdoutPurchases),
    logScorePerCustomer: sumOf(logScores) / n,
    intervalCoverage: inside / n,
    byFrequency: frequencyRows(histories, holdoutPurchases, expected),
    logScores,
  };
}

const FREQUENCY_ROWS = 8;

function frequencyRows(
  histories: CompressedHistories,
  actual: Int32Array,
  expected: Float64Array,
): FrequencyRow[] {
  const rows = Array.from({ length: FREQUENCY_ROWS }, () => ({ n: 0, actual: 0, expected: 0 }));
  for (let i = 0; i < histories.customers; i += 1) {
    const x = histories.purchaseValues[histories.purchaseIndex[histories.rowOfCustomer[i] ?? 0] ?? 0] ?? 0;
    const row = rows[Math.min(FREQUENCY_ROWS - 1, x)];
    if (!row) continue;
    row.n += 1;
    row.actual += actual[i] ?? 0;
    row.expected += expected[i] ?? 0;
  }
  return rows.map((row, repeatPurchases) => ({
    repeatPurchases,
    andMore: repeatPurchases === FREQUENCY_ROWS - 1,
    n: row.n,
    actualMean: row.n > 0 ? row.actual / row.n : 0,
    expectedMean: row.n > 0 ? row.expected / row.n : 0,
  }));
}

function logScoresOf(
  model: PurchaseModel,
  histories: CompressedHistories,
  actual: Int32Array,
  horizonWeeks: number,
): Float64Array {
  const groups = groupByState(model, histories);
  const rowAlive = rowProbabilitiesAlive(model, histories);
  const generators = groups.states.map((state) => purchaseCountsIfAlive(state, horizonWeeks));
  const probabilities: number[][] = groups.states.map(() => []);
  const scores = new Float64Array(histories.customers);
  for (let i = 0; i < histories.customers; i += 1) {
    const row = histories.rowOfCustomer[i] ?? 0;
    const group = groups.stateOfRow[row] ?? 0;
    const own = probabilities[group] ?? [];
    const next = generators[group];
    const count = actual[i] ?? 0;
    while (next && own.length <= count) own.push(next());
    const alive = rowAlive[row] ?? 0;
    const probability = alive * (own[count] ?? 0) + (count === 0 ? 1 - alive : 0);
    // A count the model holds impossible in double precision must hurt, not break the mean.
    scores[i] = Math.log(Math.max(probability, 1e-300));
  }
  return scores;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function correlationOf(a: Float64Array, b: Int32Array): number {
  const n = a.length;
  let sa = 0,
    sb = 0;
  for (let i = 0; i < n; i += 1) {
    sa += a[i] ?? 0;
    sb += b[i] ?? 0;
  }
  let ab = 0,
    aa = 0,
    bb = 0;
  for (let i = 0; i < n; i += 1) {
    const da = (a[i] ?? 0) - sa / n;
    const db = (b[i] ?? 0) - sb / n;
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}
