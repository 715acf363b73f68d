// Fader, Hardie and Lee (2005), Marketing Science 24(2), 275–284, eq. 6; MBG: Batislam, Denizel and Filiztekin (2007),
// International Journal of Research in Marketing 24(3), 201–209, eq. 6. Stable form: Hardie's note 027.
import type { CompressedHistories } from '../customer-clock/compress-histories.ts';
import { addSymmetric } from '../numerics/add-symmetric.ts';
import { digamma, trigamma } from '../numerics/digamma.ts';
import { logGamma } from '../numerics/log-gamma.ts';
import type { LogLikelihood } from '../numerics/maximise-likelihood.ts';

/**
 * Log-likelihood of (r, alpha, a, b). `mayLeaveAtOnce` makes it the MBG/NBD, in which a customer can also leave right
 * after the first purchase.
 */
export function bgNbdLikelihood(histories: CompressedHistories, mayLeaveAtOnce: boolean): LogLikelihood {
  const countOfPurchases = countByPurchases(histories);
  return {
    dimension: 4,
    n: countOfPurchases.reduce((total, count) => total + count, 0),
    evaluate(parameters, gradient, hessian) {
      gradient.fill(0);
      hessian?.fill(0);
      const counted = purchaseTerms(
        histories,
        countOfPurchases,
        parameters,
        mayLeaveAtOnce,
        gradient,
        hessian,
      );
      return counted + timingTerms(histories, parameters, mayLeaveAtOnce, gradient, hessian);
    },
  };
}

/** Customers with each distinct number of purchases. */
export function countByPurchases(histories: CompressedHistories): Float64Array {
  const counts = new Float64Array(histories.purchaseValues.length);
  for (let row = 0; row < histories.rows; row += 1) {
    const index = histories.purchaseIndex[row] ?? 0;
    counts[index] = (counts[index] ?? 0) + (histories.counts[row] ?? 0);
  }
  return counts;
}

/**
 * The part that depends on the number of purchases only: summed once for each distinct number. `phases` is 1, or the
 * phases of a regular purchase interval.
 */
export function purchaseTerms(
  histories: CompressedHistories,
  countOfPurchases: Float64Array,
  [r = NaN, alpha = NaN, a = NaN, b = NaN]: Float64Array,
  mayLeaveAtOnce: boolean,
  gradient: Float64Array,
  hessian: Float64Array | undefined,
  phases = 1,
): number {
  let sum = 0;
  const add = (target: Float64Array, index: number, value: number): void => {
    target[index] = (target[index] ?? 0) + value;
  };
  for (let i = 0; i < countOfPurchases.length; i += 1) {
    const count = countOfPurchases[i] ?? 0;
    if (count === 0) continue;
    const x = histories.purchaseValues[i] ?? 0;
    const k = r + phases * x;
    const total = a + b + x;
    const extra = mayLeaveAtOnce ? 1 : 0;
    const correction = mayLeaveAtOnce ? total : x > 0 ? b + x - 1 : 1;
    sum +=
      count *
      (logGamma(k) -
        logGamma(r) +
        r * Math.log(alpha) +
        (logGamma(a + b) - logGamma(total)) +
        (logGamma(b + x) - logGamma(b)) -
        Math.log(correction));
    const shared = digamma(a + b) - digamma(total) - extra / total;
    const own = digamma(b + x) - digamma(b) - (!mayLeaveAtOnce && x > 0 ? 1 / correction : 0);
    add(gradient, 0, count * (digamma(k) - digamma(r) + Math.log(alpha)));
    add(gradient, 1, (count * r) / alpha);
    add(gradient, 2, count * shared);
    add(gradient, 3, count * (shared + own));
    if (!hessian) continue;
    const sharedCurve = trigamma(a + b) - trigamma(total) + extra / (total * total);
    const ownCurve =
      trigamma(b + x) - trigamma(b) + (!mayLeaveAtOnce && x > 0 ? 1 / (correction * correction) : 0);
    add(hessian, 0, count * (trigamma(k) - trigamma(r)));
    add(hessian, 1, count / alpha);
    add(hessian, 4, count / alpha);
    add(hessian, 5, (-count * r) / (alpha * alpha));
    add(hessian, 10, count * sharedCurve);
    add(hessian, 11, count * sharedCurve);
    add(hessian, 14, count * sharedCurve);
    add(hessian, 15, count * (sharedCurve + ownCurve));
  }
  return sum;
}

function timingTerms(
  histories: CompressedHistories,
  parameters: Float64Array,
  mayLeaveAtOnce: boolean,
  gradient: Float64Array,
  hessian: Float64Array | undefined,
): number {
  const [sum = NaN, ...moments] = timingSums(histories, parameters, mayLeaveAtOnce);
  for (let i = 0; i < 4; i += 1) gradient[i] = (gradient[i] ?? 0) + (moments[i] ?? 0);
  if (hessian) addSymmetric(hessian, 4, moments.slice(4));
  return sum;
}

/**
 * ln[m (alpha + T)^−k + a (alpha + t_x)^−k] with k = r + x: still here, or gone right after the last purchase. Returns the
 * sum, its gradient and the upper triangle of its Hessian, always all of them: a branch first taken late makes the engine
 * throw away the compiled loop.
 */
function timingSums(
  histories: CompressedHistories,
  [r = NaN, alpha = NaN, a = NaN, b = NaN]: Float64Array,
  mayLeaveAtOnce: boolean,
): Float64Array {
  const { rows, counts, purchaseIndex, recencyIndex, ageIndex, purchaseValues, weekValues } = histories;
  const logs = weekValues.map((weeks) => Math.log(alpha + weeks));
  const logA = Math.log(a);
  let sum = 0;
  let lost = 0;
  let gr = 0,
    ga = 0,
    gp = 0,
    gq = 0;
  let hrr = 0,
    hra = 0,
    hrp = 0,
    hrq = 0,
    haa = 0,
    hap = 0,
    haq = 0,
    hpp = 0,
    hpq = 0,
    hqq = 0;
  for (let row = 0; row < rows; row += 1) {
    const count = counts[row] ?? 0;
    const x = purchaseValues[purchaseIndex[row] ?? 0] ?? 0;
    const age = ageIndex[row] ?? 0;
    const recency = recencyIndex[row] ?? 0;
    const k = r + x;
    const logAge = logs[age] ?? 0;
    const overAge = 1 / (alpha + (weekValues[age] ?? 0));
    const single = x === 0 && !mayLeaveAtOnce;
    const m = single ? 1 : mayLeaveAtOnce ? b + x : b + x - 1;
    const logRecency = logs[recency] ?? 0;
    const overRecency = 1 / (alpha + (weekValues[recency] ?? 0));
    const here = -k * logAge + (single ? 0 : Math.log(m));
    const gone = single ? -Infinity : logA - k * logRecency;
    const odds = Math.exp(gone - here);
    const w1 = 1 / (1 + odds);
    const w2 = single ? 0 : odds < Infinity ? odds * w1 : 1;
    const value = count * (odds < 1 ? here + Math.log1p(odds) : gone + Math.log1p(Math.exp(here - gone)));
    const corrected = value - lost;
    const next = sum + corrected;
    lost = next - sum - corrected;
    sum = next;
    const overM = single ? 0 : 1 / m;
    gr -= count * (w1 * logAge + w2 * logRecency);
    ga -= count * k * (w1 * overAge + w2 * overRecency);
    gp += (count * w2) / a;
    gq += count * w1 * overM;
    const spread = count * w1 * w2;
    const dr = logRecency - logAge;
    const da = k * (overRecency - overAge);
    const dp = -1 / a;
    hrr += spread * dr * dr;
    hra += spread * dr * da - count * (w1 * overAge + w2 * overRecency);
    hrp += spread * dr * dp;
    hrq += spread * dr * overM;
    haa += spread * da * da + count * k * (w1 * overAge * overAge + w2 * overRecency * overRecency);
    hap += spread * da * dp;
    haq += spread * da * overM;
    hpp += spread * dp * dp - (count * w2) / (a * a);
    hpq += spread * dp * overM;
    hqq += spread * overM * overM - count * w1 * overM * overM;
  }
  return Float64Array.of(sum, gr, ga, gp, gq, hrr, hra, hrp, hrq, haa, hap, haq, hpp, hpq, hqq);
}
