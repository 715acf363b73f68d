// Fine and Gray (1999), Journal of the American Statistical Association 94, 496–509; ties by Breslow.
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { invertPositiveDefinite } from '../numerics/cholesky.ts';
import type { SmoothObjective } from '../numerics/minimise.ts';
import { minimiseByNewton } from '../numerics/newton.ts';
import { type CompetingRisksData, requireCompetingRisks } from './competing-risks.ts';
import { type Covariates, type ScaledCovariates, scaleCovariates } from './covariates.ts';
import { fineGrayErrors } from './fine-gray-errors.ts';
import { type CensoredStep, type FineGrayRows, overRiskSets, scoresOf } from './fine-gray-rows.ts';
import { effectOf, type HazardEffect } from './hazard-effect.ts';
import type { RiskSums } from './risk-sums.ts';
import { orderByDuration } from './survival-data.ts';

/** Effects on the share that has one cause, the others being there too. */
export interface FineGrayFit {
  outcome: 'fitted';
  cause: string;
  /** Ratios above 1: more have this cause by any time. Not ratios of rates among those still there. */
  effects: HazardEffect[];
  logLikelihood: number;
  n: number;
  /** With this cause. */
  events: number;
  /** With another cause. */
  competing: number;
  /** Cumulated baseline subdistribution rate, at covariates all 0. */
  baseline: { times: Float64Array; cumulativeHazard: Float64Array };
  converged: boolean;
  warnings: { code: 'few-events' | 'not-converged'; detail: string }[];
}

/**
 * Which facts go with having one cause of several, as ratios of its subdistribution rate: the regression behind the
 * curves of `cumulativeIncidence`. For what drives the rate among those still there, fit `fitCox` to `causeSpecificData`.
 *
 * @returns A fit, or `not-enough-data` without two events a covariate.
 * @throws InvalidInput for columns that do not vary or do not fit, or a cause that never happened.
 * @remarks Those with another cause stay at risk with the probability of not yet being censored. Standard errors are
 * robust and include that this probability is estimated.
 */
export function fitFineGray(
  data: CompetingRisksData,
  covariates: Covariates,
  cause: string,
): FineGrayFit | NotEnoughData {
  requireCompetingRisks('fitFineGray', data, cause);
  const n = data.durations.length;
  const scaled = scaleCovariates('fitFineGray', covariates, n);
  const size = scaled.names.length;
  const events = data.causes.filter((own) => own === cause).length;
  if (events < 2 * size)
    return { outcome: 'not-enough-data', counted: 'events', found: events, needed: 2 * size };
  const rows = orderedRows(data, scaled, cause);
  const objective = partialLikelihood(rows, n);
  const minimum = minimiseByNewton(objective, new Float64Array(size));
  const information = minimum.hessian?.map((entry) => entry * n);
  const inverse = information && invertPositiveDefinite(information, size);
  const converged = minimum.converged && inverse !== undefined;
  const errors = inverse && fineGrayErrors(rows, minimum.point, inverse);
  const warnings: FineGrayFit['warnings'] = [];
  if (events < 10 * size) {
    const detail = `${events} events for ${size} covariates: below ten each, effects are unsteady`;
    warnings.push({ code: 'few-events', detail });
  }
  if (!converged) {
    const detail = 'An effect runs to infinity or two covariates say the same: leave one out';
    warnings.push({ code: 'not-converged', detail });
  }
  return {
    outcome: 'fitted',
    cause,
    effects: scaled.names.map((name, j) => {
      const scale = scaled.scales[j] ?? 1;
      return effectOf(name, (minimum.point[j] ?? 0) / scale, (errors?.[j] ?? Infinity) / scale);
    }),
    logLikelihood: -minimum.value * n,
    n,
    events,
    competing: data.causes.filter((own) => own !== cause && own !== null).length,
    baseline: baselineOf(rows, scaled, minimum.point),
    converged,
    warnings,
  };
}

/** Share of customers with given covariates who have had the cause by `duration`; missing covariates count as 0. */
export function fineGrayIncidence(
  fit: FineGrayFit,
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
  return at < 0 ? 0 : -Math.expm1(-(cumulativeHazard[at] ?? 0) * Math.exp(score));
}

/** Rows by duration, with the probability G of not being censored by each distinct time. */
function orderedRows(data: CompetingRisksData, scaled: ScaledCovariates, cause: string): FineGrayRows {
  const order = orderByDuration({ durations: data.durations, events: [] });
  const n = order.length;
  const size = scaled.names.length;
  const values = new Float64Array(n * size);
  const kinds = new Uint8Array(n);
  const steps: CensoredStep[] = [];
  let uncensored = 1;
  for (let from = 0; from < n; ) {
    const time = data.durations[order[from] ?? 0] ?? 0;
    let to = from;
    let events = 0;
    let censored = 0;
    for (; to < n && data.durations[order[to] ?? 0] === time; to += 1) {
      const row = order[to] ?? 0;
      values.set(scaled.values.subarray(row * size, (row + 1) * size), to * size);
      const own = data.causes[row];
      kinds[to] = own === cause ? 1 : own === null ? 0 : 2;
      if (kinds[to] === 1) events += 1;
      if (kinds[to] === 0) censored += 1;
    }
    steps.push({ time, from, to, events, censored, uncensoredBefore: uncensored });
    // Those with an event at the time of a censoring were not at risk of being censored then.
    const atRisk = n - from - (to - from - censored);
    if (censored > 0) uncensored *= 1 - censored / atRisk;
    from = to;
  }
  return { size, values, kinds, steps };
}

/** Mean negative log partial likelihood. */
function partialLikelihood(rows: FineGrayRows, n: number): SmoothObjective {
  const { size, values, kinds } = rows;
  return {
    dimension: size,
    evaluate(point, gradient, hessian) {
      gradient.fill(0);
      hessian?.fill(0);
      const scores = scoresOf(rows, point);
      const largest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
      let sum = 0;
      overRiskSets(rows, scores, largest, hessian !== undefined, (step, present, gone) => {
        sum -= addStep(present, gone, step.uncensoredBefore, step.events, n, gradient, hessian);
      });
      for (let i = 0; i < kinds.length; i += 1) {
        if (kinds[i] !== 1) continue;
        sum += (scores[i] ?? 0) - largest;
        for (let j = 0; j < size; j += 1) gradient[j] = (gradient[j] ?? 0) - (values[i * size + j] ?? 0) / n;
      }
      return -sum / n;
    },
  };
}

/** Adds ln of the weighted risk set: those present, and those gone another way as far as not censored yet. */
function addStep(
  present: RiskSums,
  gone: RiskSums,
  uncensored: number,
  events: number,
  n: number,
  gradient: Float64Array,
  hessian: Float64Array | undefined,
): number {
  const size = gradient.length;
  const weight = present.weight + uncensored * gone.weight;
  const mean = present.first.map((value, j) => (value + uncensored * (gone.first[j] ?? 0)) / weight);
  for (let j = 0; j < size; j += 1) {
    gradient[j] = (gradient[j] ?? 0) + (events * (mean[j] ?? 0)) / n;
    if (!hessian) continue;
    for (let k = 0; k <= j; k += 1) {
      const second =
        ((present.second[j * size + k] ?? 0) + uncensored * (gone.second[j * size + k] ?? 0)) / weight;
      const entry = (events * (second - (mean[j] ?? 0) * (mean[k] ?? 0))) / n;
      hessian[j * size + k] = (hessian[j * size + k] ?? 0) + entry;
      if (k !== j) hessian[k * size + j] = (hessian[k * size + j] ?? 0) + entry;
    }
  }
  return events * Math.log(weight);
}

function baselineOf(
  rows: FineGrayRows,
  scaled: ScaledCovariates,
  point: Float64Array,
): FineGrayFit['baseline'] {
  const scores = scoresOf(rows, point);
  const largest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const atZero = point.reduce(
    (sum, value, j) => sum - (value * (scaled.means[j] ?? 0)) / (scaled.scales[j] ?? 1),
    0,
  );
  const points: [number, number][] = [];
  overRiskSets(rows, scores, largest, false, ({ time, events, uncensoredBefore }, present, gone) => {
    points.push([time, events / (present.weight + uncensoredBefore * gone.weight)]);
  });
  points.reverse();
  let hazard = 0;
  return {
    times: Float64Array.from(points, ([time]) => time),
    cumulativeHazard: Float64Array.from(points, ([, step]) => {
      hazard += step;
      return hazard * Math.exp(atZero - largest);
    }),
  };
}
