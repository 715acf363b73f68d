// BFGS with backtracking: Nocedal and Wright (2006), Numerical Optimization, chapters 3 and 6.

/** A smooth function to minimise. Fills the gradient, and the Hessian (row-major) when one is asked for. */
export interface SmoothObjective {
  dimension: number;
  evaluate(point: Float64Array, gradient: Float64Array, hessian: Float64Array | undefined): number;
}

/** Where a minimiser stopped. */
export interface Minimum {
  point: Float64Array;
  value: number;
  gradient: Float64Array;
  /** Present when the last method used second derivatives. */
  hessian: Float64Array | undefined;
  evaluations: number;
  converged: boolean;
}

const LONGEST_STEP = 1.5;
export const MOST_ATTEMPTS = 25;
const GRADIENT_TOLERANCE = 1e-10;
/** Below this share of |f| a predicted decrease is rounding noise: going on would burn evaluations for nothing. */
export const NOISE = 4e-15;

/**
 * Quasi-Newton descent from a starting point; needs no second derivatives.
 *
 * @param tolerance Stops when the predicted decrease is below this share of the value.
 */
export function minimiseByBfgs(
  objective: SmoothObjective,
  start: Float64Array,
  { maxIterations = 200, tolerance = NOISE }: { maxIterations?: number; tolerance?: number } = {},
): Minimum {
  const size = objective.dimension;
  let point: Float64Array = Float64Array.from(start);
  let gradient: Float64Array = new Float64Array(size);
  let value = objective.evaluate(point, gradient, undefined);
  let evaluations = 1;
  let inverse = identity(size);
  let fresh = true;
  for (let iteration = 0; iteration < maxIterations; iteration += 1) {
    const direction = multiply(inverse, gradient, size).map((entry) => -entry);
    const step = limitedStep(direction);
    const decrease = -dot(gradient, step);
    if (largest(gradient) < GRADIENT_TOLERANCE || decrease < tolerance * Math.abs(value)) {
      return { point, value, gradient, hessian: undefined, evaluations, converged: Number.isFinite(value) };
    }
    const next = backtrack(objective, point, value, step, decrease);
    evaluations += next.evaluations;
    if (!next.found) {
      if (fresh) break;
      inverse = identity(size);
      fresh = true;
      continue;
    }
    inverse = updateInverse(inverse, point, next.point, gradient, next.gradient, fresh, size);
    fresh = false;
    point = next.point;
    gradient = next.gradient;
    value = next.value;
  }
  return { point, value, gradient, hessian: undefined, evaluations, converged: largest(gradient) < 1e-6 };
}

export function added(point: Float64Array, step: Float64Array, factor: number): Float64Array {
  return point.map((entry, i) => entry + factor * (step[i] ?? 0));
}

interface LineSearchResult {
  found: boolean;
  point: Float64Array;
  value: number;
  gradient: Float64Array;
  evaluations: number;
}

function backtrack(
  objective: SmoothObjective,
  point: Float64Array,
  value: number,
  step: Float64Array,
  decrease: number,
): LineSearchResult {
  const gradient = new Float64Array(point.length);
  let factor = 1;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const candidate = added(point, step, factor);
    const candidateValue = objective.evaluate(candidate, gradient, undefined);
    const allowance = NOISE * Math.abs(value);
    if (candidateValue <= value - 1e-4 * factor * decrease + allowance) {
      return { found: true, point: candidate, value: candidateValue, gradient, evaluations: attempt };
    }
    factor *= shorteningAfter(attempt);
  }
  return { found: false, point, value, gradient, evaluations: MOST_ATTEMPTS };
}

/** How much shorter a step is tried after so many attempts. */
export function shorteningAfter(attempt: number): number {
  return attempt < 3 ? 0.5 : 0.2;
}

function updateInverse(
  inverse: Float64Array,
  from: Float64Array,
  to: Float64Array,
  gradientFrom: Float64Array,
  gradientTo: Float64Array,
  fresh: boolean,
  size: number,
): Float64Array {
  const s = to.map((entry, i) => entry - (from[i] ?? 0));
  const y = gradientTo.map((entry, i) => entry - (gradientFrom[i] ?? 0));
  const curvature = dot(s, y);
  if (!(curvature > 1e-14 * Math.sqrt(dot(s, s) * dot(y, y)))) return inverse;
  const current = fresh ? identity(size).map((entry) => (entry * curvature) / dot(y, y)) : inverse;
  const product = multiply(current, y, size);
  const quadratic = dot(y, product);
  const updated = Float64Array.from(current);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const si = s[i] ?? 0;
      const sj = s[j] ?? 0;
      const first = ((1 + quadratic / curvature) * si * sj) / curvature;
      const second = ((product[i] ?? 0) * sj + si * (product[j] ?? 0)) / curvature;
      updated[i * size + j] = (current[i * size + j] ?? 0) + first - second;
    }
  }
  return updated;
}

export function limitedStep(step: Float64Array): Float64Array {
  const length = largest(step);
  return length > LONGEST_STEP ? step.map((entry) => (entry * LONGEST_STEP) / length) : step;
}

function identity(size: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) matrix[i * size + i] = 1;
  return matrix;
}

function multiply(matrix: Float64Array, vector: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += (matrix[i * size + j] ?? 0) * (vector[j] ?? 0);
    result[i] = sum;
  }
  return result;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

export function largest(values: Float64Array): number {
  let result = 0;
  for (const value of values) result = Math.max(result, Math.abs(value));
  return result;
}
