// Each forecast is an expectation over the posterior of an alive customer; no hypergeometric functions.

import { scaledExponentialIntegral } from '../numerics/exponential-integral.ts';
import { gaussLegendre } from '../numerics/gauss-legendre.ts';
import type { AliveState } from './alive-state.ts';

/** Expected purchases of an alive customer in the next `weeks`. */
export function expectedPurchasesIfAlive(state: AliveState, weeks: number): number {
  const { rateShape: k, rateWeeks } = state;
  if (state.leaves === 'never') return (k * weeks) / rateWeeks;
  if (state.leaves === 'at-any-time') {
    const logGrowth = Math.log1p(weeks / state.lifetimeWeeks);
    const perRate = state.lifetimeWeeks * growth(1 - state.lifetimeShape, logGrowth);
    return (k / rateWeeks) * perRate;
  }
  const { nodes, weights } = state.leaving;
  const reach = weeks / rateWeeks;
  let sum = 0;
  for (let i = 0; i < nodes.length; i += 1) {
    const p = nodes[i] ?? 0;
    sum +=
      p > 1e-290
        ? ((weights[i] ?? 0) * -Math.expm1(-k * Math.log1p(p * reach))) / p
        : (weights[i] ?? 0) * k * reach;
  }
  return sum;
}

/** (e^(power·log) − 1) / power, continuous at power 0. */
function growth(power: number, log: number): number {
  return Math.abs(power) < 1e-300 ? log : Math.expm1(power * log) / power;
}

/**
 * Expected purchases of an alive customer, each worth e^(−discount · weeks from now).
 *
 * @param discountPerWeek Continuous rate, ≥ 0; must be positive for an infinite horizon.
 * @param horizonWeeks `Infinity` for the whole remaining life.
 */
export function discountedPurchasesIfAlive(
  state: AliveState,
  discountPerWeek: number,
  horizonWeeks: number,
): number {
  if (horizonWeeks === 0) return 0;
  if (discountPerWeek * horizonWeeks < 0.05) return gentlyDiscounted(state, discountPerWeek, horizonWeeks);
  const whole = streamFrom(state, discountPerWeek, 0);
  return horizonWeeks === Infinity ? whole : whole - streamFrom(state, discountPerWeek, horizonWeeks);
}

/** Discounted purchases from `startWeeks` to the end of life: E_ν is the tail of a stream that decays as a power. */
function streamFrom(state: AliveState, discount: number, startWeeks: number): number {
  const { rateShape: k, rateWeeks } = state;
  const delay = Math.exp(-discount * startWeeks);
  if (state.leaves === 'never') return (delay * k) / (rateWeeks * discount);
  if (state.leaves === 'at-any-time') {
    const { lifetimeShape: s, lifetimeWeeks } = state;
    const later = lifetimeWeeks + startWeeks;
    const survival = Math.exp(-s * Math.log1p(startWeeks / lifetimeWeeks));
    return delay * (k / rateWeeks) * survival * later * scaledExponentialIntegral(s, discount * later);
  }
  const { nodes, weights } = state.leaving;
  let sum = 0;
  for (let i = 0; i < nodes.length; i += 1) {
    const p = nodes[i] ?? 0;
    const rateLater = rateWeeks + p * startWeeks;
    const survival = Math.exp(-k * Math.log1p((p * startWeeks) / rateWeeks));
    const c = (discount * rateLater) / p;
    const perNode = c < 1e12 ? (k / p) * scaledExponentialIntegral(k + 1, c) : k / (discount * rateLater);
    sum += (weights[i] ?? 0) * survival * perNode;
  }
  return delay * sum;
}

/** Short or undiscounted horizons, where the difference of two tails would cancel. */
function gentlyDiscounted(state: AliveState, discount: number, horizonWeeks: number): number {
  const total = expectedPurchasesIfAlive(state, horizonWeeks);
  if (discount === 0) return total;
  // By parts: ∫ e^(−δt) dE(t) = e^(−δH) E(H) + δ ∫ e^(−δt) E(t) dt.
  const { nodes, weights } = gaussLegendre(16);
  const scale = state.leaves === 'at-any-time' ? state.lifetimeWeeks : state.rateWeeks;
  const span = Math.log1p(horizonWeeks / scale);
  let sum = 0;
  for (let i = 0; i < nodes.length; i += 1) {
    const v = span * (nodes[i] ?? 0);
    const t = scale * Math.expm1(v);
    const slope = span * scale * Math.exp(v);
    sum += (weights[i] ?? 0) * slope * Math.exp(-discount * t) * expectedPurchasesIfAlive(state, t);
  }
  return Math.exp(-discount * horizonWeeks) * total + discount * sum;
}
