// Wheat and Morrison (1990), Journal of Marketing Research 27(1), 87–93.
import { DAYS_PER_WEEK } from '../customer-clock/purchase-histories.ts';
import type { NotEnoughData } from './purchase-fit.ts';

/** Sum of ln(weeks between purchase days) over customers; days up to the end of observation, in any order. */
export function totalLogIntervalsOf(purchaseDays: Iterable<ArrayLike<number>>): number {
  let total = 0;
  for (const days of purchaseDays) {
    const sorted = [...new Set(Array.from(days))].sort((a, b) => a - b);
    for (let i = 1; i < sorted.length; i += 1) {
      total += Math.log(((sorted[i] ?? 0) - (sorted[i - 1] ?? 0)) / DAYS_PER_WEEK);
    }
  }
  return total;
}

/**
 * Regularity of purchases without a model: k of Erlang-k intervals by the variance of M = first / (first + second) of
 * each customer's two last intervals. 1 is irregular; above 1.3 try `fitMbgCnbd`.
 *
 * @returns k with the number of customers used, or `not-enough-data` below 30 with three purchases.
 */
export function estimateRegularity(
  purchaseDays: Iterable<ArrayLike<number>>,
): { outcome: 'estimated'; k: number; n: number } | NotEnoughData {
  const shares: number[] = [];
  for (const days of purchaseDays) {
    const [first, second, third] = [...new Set(Array.from(days))].sort((a, b) => a - b).slice(-3);
    if (first === undefined || second === undefined || third === undefined) continue;
    shares.push((second - first) / (third - first));
  }
  const n = shares.length;
  if (n < 30)
    return { outcome: 'not-enough-data', counted: 'customers with three purchases', found: n, needed: 30 };
  // The mean of M is ½ by symmetry, so it is not estimated.
  const variance = shares.reduce((sum, share) => sum + (share - 0.5) ** 2, 0) / n;
  return { outcome: 'estimated', k: (1 - 4 * variance) / (8 * variance), n };
}
