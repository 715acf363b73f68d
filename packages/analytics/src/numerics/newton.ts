// Newton with backtracking: Nocedal and Wright (2006), Numerical Optimization, chapter 3.
import { cholesky, solveCholesky } from './cholesky.ts';
import {
  added,
  dot,
  largest,
  limitedStep,
  type Minimum,
  MOST_ATTEMPTS,
  NOISE,
  type SmoothObjective,
  shorteningAfter,
} from './minimise.ts';

const NEAR = 1e-7;
/** Along a valley without slope no point is better than another: the value has settled, the parameters never will. */
const FLAT = 1e-9;

/** A value with its first and second derivatives (row-major). */
export interface Evaluation {
  value: number;
  gradient: Float64Array;
  hessian: Float64Array;
}

/** Newton's method with a ridge where the Hessian is not positive definite; ends with the Hessian at the minimum. */
export function minimiseByNewton(
  objective: SmoothObjective,
  start: Float64Array,
  maxIterations = 60,
): Minimum {
  const search = newtonSearch(start, maxIterations);
  let asked = search.next();
  while (!asked.done) asked = search.next(evaluated(objective, asked.value));
  return asked.value;
}

/** As `minimiseByNewton`, where values take their time. */
export async function minimiseByNewtonLater(
  evaluate: (point: Float64Array) => Promise<Evaluation>,
  start: Float64Array,
  maxIterations = 60,
): Promise<Minimum> {
  const search = newtonSearch(start, maxIterations);
  let asked = search.next();
  while (!asked.done) asked = search.next(await evaluate(asked.value));
  return asked.value;
}

function evaluated(objective: SmoothObjective, point: Float64Array): Evaluation {
  const gradient = new Float64Array(objective.dimension);
  const hessian = new Float64Array(objective.dimension ** 2);
  return { value: objective.evaluate(point, gradient, hessian), gradient, hessian };
}

/** The method itself: asks for evaluations at points, returns the minimum. */
function* newtonSearch(
  start: Float64Array,
  maxIterations: number,
): Generator<Float64Array, Minimum, Evaluation> {
  let point: Float64Array = Float64Array.from(start);
  let here = yield point;
  let evaluations = 1;
  const stopped = (converged: boolean): Minimum => ({ ...here, point, evaluations, converged });
  let lastLength = Infinity;
  for (let iteration = 0; iteration < maxIterations; iteration += 1) {
    const { value, gradient, hessian } = here;
    if (!Number.isFinite(value)) return stopped(false);
    const { step: whole, positiveDefinite } = newtonDirection(hessian, gradient, point.length);
    const step = limitedStep(whole);
    const decrease = -dot(gradient, step);
    const length = largest(step);
    // This near the minimum the value is mostly rounding, so the length of the step decides, not the decrease.
    const near = positiveDefinite && decrease < NEAR * Math.abs(value);
    const flat = decrease < FLAT * Math.abs(value);
    if (flat && !positiveDefinite && largest(gradient) < 1e-6) return stopped(true);
    const shrinks = length <= 0.5 * lastLength;
    if (near && !shrinks && (flat || length < 1e-4)) return stopped(true);
    // Long steps that bring little lead along a ridge: they must be seen to go down.
    const trusted = near && shrinks;
    lastLength = near ? length : Infinity;
    let factor = 1;
    let attempt = 1;
    // A whole step is nearly always right, so second derivatives are asked for at once.
    let next = yield added(point, step, factor);
    const falls = (): boolean => next.value <= value - 1e-4 * factor * decrease + NOISE * Math.abs(value);
    for (; !trusted && !falls() && attempt < MOST_ATTEMPTS; attempt += 1) {
      factor *= shorteningAfter(attempt);
      next = yield added(point, step, factor);
    }
    evaluations += attempt;
    if (!trusted && !falls()) return stopped(flat || (positiveDefinite && largest(gradient) < 1e-6));
    point = added(point, step, factor);
    here = next;
    if (trusted && length < 1e-7) return stopped(true);
  }
  return stopped(false);
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
