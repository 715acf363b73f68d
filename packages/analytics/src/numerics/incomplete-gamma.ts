// Series and continued fraction: NIST Digital Library of Mathematical Functions, 8.7.1 and 8.9.2.
import { logGamma } from './log-gamma.ts';

/** Regularised incomplete gamma functions: the shares of a gamma(a, 1) distribution below and above x. */
export function incompleteGamma(a: number, x: number): { lower: number; upper: number } {
  if (!(x > 0)) return { lower: 0, upper: 1 };
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 10000 && term > sum * 1e-17; n += 1) {
      term *= x / (a + n);
      sum += term;
    }
    return { lower: front * sum, upper: 1 - front * sum };
  }
  let denominator = x + 1 - a;
  let c = Infinity;
  let d = 1 / denominator;
  let result = d;
  for (let n = 1; n < 10000; n += 1) {
    const numerator = -n * (n - a);
    denominator += 2;
    d = 1 / (numerator * d + denominator);
    c = denominator + numerator / c;
    result *= c * d;
    if (Math.abs(c * d - 1) < 2e-16) break;
  }
  return { lower: 1 - front * result, upper: front * result };
}
