import type { CompressedHistories } from '../customer-clock/compress-histories.ts';
import {
  type LikelihoodMaximum,
  type LogLikelihood,
  maximiseLikelihood,
} from '../numerics/maximise-likelihood.ts';

/** What starts are chosen from. */
export interface HistoryTotals {
  repeatCustomers: number;
  purchasesPerWeek: number;
  meanAgeWeeks: number;
}

const SAMPLE_ROWS = 4000;
const MIDDLE_ROWS = 40000;

/**
 * Maximises a likelihood of histories: from the starts on about 4,000 rows, then, for large data, on about 40,000, and
 * at last on all of them, which then needs few evaluations.
 */
export function maximiseOnHistories(
  histories: CompressedHistories,
  likelihoodOf: (rows: CompressedHistories) => LogLikelihood,
  starts: readonly Float64Array[],
): LikelihoodMaximum {
  const sample = likelihoodOf(sampleOfRows(histories, SAMPLE_ROWS));
  if (histories.rows <= 2 * MIDDLE_ROWS) return maximiseLikelihood(likelihoodOf(histories), starts, sample);
  const middle = likelihoodOf(sampleOfRows(histories, MIDDLE_ROWS));
  const warm = maximiseLikelihood(middle, starts, sample);
  const maximum = maximiseLikelihood(likelihoodOf(histories), [warm.parameters], middle);
  return { ...maximum, iterations: warm.iterations + maximum.iterations };
}

/** Totals over all customers. */
export function totalsOf(histories: CompressedHistories): HistoryTotals {
  let repeatCustomers = 0;
  let purchases = 0;
  let weeks = 0;
  for (let row = 0; row < histories.rows; row += 1) {
    const count = histories.counts[row] ?? 0;
    const x = histories.purchaseValues[histories.purchaseIndex[row] ?? 0] ?? 0;
    if (x > 0) repeatCustomers += count;
    purchases += count * x;
    weeks += count * (histories.weekValues[histories.ageIndex[row] ?? 0] ?? 0);
  }
  const purchasesPerWeek = Math.max(1e-6, purchases / Math.max(weeks, 1e-9));
  return { repeatCustomers, purchasesPerWeek, meanAgeWeeks: Math.max(weeks / histories.customers, 0.1) };
}

/** About `limit` rows standing for all: every row without repeat purchases, and evenly spaced ones of the rest. */
function sampleOfRows(histories: CompressedHistories, limit: number): CompressedHistories {
  if (histories.rows <= 2 * limit) return histories;
  const isSingle = (row: number): boolean =>
    histories.purchaseValues[histories.purchaseIndex[row] ?? 0] === 0;
  const stride = Math.ceil(histories.rows / limit);
  const kept: number[] = [];
  let others = 0;
  for (let row = 0; row < histories.rows; row += 1) {
    if (isSingle(row) || others++ % stride === 0) kept.push(row);
  }
  const pick = (column: Int32Array): Int32Array => Int32Array.from(kept, (row) => column[row] ?? 0);
  return {
    ...histories,
    rows: kept.length,
    counts: Float64Array.from(kept, (row) => (histories.counts[row] ?? 0) * (isSingle(row) ? 1 : stride)),
    purchaseIndex: pick(histories.purchaseIndex),
    recencyIndex: pick(histories.recencyIndex),
    ageIndex: pick(histories.ageIndex),
    rowOfCustomer: new Int32Array(0),
  };
}
