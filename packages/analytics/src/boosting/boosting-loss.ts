import type { Slopes } from './grow-tree.ts';

/** Writes gradient and curvature of the loss at the present scores. */
export interface SlopeWriter {
  intercept: number;
  rowUnit: number;
  write(scores: Float64Array): Slopes;
}

const MANTISSA_BITS = 52;

/**
 * Slopes of a loss on a grid so coarse that a double holds every sum exactly. Rows and curvature share one number: rows in
 * units larger than any sum of curvatures.
 */
export function slopeWriter(loss: 'logistic' | 'squared', outcomes: Float64Array): SlopeWriter {
  const n = outcomes.length;
  const mean = outcomes.reduce((sum, value) => sum + value, 0) / n;
  const logistic = loss === 'logistic';
  const rowUnit = 2 ** Math.ceil(Math.log2((logistic ? 0.25 : 1) * n + 1));
  const curvatureRounder = rounderTo(2 ** (Math.ceil(Math.log2((n + 1) * rowUnit)) - MANTISSA_BITS));
  const gradient = new Float64Array(n);
  const packed = new Float64Array(n);
  return {
    intercept: logistic ? Math.log(mean / (1 - mean)) : mean,
    rowUnit,
    write(scores) {
      let largest = 0;
      for (let i = 0; i < n; i += 1) {
        const score = scores[i] ?? 0;
        const expected = logistic ? 1 / (1 + Math.exp(-score)) : score;
        const slope = expected - (outcomes[i] ?? 0);
        gradient[i] = slope;
        if (Math.abs(slope) > largest) largest = Math.abs(slope);
        const curvature = logistic ? expected * (1 - expected) : 1;
        packed[i] = rowUnit + (curvature + curvatureRounder - curvatureRounder);
      }
      const rounder = rounderTo(2 ** (Math.ceil(Math.log2((n + 1) * largest + 1e-300)) - MANTISSA_BITS));
      for (let i = 0; i < n; i += 1) gradient[i] = (gradient[i] ?? 0) + rounder - rounder;
      return { gradient, packed };
    },
  };
}

/** Adding and taking away this number rounds to the grid: what is finer falls off the end of a double. */
function rounderTo(grid: number): number {
  return 1.5 * 2 ** MANTISSA_BITS * grid;
}

/** Mean loss: −ln of the probability given to what happened, or half the squared error. */
export function lossOf(loss: 'logistic' | 'squared', scores: Float64Array, outcomes: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < outcomes.length; i += 1) {
    const score = scores[i] ?? 0;
    const outcome = outcomes[i] ?? 0;
    if (loss === 'squared') sum += 0.5 * (score - outcome) ** 2;
    else sum += (score > 0 ? score : 0) + Math.log1p(Math.exp(-Math.abs(score))) - outcome * score;
  }
  return sum / outcomes.length;
}
