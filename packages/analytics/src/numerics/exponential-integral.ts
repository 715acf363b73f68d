// Generalised exponential integral: NIST Digital Library of Mathematical Functions, chapter 8.19.
import { require } from '../invalid-input.ts';
import { logGammaOnePlus } from './log-gamma.ts';

/**
 * e^z E_ν(z) = ∫₀^∞ e^(−z s) (1 + s)^(−ν) ds: what a stream that decays like (1 + s)^(−ν) is worth when discounted at
 * rate z. Works where e^(−z) would underflow.
 *
 * @param order ν > 0.
 * @param z z > 0.
 * @returns A positive number, below 1/z; relative error about 1e−14.
 * @throws InvalidInput unless both are positive.
 * @example
 * scaledExponentialIntegral(1, 1) // ≈ 0.5963473623231941
 */
export function scaledExponentialIntegral(order: number, z: number): number {
  require(order > 0 && z > 0, () =>
    `scaledExponentialIntegral requires order > 0 and z > 0, got ${order}, ${z}`);
  if (z === Infinity) return 0;
  if (z >= 1 || order > 60) return continuedFraction(order, z);
  if (order <= 0.5) return Math.exp(z) * smallArgumentSeries(order, z);
  const steps = Math.round(order - 1);
  const first = order - steps;
  let value = Math.exp(z) * smallArgumentSeries(first, z);
  // Upward recurrence 8.19.12, stable because z is smaller than the order.
  for (let step = 0; step < steps; step += 1) value = (1 - z * value) / (first + step);
  return value;
}

function continuedFraction(order: number, z: number): number {
  let denominator = z + order;
  let c = Infinity;
  let d = 1 / denominator;
  let result = d;
  for (let i = 1; i < 20000; i += 1) {
    const numerator = -i * (order - 1 + i);
    denominator += 2;
    d = 1 / (numerator * d + denominator);
    c = denominator + numerator / c;
    const factor = c * d;
    result *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return result;
}

/** E_ν(z) for 0 < ν ≤ 1.5 and z < 1: the poles of the two parts at ν = 1 cancel before anything is computed. */
function smallArgumentSeries(order: number, z: number): number {
  const e = 1 - order;
  const exponent = gammaExponent(e) - e * Math.log(z);
  let sum = Math.abs(e) < 1e-300 ? -0.5772156649015329 - Math.log(z) : Math.expm1(exponent) / e;
  let term = 1;
  for (let k = 1; k < 60; k += 1) {
    term *= -z / k;
    const addition = term / (e + k);
    sum -= addition;
    if (Math.abs(addition) < 1e-18 * Math.abs(sum)) break;
  }
  return sum;
}

function gammaExponent(e: number): number {
  if (e <= 0.5) return logGammaOnePlus(e);
  // Γ(1 + e) = e Γ(e) keeps the series inside |e| ≤ 0.5.
  return Math.log(e) + logGammaOnePlus(e - 1);
}
