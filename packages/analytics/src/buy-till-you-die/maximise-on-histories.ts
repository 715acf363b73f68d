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

/** Sizes at which a fit is tried before the next larger one; the last must be well below the data to pay. */
const STAGES = [200, 4000, 40_000];

/**
 * Maximises a likelihood of histories: from the starts on a few hundred rows that stand for all, then, for larger data, on
 * thousands, and at last on all of them, which then needs few evaluations.
 */
export function maximiseOnHistories(
  histories: CompressedHistories,
  likelihoodOf: (rows: CompressedHistories) => LogLikelihood,
  starts: readonly Float64Array[],
): LikelihoodMaximum {
  return maximiseLikelihood([...stagesOf(histories, likelihoodOf), likelihoodOf(histories)], starts);
}

/** Likelihoods of fewer rows that stand for all, smallest first. */
export function stagesOf(
  histories: CompressedHistories,
  likelihoodOf: (rows: CompressedHistories) => LogLikelihood,
): LogLikelihood[] {
  return STAGES.filter((rows) => histories.rows > 2 * rows).map((rows) =>
    likelihoodOf(rows === STAGES[0] ? groupedRows(histories, rows) : sampleOfRows(histories, rows)),
  );
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

/** About `limit` groups of neighbours in purchases, recency and age, each standing at the middle of its rows. */
function groupedRows(histories: CompressedHistories, limit: number): CompressedHistories {
  const { purchaseIndex, recencyIndex, ageIndex, purchaseValues, weekValues, counts } = sampleOfRows(
    histories,
    4000,
  );
  const purchases = Float64Array.from(purchaseIndex, (at) => purchaseValues[at] ?? 0);
  const recency = Float64Array.from(recencyIndex, (at) => weekValues[at] ?? 0);
  const age = Float64Array.from(ageIndex, (at) => weekValues[at] ?? 0);
  const sorted = Array.from(purchases.keys()).sort(
    (a, b) =>
      (purchases[a] ?? 0) - (purchases[b] ?? 0) ||
      (recency[a] ?? 0) - (recency[b] ?? 0) ||
      (age[a] ?? 0) - (age[b] ?? 0),
  );
  const size = Math.ceil(sorted.length / limit);
  const kept: number[] = [];
  const weights: number[] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    let weight = 0;
    const own = purchases[sorted[from] ?? 0];
    // Numbers of purchases are not mixed: their likelihoods differ most.
    for (; to < sorted.length && to < from + size && purchases[sorted[to] ?? 0] === own; to += 1) {
      weight += counts[sorted[to] ?? 0] ?? 0;
    }
    kept.push(sorted[(from + to - 1) >> 1] ?? 0);
    weights.push(weight);
    from = to;
  }
  const pick = (column: Int32Array): Int32Array => Int32Array.from(kept, (row) => column[row] ?? 0);
  return {
    ...histories,
    rows: kept.length,
    counts: Float64Array.from(weights),
    purchaseIndex: pick(purchaseIndex),
    recencyIndex: pick(recencyIndex),
    ageIndex: pick(ageIndex),
    rowOfCustomer: new Int32Array(0),
  };
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
