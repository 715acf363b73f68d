import { cholesky, solveCholesky } from '../numerics/cholesky.ts';
import type { PathPlan } from './path-plan.ts';

/** What one run on one correlation matrix gives; square matrices are constructs × constructs, row the cause. */
export interface PathEstimate {
  /** One an indicator; a construct's scores have variance 1. */
  weights: Float64Array;
  loadings: Float64Array;
  direct: Float64Array;
  total: Float64Array;
  rSquared: Float64Array;
  converged: boolean;
  iterations: number;
}

const MOST_ROUNDS = 300;
const SETTLED = 1e-9;

/** Weights by alternating least squares on correlations alone, then paths by regression on the constructs. */
export function solvePathModel(
  plan: PathPlan,
  correlations: Float64Array,
  weighting: 'centroid' | 'factor' | 'path',
): PathEstimate {
  const width = plan.indicators.length;
  const weights = new Float64Array(width).fill(1);
  normalise(plan, correlations, weights);
  let constructs = constructCorrelations(plan, correlations, weights);
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < MOST_ROUNDS) {
    iterations += 1;
    const before = Float64Array.from(weights);
    const inner = innerWeights(plan, constructs, weighting);
    weights.set(outerWeights(plan, correlations, before, inner));
    normalise(plan, correlations, weights);
    constructs = constructCorrelations(plan, correlations, weights);
    converged = weights.every((weight, i) => Math.abs(weight - (before[i] ?? 0)) < SETTLED);
  }
  turnPositive(plan, correlations, weights);
  constructs = constructCorrelations(plan, correlations, weights);
  const direct = new Float64Array(plan.size * plan.size);
  const rSquared = new Float64Array(plan.size);
  plan.predecessors.forEach((causes, to) => {
    const slopes = regress(constructs, plan.size, causes, to);
    causes.forEach((from, k) => {
      direct[from * plan.size + to] = slopes[k] ?? 0;
      rSquared[to] = (rSquared[to] ?? 0) + (slopes[k] ?? 0) * (constructs[from * plan.size + to] ?? 0);
    });
  });
  const loadings = new Float64Array(width);
  plan.blocks.forEach((block) => {
    for (const i of block) loadings[i] = rowTimes(correlations, width, i, block, weights);
  });
  return {
    weights,
    loadings,
    direct,
    total: totalEffects(direct, plan.size),
    rSquared,
    converged,
    iterations,
  };
}

function rowTimes(
  matrix: Float64Array,
  width: number,
  row: number,
  block: readonly number[],
  weights: Float64Array,
): number {
  let sum = 0;
  for (const j of block) sum += (matrix[row * width + j] ?? 0) * (weights[j] ?? 0);
  return sum;
}

function normalise(plan: PathPlan, correlations: Float64Array, weights: Float64Array): void {
  const width = plan.indicators.length;
  for (const block of plan.blocks) {
    let variance = 0;
    for (const i of block) variance += (weights[i] ?? 0) * rowTimes(correlations, width, i, block, weights);
    const scale = Math.sqrt(variance);
    for (const i of block) weights[i] = scale > 0 ? (weights[i] ?? 0) / scale : 1;
  }
}

function constructCorrelations(
  plan: PathPlan,
  correlations: Float64Array,
  weights: Float64Array,
): Float64Array {
  const result = new Float64Array(plan.size * plan.size);
  plan.blocks.forEach((own, c) => {
    plan.blocks.forEach((other, d) => {
      let sum = 0;
      for (const i of own)
        sum += (weights[i] ?? 0) * rowTimes(correlations, plan.indicators.length, i, other, weights);
      result[c * plan.size + d] = c === d ? 1 : sum;
    });
  });
  return result;
}

/** How each construct is read off its neighbours. */
function innerWeights(
  plan: PathPlan,
  constructs: Float64Array,
  weighting: 'centroid' | 'factor' | 'path',
): Float64Array {
  const inner = new Float64Array(plan.size * plan.size);
  for (let c = 0; c < plan.size; c += 1) {
    const causes = plan.predecessors[c] ?? [];
    const results = plan.successors[c] ?? [];
    for (const d of [...causes, ...results]) {
      const correlation = constructs[c * plan.size + d] ?? 0;
      inner[c * plan.size + d] = weighting === 'centroid' ? Math.sign(correlation) : correlation;
    }
    if (weighting !== 'path' || causes.length === 0) continue;
    const slopes = regress(constructs, plan.size, causes, c);
    causes.forEach((d, k) => {
      inner[c * plan.size + d] = slopes[k] ?? 0;
    });
  }
  return inner;
}

/** Covariance of each indicator with the estimate of its construct from the neighbours (mode A). */
function outerWeights(
  plan: PathPlan,
  correlations: Float64Array,
  weights: Float64Array,
  inner: Float64Array,
): Float64Array {
  const width = plan.indicators.length;
  const next = new Float64Array(width);
  plan.blocks.forEach((block, c) => {
    for (const i of block) {
      let sum = 0;
      plan.blocks.forEach((other, d) => {
        const factor = inner[c * plan.size + d] ?? 0;
        if (factor !== 0) sum += factor * rowTimes(correlations, width, i, other, weights);
      });
      next[i] = sum;
    }
  });
  return next;
}

/** The sign of a construct is free: indicators should run with it. */
function turnPositive(plan: PathPlan, correlations: Float64Array, weights: Float64Array): void {
  for (const block of plan.blocks) {
    let sum = 0;
    for (const i of block) sum += rowTimes(correlations, plan.indicators.length, i, block, weights);
    if (sum < 0) for (const i of block) weights[i] = -(weights[i] ?? 0);
  }
}

function regress(
  constructs: Float64Array,
  size: number,
  causes: readonly number[],
  to: number,
): Float64Array {
  const count = causes.length;
  const matrix = new Float64Array(count * count);
  const target = new Float64Array(count);
  causes.forEach((from, i) => {
    target[i] = constructs[from * size + to] ?? 0;
    causes.forEach((other, j) => {
      matrix[i * count + j] = constructs[from * size + other] ?? 0;
    });
  });
  let factor = cholesky(matrix, count);
  // Constructs that say the same share their effect.
  for (let ridge = 1e-10; !factor && ridge < 1; ridge *= 10) {
    const eased = matrix.map((entry, at) => entry + (at % (count + 1) === 0 ? ridge : 0));
    factor = cholesky(eased, count);
  }
  return factor ? solveCholesky(factor, count, target) : new Float64Array(count);
}

/** Sum of the products along all ways; without circles the powers end. */
function totalEffects(direct: Float64Array, size: number): Float64Array {
  const total = Float64Array.from(direct);
  let power = Float64Array.from(direct);
  for (let step = 2; step < size; step += 1) {
    const next = new Float64Array(size * size);
    for (let i = 0; i < size; i += 1) {
      for (let k = 0; k < size; k += 1) {
        const entry = power[i * size + k] ?? 0;
        if (entry === 0) continue;
        for (let j = 0; j < size; j += 1)
          next[i * size + j] = (next[i * size + j] ?? 0) + entry * (direct[k * size + j] ?? 0);
      }
    }
    for (let at = 0; at < total.length; at += 1) total[at] = (total[at] ?? 0) + (next[at] ?? 0);
    power = next;
  }
  return total;
}
