// Platzer and Reutterer (2016), Marketing Science 35(5), 779–799, and Reutterer, Platzer and Schröder (2021),
// International Journal of Research in Marketing 38(3), 690–714.
import type { CompressedHistories } from '../customer-clock/compress-histories.ts';
import { logSumExp } from '../numerics/log-add-exp.ts';
import { logGamma } from '../numerics/log-gamma.ts';
import type { LogLikelihood } from '../numerics/maximise-likelihood.ts';
import { countByPurchases, purchaseTerms } from './bg-nbd-likelihood.ts';

/** What the likelihood of one history is made of: for each elapsed phase j while here, and for having gone. */
export interface RegularTerms {
  /** ln of here with j = 0 … k − 1 phases of the next interval passed. */
  here: Float64Array;
  /** ln of gone right after the last purchase. */
  gone: number;
}

/** Terms of one history; common factors are left out. */
export function regularTerms(
  k: number,
  [r, alpha, a, b]: readonly [number, number, number, number],
  repeatPurchases: number,
  recencyWeeks: number,
  ageWeeks: number,
): RegularTerms {
  const shape = r + k * repeatPurchases;
  const silence = ageWeeks - recencyWeeks;
  const here = new Float64Array(k).fill(-Infinity);
  let ways = 0;
  for (let j = 0; j < k; j += 1) {
    if (j > 0) ways += Math.log((shape + j - 1) / j) + Math.log(silence);
    here[j] = Math.log(b + repeatPurchases) + ways - (shape + j) * Math.log(alpha + ageWeeks);
  }
  return { here, gone: Math.log(a) - shape * Math.log(alpha + recencyWeeks) };
}

/**
 * Log-likelihood of (r, alpha, a, b) for intervals of k phases.
 *
 * @param totalLogIntervals Sum over all customers and intervals between their purchases of ln(weeks).
 */
export function mbgCnbdLikelihood(
  histories: CompressedHistories,
  k: number,
  totalLogIntervals: number,
): LogLikelihood {
  const counts = countByPurchases(histories);
  const purchases = counts.reduce((sum, count, i) => sum + count * (histories.purchaseValues[i] ?? 0), 0);
  const constant = (k - 1) * totalLogIntervals - purchases * logGamma(k);
  return {
    dimension: 4,
    n: counts.reduce((total, count) => total + count, 0),
    evaluate(parameters, gradient, hessian) {
      gradient.fill(0);
      hessian?.fill(0);
      const counted = purchaseTerms(histories, counts, parameters, true, gradient, hessian, k);
      return constant + counted + timingTerms(histories, k, parameters, gradient, hessian);
    },
  };
}

function timingTerms(
  histories: CompressedHistories,
  k: number,
  [r = NaN, alpha = NaN, a = NaN, b = NaN]: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array | undefined,
): number {
  let sum = 0;
  const terms = new Float64Array(k + 1);
  for (let row = 0; row < histories.rows; row += 1) {
    const count = histories.counts[row] ?? 0;
    const x = histories.purchaseValues[histories.purchaseIndex[row] ?? 0] ?? 0;
    const recency = histories.weekValues[histories.recencyIndex[row] ?? 0] ?? 0;
    const age = histories.weekValues[histories.ageIndex[row] ?? 0] ?? 0;
    const { here, gone } = regularTerms(k, [r, alpha, a, b], x, recency, age);
    terms.set(here);
    terms[k] = gone;
    const level = logSumExp(terms);
    sum += count * level;
    const mean = [0, 0, 0, 0];
    const second = new Float64Array(16);
    let rising = 0;
    let risingCurve = 0;
    for (let j = 0; j <= k; j += 1) {
      const shape = r + k * x + (j < k ? j : 0);
      if (j > 0 && j < k) {
        rising += 1 / (shape - 1);
        risingCurve += 1 / (shape - 1) ** 2;
      }
      const weight = Math.exp((terms[j] ?? -Infinity) - level);
      const at = alpha + (j < k ? age : recency);
      const slope =
        j < k ? [rising - Math.log(at), -shape / at, 0, 1 / (b + x)] : [-Math.log(at), -shape / at, 1 / a, 0];
      const curve =
        j < k
          ? [-risingCurve, shape / (at * at), 0, -1 / (b + x) ** 2]
          : [0, shape / (at * at), -1 / (a * a), 0];
      for (let p = 0; p < 4; p += 1) {
        mean[p] = (mean[p] ?? 0) + weight * (slope[p] ?? 0);
        if (!hessian) continue;
        for (let q = 0; q < 4; q += 1) {
          const own = p === q ? (curve[p] ?? 0) : p + q === 1 ? -1 / at : 0;
          second[4 * p + q] = (second[4 * p + q] ?? 0) + weight * ((slope[p] ?? 0) * (slope[q] ?? 0) + own);
        }
      }
    }
    for (let p = 0; p < 4; p += 1) {
      gradient[p] = (gradient[p] ?? 0) + count * (mean[p] ?? 0);
      if (!hessian) continue;
      for (let q = 0; q < 4; q += 1) {
        const entry = (second[4 * p + q] ?? 0) - (mean[p] ?? 0) * (mean[q] ?? 0);
        hessian[4 * p + q] = (hessian[4 * p + q] ?? 0) + count * entry;
      }
    }
  }
  return sum;
}
