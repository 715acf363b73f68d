// Schmittlein, Morrison and Colombo (1987), Management Science 33(1), 1–24; two-positive-terms form: Hardie's note 009,
// eqs 22–23.
import type { CompressedHistories } from '../customer-clock/compress-histories.ts';
import { addSymmetric } from '../numerics/add-symmetric.ts';
import { digamma, trigamma } from '../numerics/digamma.ts';
import { logGamma } from '../numerics/log-gamma.ts';
import type { LogLikelihood } from '../numerics/maximise-likelihood.ts';
import { dropoutGrid } from './dropout-integral.ts';

/** Log-likelihood of (r, alpha, s, beta). */
export function paretoNbdLikelihood(histories: CompressedHistories): LogLikelihood {
  let n = 0;
  for (let row = 0; row < histories.rows; row += 1) n += histories.counts[row] ?? 0;
  return {
    dimension: 4,
    n,
    evaluate(parameters, gradient, hessian) {
      gradient.fill(0);
      hessian?.fill(0);
      const counted = purchaseTerms(histories, parameters, gradient, hessian);
      return counted + timingTerms(histories, parameters, gradient, hessian);
    },
  };
}

function purchaseTerms(
  histories: CompressedHistories,
  [r = NaN, alpha = NaN, s = NaN, beta = NaN]: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array | undefined,
): number {
  const level = histories.purchaseValues.map((x) => logGamma(r + x) - logGamma(r));
  const slope = histories.purchaseValues.map((x) => digamma(r + x) - digamma(r));
  const curve = histories.purchaseValues.map((x) => (hessian ? trigamma(r + x) - trigamma(r) : 0));
  let n = 0;
  let sum = 0;
  let sumSlope = 0;
  let sumCurve = 0;
  for (let row = 0; row < histories.rows; row += 1) {
    const count = histories.counts[row] ?? 0;
    const index = histories.purchaseIndex[row] ?? 0;
    n += count;
    sum += count * (level[index] ?? 0);
    sumSlope += count * (slope[index] ?? 0);
    sumCurve += count * (curve[index] ?? 0);
  }
  addAll(
    gradient,
    Float64Array.of(sumSlope + n * Math.log(alpha), (n * r) / alpha, n * Math.log(beta), (n * s) / beta),
  );
  if (hessian) {
    const overAlpha = n / alpha;
    const overBeta = n / beta;
    addAll(hessian, Float64Array.of(sumCurve, overAlpha, 0, 0, overAlpha, (-overAlpha * r) / alpha, 0, 0));
    hessian[11] = (hessian[11] ?? 0) + overBeta;
    hessian[14] = (hessian[14] ?? 0) + overBeta;
    hessian[15] = (hessian[15] ?? 0) - (overBeta * s) / beta;
  }
  return sum + n * (r * Math.log(alpha) + s * Math.log(beta));
}

function timingTerms(
  histories: CompressedHistories,
  parameters: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array | undefined,
): number {
  const [sum = NaN, ...moments] = timingSums(histories, parameters);
  for (let i = 0; i < 4; i += 1) gradient[i] = (gradient[i] ?? 0) + (moments[i] ?? 0);
  if (hessian) addSymmetric(hessian, 4, moments.slice(4));
  return sum;
}

/**
 * ln[(alpha + T)^−k (beta + T)^−s + s ∫ …]: still here, or gone at some moment since the last purchase. Every moment of
 * the quadrature is one term, so gradient and Hessian are the mean and covariance of the terms' derivatives. Returns the
 * sum, its gradient and the upper triangle of its Hessian, always all of them: second moments cost little beside the
 * exponentials, and a branch first taken late makes the engine throw away the compiled loop.
 */
function timingSums(
  histories: CompressedHistories,
  [r = NaN, alpha = NaN, s = NaN, beta = NaN]: Float64Array,
): Float64Array {
  const { rows, counts, purchaseIndex, recencyIndex, ageIndex, purchaseValues, weekValues } = histories;
  const logAlpha = weekValues.map((weeks) => Math.log(alpha + weeks));
  const logBeta = weekValues.map((weeks) => Math.log(beta + weeks));
  const logS = Math.log(s);
  let sum = 0,
    lost = 0;
  let g0 = 0,
    g1 = 0,
    g2 = 0,
    g3 = 0;
  let h00 = 0,
    h01 = 0,
    h02 = 0,
    h03 = 0,
    h11 = 0,
    h12 = 0,
    h13 = 0,
    h22 = 0,
    h23 = 0,
    h33 = 0;
  for (let row = 0; row < rows; row += 1) {
    const count = counts[row] ?? 0;
    const k = r + (purchaseValues[purchaseIndex[row] ?? 0] ?? 0);
    const ageAt = ageIndex[row] ?? 0;
    const recencyAt = recencyIndex[row] ?? 0;
    const age = weekValues[ageAt] ?? 0;
    const recency = weekValues[recencyAt] ?? 0;
    const logReference = -k * (logAlpha[recencyAt] ?? 0) - s * (logBeta[recencyAt] ?? 0);
    // Sums over the terms: weight, then first and second moments of ln(alpha + u), 1/(alpha + u), and so on.
    const la = logAlpha[ageAt] ?? 0;
    const lb = logBeta[ageAt] ?? 0;
    const w = Math.exp(-k * la - s * lb - logReference);
    const ia = 1 / (alpha + age);
    const ib = 1 / (beta + age);
    const a1 = k * ia;
    const b1 = s * ib;
    let total = w,
      m0 = w * la,
      m1 = w * a1,
      m2 = w * lb,
      m3 = w * b1;
    let s00 = w * la * la,
      s01 = w * la * a1,
      s02 = w * la * lb,
      s03 = w * la * b1,
      s11 = w * a1 * a1,
      s12 = w * a1 * lb,
      s13 = w * a1 * b1,
      s22 = w * lb * lb,
      s23 = w * lb * b1,
      s33 = w * b1 * b1;
    let c01 = w * ia,
      c11 = w * a1 * ia,
      c22 = 0,
      c23 = w * ib,
      c33 = w * b1 * ib;
    if (age > recency) {
      const { rule, base, shift, span } = dropoutGrid(k, alpha, s, beta, recency, age);
      const { nodes, weights } = rule;
      const scale = logS + Math.log(span * base) - logReference;
      for (let i = 0; i < nodes.length; i += 1) {
        const v = span * (nodes[i] ?? 0);
        const u = base * Math.exp(v) - shift;
        const nla = Math.log(alpha + u);
        const nlb = Math.log(beta + u);
        const nw = (weights[i] ?? 0) * Math.exp(scale + v - k * nla - (s + 1) * nlb);
        const nia = 1 / (alpha + u);
        const nib = 1 / (beta + u);
        const na1 = k * nia;
        const d2 = nlb - 1 / s;
        const nb1 = (s + 1) * nib;
        total += nw;
        m0 += nw * nla;
        m1 += nw * na1;
        m2 += nw * d2;
        m3 += nw * nb1;
        s00 += nw * nla * nla;
        s01 += nw * nla * na1;
        s02 += nw * nla * d2;
        s03 += nw * nla * nb1;
        s11 += nw * na1 * na1;
        s12 += nw * na1 * d2;
        s13 += nw * na1 * nb1;
        s22 += nw * d2 * d2;
        s23 += nw * d2 * nb1;
        s33 += nw * nb1 * nb1;
        c01 += nw * nia;
        c11 += nw * na1 * nia;
        c22 += nw;
        c23 += nw * nib;
        c33 += nw * nb1 * nib;
      }
    }
    const value = count * (logReference + Math.log(total));
    const corrected = value - lost;
    const next = sum + corrected;
    lost = next - sum - corrected;
    sum = next;
    const share = 1 / total;
    m0 *= share;
    m1 *= share;
    m2 *= share;
    m3 *= share;
    g0 -= count * m0;
    g1 -= count * m1;
    g2 -= count * m2;
    g3 -= count * m3;
    h00 += count * (s00 * share - m0 * m0);
    h01 += count * (s01 * share - m0 * m1 - c01 * share);
    h02 += count * (s02 * share - m0 * m2);
    h03 += count * (s03 * share - m0 * m3);
    h11 += count * (s11 * share - m1 * m1 + c11 * share);
    h12 += count * (s12 * share - m1 * m2);
    h13 += count * (s13 * share - m1 * m3);
    h22 += count * (s22 * share - m2 * m2 - (c22 * share) / (s * s));
    h23 += count * (s23 * share - m2 * m3 - c23 * share);
    h33 += count * (s33 * share - m3 * m3 + c33 * share);
  }
  return Float64Array.of(sum, g0, g1, g2, g3, h00, h01, h02, h03, h11, h12, h13, h22, h23, h33);
}

function addAll(target: Float64Array, values: Float64Array): void {
  for (let i = 0; i < values.length; i += 1) target[i] = (target[i] ?? 0) + (values[i] ?? 0);
}
