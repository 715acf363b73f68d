// BFGS and Newton with backtracking: Nocedal and Wright (2006), Numerical Optimization, chapters 3 and 6.
import { cholesky, solveCholesky } from './cholesky.ts';

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
const GRADIENT_TOLERANCE = 1e-10;
/** Below this share of |f| a predicted decrease is rounding noise: going on would burn evaluations for nothing. */
const NOISE = 4e-15;
const NEAR = 1e-7;
/** Along a valley without slope no point is better than another: the value has settled, the parameters never will. */
const FLAT = 1e-9;

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

/** Newton's method with a ridge where the Hessian is not positive definite; ends with the Hessian at the minimum. */
export function minimiseByNewton(
  objective: SmoothObjective,
  start: Float64Array,
  maxIterations = 60,
): Minimum {
  const size = objective.dimension;
  let point: Float64Array = Float64Array.from(start);
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  let value = objective.evaluate(point, gradient, hessian);
  let evaluations = 1;
  const stopped = (converged: boolean): Minimum => ({
    point,
    value,
    gradient,
    hessian,
    evaluations,
    converged,
  });
  let lastLength = Infinity;
  for (let iteration = 0; iteration < maxIterations; iteration += 1) {
    if (!Number.isFinite(value)) return stopped(false);
    const direction = newtonDirection(hessian, gradient, size);
    const step = limitedStep(direction.step);
    const decrease = -dot(gradient, step);
    const length = largest(step);
    // This near the minimum the value is mostly rounding, so the length of the step decides, not the decrease.
    const near = direction.positiveDefinite && decrease < NEAR * Math.abs(value);
    const flat = decrease < FLAT * Math.abs(value);
    if (flat && !direction.positiveDefinite && largest(gradient) < 1e-6) return stopped(true);
    if (near && length > 0.5 * lastLength) return stopped(flat || length < 1e-4);
    lastLength = near ? length : Infinity;
    const before = { value, gradient: Float64Array.from(gradient), hessian: Float64Array.from(hessian) };
    // A whole step is nearly always right, so its second derivatives are computed at once.
    const whole = added(point, step, 1);
    value = objective.evaluate(whole, gradient, hessian);
    evaluations += 1;
    if (near || value <= before.value - 1e-4 * decrease + NOISE * Math.abs(before.value)) {
      point = whole;
      if (near && length < 1e-7) return stopped(true);
      continue;
    }
    const shorter = backtrack(objective, point, before.value, step, decrease, 0.5);
    evaluations += shorter.evaluations;
    if (!shorter.found) {
      value = before.value;
      gradient.set(before.gradient);
      hessian.set(before.hessian);
      return stopped(flat || (direction.positiveDefinite && largest(gradient) < 1e-6));
    }
    point = shorter.point;
    value = objective.evaluate(point, gradient, hessian);
    evaluations += 1;
  }
  return stopped(false);
}

function added(point: Float64Array, step: Float64Array, factor: number): Float64Array {
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
  longest = 1,
): LineSearchResult {
  const gradient = new Float64Array(point.length);
  let factor = longest;
  for (let attempt = 1; attempt <= 25; attempt += 1) {
    const candidate = added(point, step, factor);
    const candidateValue = objective.evaluate(candidate, gradient, undefined);
    const allowance = NOISE * Math.abs(value);
    if (candidateValue <= value - 1e-4 * factor * decrease + allowance) {
      return { found: true, point: candidate, value: candidateValue, gradient, evaluations: attempt };
    }
    factor *= attempt < 3 ? 0.5 : 0.2;
  }
  return { found: false, point, value, gradient, evaluations: 25 };
}

function newtonDirection(
  hessian: Float64Array,
  gradient: Float64Array,
  size: number,
): { step: Float64Array; positiveDefinite: boolean } {
  let ridge = 0;
  const scale = Math.max(1e-12, largest(hessian));
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const damped = Float64Array.from(hessian);
    for (let i = 0; i < size; i += 1) damped[i * size + i] = (damped[i * size + i] ?? 0) + ridge;
    const factor = cholesky(damped, size);
    if (factor) {
      const step = solveCholesky(factor, size, gradient).map((entry) => -entry);
      return { step, positiveDefinite: ridge === 0 };
    }
    ridge = ridge === 0 ? 1e-6 * scale : ridge * 10;
  }
  return { step: gradient.map((entry) => -entry), positiveDefinite: false };
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

function limitedStep(step: Float64Array): Float64Array {
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

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function largest(values: Float64Array): number {
  let result = 0;
  for (const value of values) result = Math.max(result, Math.abs(value));
  return result;
}
