import { invertPositiveDefinite } from './cholesky.ts';
import { type Minimum, minimiseByBfgs, type SmoothObjective } from './minimise.ts';
import { type Evaluation, minimiseByNewton, minimiseByNewtonLater } from './newton.ts';

/**
 * A log-likelihood of positive parameters. `evaluate` returns its value at the parameters and fills the gradient, and
 * the Hessian (row-major) when one is asked for.
 */
export interface LogLikelihood {
  dimension: number;
  /** Observations: only scales the stopping rule. */
  n: number;
  /** Usual size of each parameter, where it has a unit such as weeks or money; 1 each unless given. */
  units?: Float64Array;
  evaluate(parameters: Float64Array, gradient: Float64Array, hessian: Float64Array | undefined): number;
}

/** Maximum-likelihood estimates of positive parameters. */
export interface LikelihoodMaximum {
  parameters: Float64Array;
  logLikelihood: number;
  /** Of the logarithms of the parameters; `undefined` where the likelihood is flat. */
  covarianceOfLogs: Float64Array | undefined;
  /** Parameters that ran to the edge of what is searched (e^−9 to e^9 units): the data put no bound on them. */
  unbounded: number[];
  converged: boolean;
  iterations: number;
}

/** Enough to choose a start and to hand over to Newton's method. */
const ROUGHLY = { maxIterations: 80, tolerance: 1e-7 };
/** For what Newton's method alone does not settle: ridges without an end. */
const CLOSELY = { maxIterations: 200, tolerance: 1e-11 };
/** Ends of descents closer than this are one peak. */
const APART = 0.01;
const EDGE = 9;
const EDGE_STIFFNESS = 1e-3;

/**
 * Maximises from several starts, in logarithms: quasi-Newton on the first stage to choose the best start, then Newton on
 * each stage from where the last ended. The last Hessian is the observed information.
 *
 * @param stages Likelihoods of ever more of the data; the last one is of all.
 */
export function maximiseLikelihood(
  stages: readonly LogLikelihood[],
  starts: readonly Float64Array[],
): LikelihoodMaximum {
  const full = stages.at(-1);
  if (!full) throw new Error('A maximum needs a likelihood');
  const { point, evaluations } = approach(stages, starts);
  return finish(full, point, evaluations);
}

/**
 * As `maximiseLikelihood`, where the likelihood of all data is computed elsewhere and takes its time.
 *
 * @param evaluate Value, gradient and Hessian of the last stage at the parameters.
 */
export async function maximiseLikelihoodLater(
  stages: readonly LogLikelihood[],
  starts: readonly Float64Array[],
  evaluate: (parameters: Float64Array) => Promise<Evaluation>,
): Promise<LikelihoodMaximum> {
  const full = stages.at(-1);
  if (!full) throw new Error('A maximum needs a likelihood');
  const { point, evaluations } = approach(stages, starts);
  const final = await minimiseByNewtonLater(async (at) => {
    const found = await evaluate(toParameters(at, full));
    return { ...found, value: loggedInPlace(full, at, found.value, found.gradient, found.hessian) };
  }, point);
  const total = evaluations + final.evaluations;
  return final.converged ? summary(full, final, total) : finish(full, final.point, total);
}

/** A point near the maximum, from all stages but the last. */
function approach(
  stages: readonly LogLikelihood[],
  starts: readonly Float64Array[],
): { point: Float64Array; evaluations: number } {
  const [first, ...later] = stages;
  if (!first) throw new Error('A maximum needs a likelihood');
  const ends = starts.map((start) => minimiseByBfgs(inLogarithms(first), toPoint(start, first), ROUGHLY));
  let evaluations = ends.reduce((sum, end) => sum + end.evaluations, 0);
  let point = bestOf(distinctOf(ends), first.dimension, later[0] && inLogarithms(later[0]));
  for (const stage of later.slice(0, -1)) {
    const next = minimiseByNewton(inLogarithms(stage), point);
    evaluations += next.evaluations;
    if (next.converged) point = next.point;
  }
  return { point, evaluations };
}

function finish(full: LogLikelihood, point: Float64Array, before: number): LikelihoodMaximum {
  const objective = inLogarithms(full);
  let final = minimiseByNewton(objective, point);
  let evaluations = before + final.evaluations;
  if (!final.converged) {
    const retried = minimiseByNewton(objective, minimiseByBfgs(objective, final.point, CLOSELY).point);
    evaluations += retried.evaluations;
    if (retried.value <= final.value) final = retried;
  }
  return summary(full, final, evaluations);
}

/** Finite ends of descents, lowest first, without those that met an earlier one. */
function distinctOf(ends: readonly Minimum[]): Minimum[] {
  const distinct: Minimum[] = [];
  for (const end of ends.filter(({ value }) => Number.isFinite(value)).sort((a, b) => a.value - b.value)) {
    const met = distinct.some(({ point }) =>
      point.every((entry, i) => Math.abs(entry - (end.point[i] ?? 0)) < APART),
    );
    if (!met) distinct.push(end);
  }
  return distinct;
}

/** Where few data leave several peaks, more data decide; the middle of what is searched where there is none. */
function bestOf(
  ends: readonly Minimum[],
  dimension: number,
  judge: SmoothObjective | undefined,
): Float64Array {
  const [first, ...others] = ends;
  if (!first) return new Float64Array(dimension);
  if (!judge || others.length === 0) return first.point;
  const judged = ({ point }: Minimum): number =>
    judge.evaluate(point, new Float64Array(judge.dimension), undefined);
  return ends
    .map((end) => ({ end, value: judged(end) }))
    .reduce((best, one) => (one.value < best.value ? one : best)).end.point;
}

function summary(full: LogLikelihood, minimum: Minimum, iterations: number): LikelihoodMaximum {
  const parameters = toParameters(minimum.point, full);
  const unbounded = Array.from(minimum.point.keys()).filter((i) => Math.abs(minimum.point[i] ?? 0) > EDGE);
  const information = minimum.hessian?.map((entry) => entry * full.n);
  const covariance = information && invertPositiveDefinite(information, full.dimension);
  // At the edge the value holds the wall.
  const walled = unbounded.length > 0;
  return {
    parameters,
    logLikelihood: walled
      ? full.evaluate(parameters, new Float64Array(full.dimension), undefined)
      : -minimum.value * full.n,
    covarianceOfLogs: walled ? undefined : covariance,
    unbounded,
    converged: minimum.converged && Number.isFinite(minimum.value),
    iterations,
  };
}

function toPoint(parameters: Float64Array, { units }: LogLikelihood): Float64Array {
  return parameters.map((value, i) => Math.log(value / (units?.[i] ?? 1)));
}

function toParameters(point: Float64Array, { units }: LogLikelihood): Float64Array {
  return point.map((entry, i) => Math.exp(entry) * (units?.[i] ?? 1));
}

/** Mean negative log-likelihood in the logarithms of the parameters, with a gentle wall far outside sensible values. */
function inLogarithms(likelihood: LogLikelihood): SmoothObjective {
  return {
    dimension: likelihood.dimension,
    evaluate(point, gradient, hessian) {
      const value = likelihood.evaluate(toParameters(point, likelihood), gradient, hessian);
      return loggedInPlace(likelihood, point, value, gradient, hessian);
    },
  };
}

/** Turns value and derivatives of a log-likelihood by its parameters into those to minimise; derivatives in place. */
function loggedInPlace(
  likelihood: LogLikelihood,
  point: Float64Array,
  logLikelihood: number,
  gradient: Float64Array,
  hessian: Float64Array | undefined,
): number {
  const { n, dimension: size } = likelihood;
  const parameters = toParameters(point, likelihood);
  const value = -logLikelihood / n;
  if (!Number.isFinite(value) || point.some((entry) => Math.abs(entry) > 40)) return Infinity;
  let penalty = 0;
  for (let i = 0; i < size; i += 1) {
    const own = parameters[i] ?? 0;
    const slope = (-own * (gradient[i] ?? 0)) / n;
    const excess = Math.abs(point[i] ?? 0) - EDGE;
    const wall = excess > 0 ? EDGE_STIFFNESS : 0;
    penalty += wall * excess * excess;
    gradient[i] = slope + 2 * wall * excess * Math.sign(point[i] ?? 0);
    if (!hessian) continue;
    for (let j = 0; j < size; j += 1) {
      const curvature = (-own * (parameters[j] ?? 0) * (hessian[i * size + j] ?? 0)) / n;
      hessian[i * size + j] = curvature + (i === j ? slope + 2 * wall : 0);
    }
  }
  return value + penalty;
}
