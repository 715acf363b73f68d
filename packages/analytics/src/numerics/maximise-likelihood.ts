import { invertPositiveDefinite } from './cholesky.ts';
import { type Minimum, minimiseByBfgs, minimiseByNewton, type SmoothObjective } from './minimise.ts';

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
const ROUGHLY = { maxIterations: 80, tolerance: 1e-9 };
const EDGE = 9;
const EDGE_STIFFNESS = 1e-3;

/**
 * Maximises from several starts, in logarithms: quasi-Newton on a sample of the data to choose the best start, then
 * Newton on all of it, whose last Hessian is the observed information.
 */
export function maximiseLikelihood(
  full: LogLikelihood,
  starts: readonly Float64Array[],
  sample: LogLikelihood = full,
): LikelihoodMaximum {
  const sampleObjective = inLogarithms(sample);
  let best: Minimum | undefined;
  let iterations = 0;
  for (const start of starts) {
    const candidate = minimiseByBfgs(sampleObjective, toPoint(start, sample), ROUGHLY);
    iterations += candidate.evaluations;
    if (Number.isFinite(candidate.value) && (!best || candidate.value < best.value)) best = candidate;
  }
  const from = best?.point ?? new Float64Array(full.dimension);
  const objective = inLogarithms(full);
  let final = minimiseByNewton(objective, from);
  iterations += final.evaluations;
  if (!final.converged) {
    const retried = minimiseByNewton(objective, minimiseByBfgs(objective, final.point, ROUGHLY).point);
    iterations += retried.evaluations;
    if (retried.value <= final.value) final = retried;
  }
  return summary(full, final, iterations);
}

function summary(full: LogLikelihood, minimum: Minimum, iterations: number): LikelihoodMaximum {
  const parameters = toParameters(minimum.point, full);
  const unbounded = Array.from(minimum.point.keys()).filter((i) => Math.abs(minimum.point[i] ?? 0) > EDGE);
  const information = minimum.hessian?.map((entry) => entry * full.n);
  const covariance = information && invertPositiveDefinite(information, full.dimension);
  return {
    parameters,
    logLikelihood: full.evaluate(parameters, new Float64Array(full.dimension), undefined),
    covarianceOfLogs: unbounded.length === 0 ? covariance : undefined,
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
  const size = likelihood.dimension;
  return {
    dimension: size,
    evaluate(point, gradient, hessian) {
      const parameters = toParameters(point, likelihood);
      const value = -likelihood.evaluate(parameters, gradient, hessian) / likelihood.n;
      if (!Number.isFinite(value) || point.some((entry) => Math.abs(entry) > 40)) return Infinity;
      let penalty = 0;
      for (let i = 0; i < size; i += 1) {
        const own = parameters[i] ?? 0;
        const slope = (-own * (gradient[i] ?? 0)) / likelihood.n;
        const excess = Math.abs(point[i] ?? 0) - EDGE;
        const wall = excess > 0 ? EDGE_STIFFNESS : 0;
        penalty += wall * excess * excess;
        gradient[i] = slope + 2 * wall * excess * Math.sign(point[i] ?? 0);
        if (!hessian) continue;
        for (let j = 0; j < size; j += 1) {
          const curvature = (-own * (parameters[j] ?? 0) * (hessian[i * size + j] ?? 0)) / likelihood.n;
          hessian[i * size + j] = curvature + (i === j ? slope + 2 * wall : 0);
        }
      }
      return value + penalty;
    },
  };
}
