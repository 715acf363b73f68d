// Double-exponential rule in the logit of p: Takahasi and Mori (1974), Publ. RIMS 9, 721–741.
import { requirePositive } from '../invalid-input.ts';

/** Nodes p and weights (summing to 1) for expectations over a beta distribution. */
export interface BetaQuadrature {
  nodes: Float64Array;
  weights: Float64Array;
}

const STEP = 0.075;
const NEGLIGIBLE = 40;

/**
 * Rule for E[g(p)], p ~ Beta(a, b), good for g that vary on any scale of p, e.g. (1 + pz)^(−k) with z from 0 to 1e6.
 * Working in the logit removes the end-point singularities, so one rule serves tiny and huge a and b.
 *
 * @returns About 100 nodes; relative error of smooth g about 1e−13.
 * @throws InvalidInput unless a and b are positive and finite.
 */
export function betaQuadrature(a: number, b: number): BetaQuadrature {
  requirePositive('betaQuadrature', { a, b });
  const centre = Math.log(a / b);
  const width = Math.min(1, Math.sqrt(1 / a + 1 / b));
  const peak = logDensity(a, b, centre);
  const nodes: number[] = [];
  const weights: number[] = [];
  let total = 0;
  const add = (t: number): boolean => {
    const logit = centre + width * Math.sinh(t);
    const logWeight = logDensity(a, b, logit) - peak;
    if (logWeight < -NEGLIGIBLE) return false;
    const weight = Math.exp(logWeight) * width * Math.cosh(t);
    nodes.push(logit < 0 ? Math.exp(logit) / (1 + Math.exp(logit)) : 1 / (1 + Math.exp(-logit)));
    weights.push(weight);
    total += weight;
    return true;
  };
  add(0);
  for (let i = 1; i < 400 && add(i * STEP); i += 1);
  for (let i = 1; i < 400 && add(-i * STEP); i += 1);
  return { nodes: Float64Array.from(nodes), weights: Float64Array.from(weights, (weight) => weight / total) };
}

/** ln of p^a (1 − p)^b at the logit, up to a constant. */
function logDensity(a: number, b: number, logit: number): number {
  return logit < 0
    ? a * logit - (a + b) * Math.log1p(Math.exp(logit))
    : -b * logit - (a + b) * Math.log1p(Math.exp(-logit));
}
