// Ehrenberg (1959), Applied Statistics 8(1), 26–41; as the likelihood of the purchase times, so that it compares with
// the models in which customers leave.
import type { CompressedHistories } from '../customer-clock/compress-histories.ts';
import { digamma, trigamma } from '../numerics/digamma.ts';
import { logGamma } from '../numerics/log-gamma.ts';
import type { LogLikelihood } from '../numerics/maximise-likelihood.ts';

/** Log-likelihood of (r, alpha): Γ(r + x) / Γ(r) · alpha^r (alpha + T)^−(r + x). */
export function nbdLikelihood(histories: CompressedHistories): LogLikelihood {
  const { rows, counts, purchaseIndex, ageIndex, purchaseValues, weekValues } = histories;
  return {
    dimension: 2,
    n: counts.reduce((total, count) => total + count, 0),
    evaluate([r = NaN, alpha = NaN], gradient, hessian) {
      const level = purchaseValues.map((x) => logGamma(r + x) - logGamma(r));
      const slope = purchaseValues.map((x) => digamma(r + x) - digamma(r));
      const curve = purchaseValues.map((x) => (hessian ? trigamma(r + x) - trigamma(r) : 0));
      let sum = 0;
      let gr = 0;
      let ga = 0;
      let hrr = 0;
      let hra = 0;
      let haa = 0;
      for (let row = 0; row < rows; row += 1) {
        const count = counts[row] ?? 0;
        const at = purchaseIndex[row] ?? 0;
        const k = r + (purchaseValues[at] ?? 0);
        const weeks = weekValues[ageIndex[row] ?? 0] ?? 0;
        const over = 1 / (alpha + weeks);
        const fall = Math.log1p(weeks / alpha);
        sum += count * ((level[at] ?? 0) - r * fall - (k - r) * Math.log(alpha + weeks));
        gr += count * ((slope[at] ?? 0) - fall);
        ga += count * (r / alpha - k * over);
        hrr += count * (curve[at] ?? 0);
        hra += count * (1 / alpha - over);
        haa += count * (k * over * over - r / (alpha * alpha));
      }
      gradient.set([gr, ga]);
      hessian?.set([hrr, hra, hra, haa]);
      return sum;
    },
  };
}
