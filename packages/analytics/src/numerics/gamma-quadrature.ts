// Double-exponential rule in the logarithm: Takahasi and Mori (1974), Publ. RIMS 9, 721–741.
import { requirePositive } from '../invalid-input.ts';

/** Nodes x and weights (summing to 1) for expectations over a gamma(shape, 1) distribution. */
export interface GammaQuadrature {
  nodes: Float64Array;
  weights: Float64Array;
}

const STEP = 0.075;
const NEGLIGIBLE = 40;

/**
 * Rule for E[g(x)], x ~ gamma(shape, 1), good for g that vary on any scale of x.
 *
 * @returns About 100 nodes; relative error of smooth g about 1e−13. For another rate divide the nodes by it.
 * @throws InvalidInput unless the shape is positive and finite.
 */
export function gammaQuadrature(shape: number): GammaQuadrature {
  requirePositive('gammaQuadrature', { shape });
  const centre = Math.log(shape);
  const width = Math.min(1, 1 / Math.sqrt(shape));
  const peak = shape * centre - shape;
  const nodes: number[] = [];
  const weights: number[] = [];
  let total = 0;
  const add = (t: number): boolean => {
    const log = centre + width * Math.sinh(t);
    const x = Math.exp(log);
    const logWeight = shape * log - x - peak;
    if (!(logWeight >= -NEGLIGIBLE)) return false;
    const weight = Math.exp(logWeight) * width * Math.cosh(t);
    nodes.push(x);
    weights.push(weight);
    total += weight;
    return true;
  };
  add(0);
  for (let i = 1; i < 400 && add(i * STEP); i += 1);
  for (let i = 1; i < 400 && add(-i * STEP); i += 1);
  return { nodes: Float64Array.from(nodes), weights: Float64Array.from(weights, (weight) => weight / total) };
}
