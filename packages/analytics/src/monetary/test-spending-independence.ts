import { require } from '../invalid-input.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import type { SpendingHistories } from './fit-gamma-gamma.ts';

/** Whether customers who buy more often also spend more each time. */
export interface SpendingIndependence {
  /** Pearson correlation of repeat purchases and mean value. */
  correlation: number;
  /** Spearman correlation: not moved by a few enormous customers. */
  rankCorrelation: number;
  /** Share of random pairings with a Pearson correlation at least as far from 0. */
  pValue: number;
  permutations: number;
  /** Customers with a repeat purchase of positive value. */
  n: number;
  /** False when |rank correlation| > 0.3: the Gamma-Gamma model then misleads. */
  acceptable: boolean;
}

/**
 * Tests the assumption of the Gamma-Gamma model that the value of a purchase does not depend on how often a customer
 * buys. With many customers a harmless correlation is "significant", so `acceptable` looks at its size.
 *
 * @throws InvalidInput below 3 customers with repeat purchases.
 * @see Fader, Hardie and Lee (2005), Journal of Marketing Research 42(4), p. 421, where .11 (.06 without an outlier) is accepted.
 */
export function testSpendingIndependence(
  { repeatPurchases, meanRepeatValue }: SpendingHistories,
  { seed = 1, permutations = 999 }: { seed?: number; permutations?: number } = {},
): SpendingIndependence {
  const rows = Array.from(repeatPurchases.keys()).filter(
    (i) => (repeatPurchases[i] ?? 0) > 0 && (meanRepeatValue[i] ?? 0) > 0,
  );
  require(rows.length >= 3, () =>
    `testSpendingIndependence requires 3 customers with repeat purchases, got ${rows.length}`);
  const x = Float64Array.from(rows, (i) => repeatPurchases[i] ?? 0);
  const value = Float64Array.from(rows, (i) => meanRepeatValue[i] ?? 0);
  const observed = correlation(x, value);
  const random = seededRandom(seed);
  const shuffled = Float64Array.from(value);
  const rounds = Math.max(19, Math.min(permutations, Math.floor(2e7 / rows.length)));
  let asFar = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (let i = shuffled.length - 1; i > 0; i -= 1) {
      const j = random.integerBelow(i + 1);
      const held = shuffled[i] ?? 0;
      shuffled[i] = shuffled[j] ?? 0;
      shuffled[j] = held;
    }
    if (Math.abs(correlation(x, shuffled)) >= Math.abs(observed)) asFar += 1;
  }
  const rankCorrelation = correlation(ranks(x), ranks(value));
  return {
    correlation: observed,
    rankCorrelation,
    pValue: (asFar + 1) / (rounds + 1),
    permutations: rounds,
    n: rows.length,
    acceptable: Math.abs(rankCorrelation) <= 0.3,
  };
}

/** Pearson correlation; 0 when either column does not vary. */
function correlation(a: Float64Array, b: Float64Array): number {
  const meanA = mean(a);
  const meanB = mean(b);
  let ab = 0,
    aa = 0,
    bb = 0;
  for (let i = 0; i < a.length; i += 1) {
    const da = (a[i] ?? 0) - meanA;
    const db = (b[i] ?? 0) - meanB;
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Ranks from 1, ties sharing their mean rank. */
function ranks(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
  const result = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (let at = from; at < to; at += 1) result[order[at] ?? 0] = (from + to + 1) / 2;
    from = to;
  }
  return result;
}
