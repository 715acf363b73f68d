// Cox (1972), JRSS B 34, 187–220; ties: Efron (1977), JASA 72, 557–565, and Breslow (1974), Biometrics 30, 89–99.
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { invertPositiveDefinite } from '../numerics/cholesky.ts';
import type { SmoothObjective } from '../numerics/minimise.ts';
import { minimiseByNewton } from '../numerics/newton.ts';
import { concordanceOf } from './concordance.ts';
import { type Covariates, type ScaledCovariates, scaleCovariates } from './covariates.ts';
import { effectOf, type HazardEffect } from './hazard-effect.ts';
import { RiskSums } from './risk-sums.ts';
import { orderByDuration, requireSurvivalData, type SurvivalData } from './survival-data.ts';

/** A proportional-hazards fit. */
export interface CoxFit {
  outcome: 'fitted';
  ties: 'efron' | 'breslow';
  effects: HazardEffect[];
  logLikelihood: number;
  nullLogLikelihood: number;
  /** Share of comparable pairs ordered rightly; 0.5 is chance. */
  concordance: number;
  n: number;
  events: number;
  /** Cumulated baseline rate, at covariates all 0, after each event time. */
  baseline: { times: Float64Array; cumulativeHazard: Float64Array };
  converged: boolean;
  /** Evaluations of the partial likelihood. */
  iterations: number;
  warnings: { code: 'few-events' | 'not-converged'; detail: string }[];
}

/**
 * Which facts go with leaving sooner or later, as multiples of a rate that may itself change with time.
 *
 * @param covariates Columns of numbers; yes/no as 1/0, categories as several columns without the reference one.
 * @param ties How equal durations are treated; Efron unless told.
 * @returns A fit, or `not-enough-data` without two events a covariate.
 * @throws InvalidInput for columns that do not vary or do not fit.
 * @remarks Rossi's recidivism data: fin −0.379422, age −0.057438, LL −658.747659 (R 4.2.2, survival).
 */
export function fitCox(
  data: SurvivalData,
  covariates: Covariates,
  { ties = 'efron' }: { ties?: 'efron' | 'breslow' } = {},
): CoxFit | NotEnoughData {
  requireSurvivalData('fitCox', data);
  const n = data.durations.length;
  const scaled = scaleCovariates('fitCox', covariates, n);
  const size = scaled.names.length;
  const events = Array.from(data.events).reduce((sum, event) => sum + event, 0);
  if (events < 2 * size) {
    return { outcome: 'not-enough-data', counted: 'events', found: events, needed: 2 * size };
  }
  const objective = partialLikelihood(data, scaled, ties);
  const zero = new Float64Array(size);
  const nullValue = objective.evaluate(zero, new Float64Array(size), undefined);
  const minimum = minimiseByNewton(objective, zero);
  const covariance =
    minimum.hessian &&
    invertPositiveDefinite(
      minimum.hessian.map((entry) => entry * n),
      size,
    );
  const converged = minimum.converged && covariance !== undefined;
  const scores = linearScores(scaled, minimum.point);
  const warnings: CoxFit['warnings'] = [];
  if (events < 10 * size) {
    warnings.push({
      code: 'few-events',
      detail: `${events} events for ${size} covariates: below ten each, effects are unsteady`,
    });
  }
  if (!converged) {
    warnings.push({
      code: 'not-converged',
      detail: 'An effect runs to infinity or two covariates say the same: leave one out',
    });
  }
  return {
    outcome: 'fitted',
    ties,
    effects: scaled.names.map((name, j) => {
      const scale = scaled.scales[j] ?? 1;
      const variance = covariance?.[j * (size + 1)] ?? Infinity;
      return effectOf(name, (minimum.point[j] ?? 0) / scale, Math.sqrt(variance) / scale);
    }),
    logLikelihood: -minimum.value * n,
    nullLogLikelihood: -nullValue * n,
    concordance: concordanceOf(data, scores),
    n,
    events,
    baseline: baselineHazard(data, scaled, minimum.point, scores),
    converged,
    iterations: minimum.evaluations,
    warnings,
  };
}

/**
 * Share of customers with given covariates who are still there after `duration`.
 *
 * @throws InvalidInput never; covariates that were not fitted are ignored, missing ones count as 0.
 */
export function coxSurvival(
  fit: CoxFit,
  covariates: Readonly<Record<string, number>>,
  duration: number,
): number {
  const score = fit.effects.reduce(
    (sum, { name, coefficient }) => sum + coefficient * (covariates[name] ?? 0),
    0,
  );
  const { times, cumulativeHazard } = fit.baseline;
  let at = -1;
  while (at + 1 < times.length && (times[at + 1] ?? Infinity) <= duration) at += 1;
  return at < 0 ? 1 : Math.exp(-(cumulativeHazard[at] ?? 0) * Math.exp(score));
}

function linearScores({ values, rows, names }: ScaledCovariates, coefficients: Float64Array): Float64Array {
  const size = names.length;
  return Float64Array.from({ length: rows }, (_, i) => {
    let score = 0;
    for (let j = 0; j < size; j += 1) score += (coefficients[j] ?? 0) * (values[i * size + j] ?? 0);
    return score;
  });
}

/** Mean negative log partial likelihood of scaled coefficients. */
function partialLikelihood(
  data: SurvivalData,
  scaled: ScaledCovariates,
  ties: CoxFit['ties'],
): SmoothObjective {
  const order = orderByDuration(data);
  const n = order.length;
  const { values } = scaled;
  const size = scaled.names.length;
  return {
    dimension: size,
    evaluate(point, gradient, hessian) {
      const scores = linearScores(scaled, point);
      const largest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
      const risk = new RiskSums(size);
      let sum = 0;
      gradient.fill(0);
      hessian?.fill(0);
      for (let to = n - 1; to >= 0; ) {
        const time = data.durations[order[to] ?? 0];
        const dying = new RiskSums(size);
        let deaths = 0;
        for (; to >= 0 && data.durations[order[to] ?? 0] === time; to -= 1) {
          const row = order[to] ?? 0;
          const weight = Math.exp((scores[row] ?? 0) - largest);
          risk.add(weight, values, row * size, hessian !== undefined);
          if (data.events[row] !== 1) continue;
          dying.add(weight, values, row * size, hessian !== undefined);
          deaths += 1;
          sum -= ((scores[row] ?? 0) - largest) / n;
          for (let j = 0; j < size; j += 1)
            gradient[j] = (gradient[j] ?? 0) - (values[row * size + j] ?? 0) / n;
        }
        for (let tie = 0; tie < deaths; tie += 1) {
          sum += addRisk(risk, dying, ties === 'efron' ? tie / deaths : 0, n, gradient, hessian);
        }
      }
      return sum;
    },
  };
}

/** Adds ln Σ over the risk set, from which Efron takes a share of those dying at the same time. */
function addRisk(
  risk: RiskSums,
  dying: RiskSums,
  share: number,
  n: number,
  gradient: Float64Array,
  hessian: Float64Array | undefined,
): number {
  const size = gradient.length;
  const weight = risk.weight - share * dying.weight;
  const mean = risk.first.map((value, j) => (value - share * (dying.first[j] ?? 0)) / weight);
  for (let j = 0; j < size; j += 1) {
    gradient[j] = (gradient[j] ?? 0) + (mean[j] ?? 0) / n;
    if (!hessian) continue;
    for (let k = 0; k <= j; k += 1) {
      const second = ((risk.second[j * size + k] ?? 0) - share * (dying.second[j * size + k] ?? 0)) / weight;
      const entry = (second - (mean[j] ?? 0) * (mean[k] ?? 0)) / n;
      hessian[j * size + k] = (hessian[j * size + k] ?? 0) + entry;
      if (k !== j) hessian[k * size + j] = (hessian[k * size + j] ?? 0) + entry;
    }
  }
  return Math.log(weight) / n;
}

/** Breslow's estimator, moved from the mean of the covariates to 0. */
function baselineHazard(
  data: SurvivalData,
  scaled: ScaledCovariates,
  point: Float64Array,
  scores: Float64Array,
): CoxFit['baseline'] {
  const order = orderByDuration(data);
  const atZero = point.reduce(
    (sum, value, j) => sum - (value * (scaled.means[j] ?? 0)) / (scaled.scales[j] ?? 1),
    0,
  );
  const steps: [number, number][] = [];
  let risk = 0;
  for (let to = order.length - 1; to >= 0; ) {
    const time = data.durations[order[to] ?? 0] ?? 0;
    let deaths = 0;
    for (; to >= 0 && data.durations[order[to] ?? 0] === time; to -= 1) {
      const row = order[to] ?? 0;
      risk += Math.exp(scores[row] ?? 0);
      deaths += data.events[row] ?? 0;
    }
    if (deaths > 0) steps.push([time, (deaths / risk) * Math.exp(atZero)]);
  }
  steps.reverse();
  let sum = 0;
  const cumulativeHazard = Float64Array.from(steps, ([, step]) => {
    sum += step;
    return sum;
  });
  return { times: Float64Array.from(steps, ([time]) => time), cumulativeHazard };
}
