// Kalbfleisch and Prentice (2002), The Statistical Analysis of Failure Time Data, section 3.6.
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { requirePositive } from '../invalid-input.ts';
import { invertPositiveDefinite } from '../numerics/cholesky.ts';
import type { SmoothObjective } from '../numerics/minimise.ts';
import { minimiseByNewton } from '../numerics/newton.ts';
import { type Covariates, type ScaledCovariates, scaleCovariates } from './covariates.ts';
import { effectOf, type HazardEffect } from './hazard-effect.ts';
import { requireSurvivalData, type SurvivalData } from './survival-data.ts';

/** An accelerated-failure-time fit: ln T = intercept + Σ coefficient · covariate + scale · W. */
export interface WeibullAftFit {
  outcome: 'fitted';
  intercept: number;
  /** `ratio` multiplies the duration: 1.2 is staying 20 % longer. */
  effects: HazardEffect[];
  /** Below 1 the rate of the event grows with time, above 1 it falls. */
  scale: number;
  scaleStandardError: number;
  logLikelihood: number;
  n: number;
  events: number;
  converged: boolean;
}

/**
 * How much longer or shorter customers stay, as multiples of time; gives durations beyond those observed, which Cox
 * cannot.
 *
 * @returns A fit, or `not-enough-data` without two events a covariate.
 * @throws InvalidInput for durations of 0, or covariates that do not vary.
 */
export function fitWeibullAft(data: SurvivalData, covariates: Covariates): WeibullAftFit | NotEnoughData {
  requireSurvivalData('fitWeibullAft', data, 0);
  const n = data.durations.length;
  const scaled = scaleCovariates('fitWeibullAft', covariates, n);
  const size = scaled.names.length;
  const events = Array.from(data.events).reduce((sum, event) => sum + event, 0);
  if (events < 2 * size)
    return { outcome: 'not-enough-data', counted: 'events', found: events, needed: 2 * size };
  const total = Array.from(data.durations).reduce((sum, duration) => sum + duration, 0);
  const start = new Float64Array(size + 2);
  start[0] = Math.log(total / events);
  const minimum = minimiseByNewton(weibullObjective(data, scaled), start);
  const covariance =
    minimum.hessian &&
    invertPositiveDefinite(
      minimum.hessian.map((entry) => entry * n),
      size + 2,
    );
  const errorAt = (i: number): number => Math.sqrt(covariance?.[i * (size + 3)] ?? Infinity);
  const effects = scaled.names.map((name, j) => {
    const unit = scaled.scales[j] ?? 1;
    return effectOf(name, (minimum.point[j + 1] ?? 0) / unit, errorAt(j + 1) / unit);
  });
  const scale = Math.exp(minimum.point[size + 1] ?? 0);
  const shift = effects.reduce((sum, { coefficient }, j) => sum + coefficient * (scaled.means[j] ?? 0), 0);
  return {
    outcome: 'fitted',
    intercept: (minimum.point[0] ?? 0) - shift,
    effects,
    scale,
    scaleStandardError: scale * errorAt(size + 1),
    logLikelihood: -minimum.value * n,
    n,
    events,
    converged: minimum.converged && covariance !== undefined,
  };
}

/** Share of customers with given covariates who are still there after `duration`; missing covariates count as 0. */
export function weibullSurvival(
  fit: WeibullAftFit,
  covariates: Readonly<Record<string, number>>,
  duration: number,
): number {
  return Math.exp(-Math.exp((Math.log(duration) - locationOf(fit, covariates)) / fit.scale));
}

/** Duration after which a share (half unless told) of customers with given covariates has had the event. */
export function weibullQuantile(
  fit: WeibullAftFit,
  covariates: Readonly<Record<string, number>>,
  share = 0.5,
): number {
  requirePositive('weibullQuantile', { share, 'one minus share': 1 - share });
  return Math.exp(locationOf(fit, covariates) + fit.scale * Math.log(-Math.log1p(-share)));
}

function locationOf(
  { intercept, effects }: WeibullAftFit,
  covariates: Readonly<Record<string, number>>,
): number {
  return effects.reduce(
    (sum, { name, coefficient }) => sum + coefficient * (covariates[name] ?? 0),
    intercept,
  );
}

/** Mean negative log-likelihood of (intercept, scaled coefficients, ln scale). */
function weibullObjective(data: SurvivalData, { values, names }: ScaledCovariates): SmoothObjective {
  const n = data.durations.length;
  const size = names.length;
  const dimension = size + 2;
  const row = new Float64Array(size + 1);
  row[0] = 1;
  return {
    dimension,
    evaluate(point, gradient, hessian) {
      gradient.fill(0);
      hessian?.fill(0);
      const logScale = point[size + 1] ?? 0;
      const scale = Math.exp(logScale);
      let sum = 0;
      for (let i = 0; i < n; i += 1) {
        let location = point[0] ?? 0;
        for (let j = 0; j < size; j += 1) {
          row[j + 1] = values[i * size + j] ?? 0;
          location += (point[j + 1] ?? 0) * (row[j + 1] ?? 0);
        }
        const logTime = Math.log(data.durations[i] ?? 1);
        const event = data.events[i] ?? 0;
        const z = (logTime - location) / scale;
        const hazard = Math.exp(z);
        sum -= event * (z - logScale - logTime) - hazard;
        // Derivatives by z: slope is d(−ln L)/dz; the location moves z by −1/scale, ln scale by −z.
        const slope = (hazard - event) / n;
        for (let j = 0; j <= size; j += 1) gradient[j] = (gradient[j] ?? 0) - (slope * (row[j] ?? 0)) / scale;
        gradient[size + 1] = (gradient[size + 1] ?? 0) - slope * z + event / n;
        if (!hessian) continue;
        for (let j = 0; j <= size; j += 1) {
          for (let k = 0; k <= size; k += 1) {
            const entry = (hazard * (row[j] ?? 0) * (row[k] ?? 0)) / (scale * scale * n);
            hessian[j * dimension + k] = (hessian[j * dimension + k] ?? 0) + entry;
          }
          const mixed = ((row[j] ?? 0) / scale) * ((hazard * z) / n + slope);
          hessian[j * dimension + size + 1] = (hessian[j * dimension + size + 1] ?? 0) + mixed;
          hessian[(size + 1) * dimension + j] = (hessian[(size + 1) * dimension + j] ?? 0) + mixed;
        }
        const last = dimension * dimension - 1;
        hessian[last] = (hessian[last] ?? 0) + (hazard * z * z) / n + slope * z;
      }
      return sum / n;
    },
  };
}
