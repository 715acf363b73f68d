// Platzer and Reutterer (2016), Marketing Science 35(5), 779–799, and Reutterer, Platzer and Schröder (2021),
// International Journal of Research in Marketing 38(3), 690–714.
import type { CompressedHistories } from '../customer-clock/compress-histories.ts';
import { logGamma } from '../numerics/log-gamma.ts';
import type { LogLikelihood } from '../numerics/maximise-likelihood.ts';
import { countByPurchases, purchaseTerms } from './bg-nbd-likelihood.ts';

/** Number of phases in a purchase interval, and whether a customer may leave right after the first purchase. */
export interface Regularity {
  k: number;
  mayLeaveAtOnce: boolean;
}

/**
 * Log-likelihood of (r, alpha, a, b) for intervals of k phases.
 *
 * @param totalLogIntervals Sum over all customers and intervals between their purchases of ln(weeks).
 */
export function cnbdLikelihood(
  histories: CompressedHistories,
  { k, mayLeaveAtOnce }: Regularity,
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
      const counted = purchaseTerms(histories, counts, parameters, mayLeaveAtOnce, gradient, hessian, k);
      const timing = timingTerms(histories, { k, mayLeaveAtOnce }, parameters, gradient, hessian);
      return constant + counted + timing;
    },
  };
}

/**
 * How likely each number j = 0 … k − 1 of phases of the present interval has passed: Γ(K + j) / (Γ(K) j!) q^j with
 * K = r + k x and q the silence as a share of alpha + T. ln of their sum, and its derivatives by r and ln(alpha + T).
 */
export interface PresentInterval {
  logSum: number;
  byShape: number;
  byReach: number;
  byShapeTwice: number;
  byBoth: number;
  byReachTwice: number;
}

/** Fills `target`; all terms are positive, so nothing cancels. */
export function presentInterval(k: number, shape: number, share: number, target: PresentInterval): void {
  let term = 1;
  let rise = 0;
  let riseCurve = 0;
  let sum = 1;
  let sumRise = 0;
  let sumRiseCurve = 0;
  let sumReach = 0;
  let sumBoth = 0;
  let sumReachTwice = 0;
  for (let j = 1; j < k; j += 1) {
    const over = 1 / (shape + j - 1);
    term *= ((shape + j - 1) / j) * share;
    rise += over;
    riseCurve += over * over;
    sum += term;
    sumRise += term * rise;
    sumRiseCurve += term * (rise * rise - riseCurve);
    sumReach += term * j;
    sumBoth += term * rise * j;
    sumReachTwice += term * j * j;
  }
  const byShape = sumRise / sum;
  const reach = sumReach / sum;
  target.logSum = Math.log(sum);
  target.byShape = byShape;
  target.byReach = -reach;
  target.byShapeTwice = sumRiseCurve / sum - byShape * byShape;
  target.byBoth = -(sumBoth / sum - byShape * reach);
  target.byReachTwice = sumReachTwice / sum - reach * reach;
}

/** ln[m (alpha + T)^−K · phases of the present interval + a (alpha + t_x)^−K]: still here, or gone after the last. */
function timingTerms(
  { rows, counts, purchaseIndex, recencyIndex, ageIndex, purchaseValues, weekValues }: CompressedHistories,
  { k, mayLeaveAtOnce }: Regularity,
  [r = NaN, alpha = NaN, a = NaN, b = NaN]: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array | undefined,
): number {
  const logs = weekValues.map((weeks) => Math.log(alpha + weeks));
  const interval: PresentInterval = {
    logSum: 0,
    byShape: 0,
    byReach: 0,
    byShapeTwice: 0,
    byBoth: 0,
    byReachTwice: 0,
  };
  const here = new Float64Array(4);
  const apart = new Float64Array(4);
  let sum = 0;
  for (let row = 0; row < rows; row += 1) {
    const count = counts[row] ?? 0;
    const x = purchaseValues[purchaseIndex[row] ?? 0] ?? 0;
    const recencyAt = recencyIndex[row] ?? 0;
    const ageAt = ageIndex[row] ?? 0;
    const shape = r + k * x;
    const certain = x === 0 && !mayLeaveAtOnce;
    const overM = certain ? 0 : 1 / (mayLeaveAtOnce ? b + x : b + x - 1);
    const logAge = logs[ageAt] ?? 0;
    const logRecency = logs[recencyAt] ?? 0;
    const overAge = 1 / (alpha + (weekValues[ageAt] ?? 0));
    const overRecency = 1 / (alpha + (weekValues[recencyAt] ?? 0));
    const silence = (weekValues[ageAt] ?? 0) - (weekValues[recencyAt] ?? 0);
    presentInterval(k, shape, silence * overAge, interval);
    const stays = -shape * logAge + interval.logSum - (certain ? 0 : Math.log(overM));
    const left = certain ? -Infinity : Math.log(a) - shape * logRecency;
    const odds = Math.exp(left - stays);
    const w1 = 1 / (1 + odds);
    const w2 = certain ? 0 : odds < Infinity ? odds * w1 : 1;
    sum += count * (odds < 1 ? stays + Math.log1p(odds) : left + Math.log1p(Math.exp(stays - left)));
    here[0] = interval.byShape - logAge;
    here[1] = (interval.byReach - shape) * overAge;
    here[3] = overM;
    apart[0] = (here[0] ?? 0) + logRecency;
    apart[1] = (here[1] ?? 0) + shape * overRecency;
    apart[2] = certain ? 0 : -1 / a;
    apart[3] = overM;
    for (let p = 0; p < 4; p += 1) {
      const own = (here[p] ?? 0) - w2 * (apart[p] ?? 0);
      gradient[p] = (gradient[p] ?? 0) + count * own;
    }
    if (!hessian) continue;
    const spread = count * w1 * w2;
    for (let p = 0; p < 4; p += 1) {
      for (let q = 0; q < 4; q += 1) {
        hessian[4 * p + q] = (hessian[4 * p + q] ?? 0) + spread * (apart[p] ?? 0) * (apart[q] ?? 0);
      }
    }
    const mixed = count * (w1 * (interval.byBoth - 1) * overAge - w2 * overRecency);
    hessian[0] = (hessian[0] ?? 0) + count * w1 * interval.byShapeTwice;
    hessian[1] = (hessian[1] ?? 0) + mixed;
    hessian[4] = (hessian[4] ?? 0) + mixed;
    hessian[5] =
      (hessian[5] ?? 0) +
      count *
        (w1 * (shape + interval.byReachTwice - interval.byReach) * overAge * overAge +
          w2 * shape * overRecency * overRecency);
    hessian[10] = (hessian[10] ?? 0) - (certain ? 0 : (count * w2) / (a * a));
    hessian[15] = (hessian[15] ?? 0) - count * w1 * overM * overM;
  }
  return sum;
}
