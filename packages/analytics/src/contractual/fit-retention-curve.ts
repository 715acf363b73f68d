// Fader and Hardie (2007), "How to Project Customer Retention", Journal of Interactive Marketing 21(1), 76–90; BdW: Fader,
// Hardie, Liu, Davin and Steenburgh (2018), "How to Project Customer Retention Revisited", JIM 43, 1–16.
import type { FitWarning, NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { InvalidInput, require, requirePositive } from '../invalid-input.ts';
import { digamma } from '../numerics/digamma.ts';
import { hessianByDifferences } from '../numerics/hessian-by-differences.ts';
import { logGammaRise } from '../numerics/log-gamma.ts';
import { type LogLikelihood, maximiseLikelihood } from '../numerics/maximise-likelihood.ts';

/**
 * Customers under contract leave at renewals. Each has a chance of leaving, beta(a, b) among customers; with c above 1
 * the own chance grows with time, below 1 it falls, and c = 1 (the sBG) keeps it: retention rises only because the
 * faithful remain.
 */
export interface RetentionModel {
  a: number;
  b: number;
  /** 1 in the sBG. */
  c: number;
}

/** A retention curve fitted by maximum likelihood. */
export interface RetentionFit {
  outcome: 'fitted';
  model: 'sbg' | 'bdw';
  parameters: RetentionModel;
  standardErrors: RetentionModel | undefined;
  logLikelihood: number;
  /** Customers at the start of all cohorts together. */
  n: number;
  /** Renewals observed of the longest cohort. */
  periods: number;
  converged: boolean;
  /** Evaluations of the likelihood, all starts together. */
  iterations: number;
  warnings: FitWarning[];
}

/** Choices for a retention curve. */
export interface RetentionOptions {
  /** Customers lost below which the answer is `not-enough-data`; 1 unless told. */
  minimumLost?: number;
}

/**
 * Fits the shifted beta-geometric model (sBG) to customers still under contract at each renewal.
 *
 * @param cohorts Survivors of each cohort: the number at the start, after the first renewal, and so on. Cohorts of
 * different length are pooled.
 * @returns A fit, or `not-enough-data` with fewer than two renewals or nobody lost.
 * @throws InvalidInput when survivors grow or are negative.
 */
export function fitSbg(
  cohorts: readonly (readonly number[])[],
  options: RetentionOptions = {},
): RetentionFit | NotEnoughData {
  return fitRetention('sbg', cohorts, options, 2);
}

/**
 * Fits the beta-discrete-Weibull model: as the sBG, where the own chance of leaving may grow or fall with time. Needs
 * three renewals.
 */
export function fitBdw(
  cohorts: readonly (readonly number[])[],
  options: RetentionOptions = {},
): RetentionFit | NotEnoughData {
  return fitRetention('bdw', cohorts, options, 3);
}

/**
 * Share of customers still under contract after a number of renewals.
 *
 * @example
 * retainedShare({ a: 0.668, b: 3.806, c: 1 }, 12) // ≈ 0.37804
 */
export function retainedShare({ a, b, c }: RetentionModel, renewals: number): number {
  requirePositive('retainedShare', { a, b, c });
  require(renewals >= 0, () => `retainedShare requires renewals ≥ 0, got ${renewals}`);
  return shareStaying(a, b, renewals ** c);
}

/**
 * B(a, b + time) / B(a, b), at most 1. Of the two ways to write it as a difference, the one with the smaller rise: its
 * terms are smaller, so less cancels where the parameters run to infinity.
 */
function shareStaying(a: number, b: number, time: number): number {
  if (time === Infinity) return 0;
  const log =
    a <= time
      ? logGammaRise(b, a) - logGammaRise(b + time, a)
      : logGammaRise(b, time) - logGammaRise(a + b, time);
  return Math.exp(Math.min(0, log));
}

/** Share of those present who stay at the next renewal, after `renewals` of them. */
export function retentionRate(model: RetentionModel, renewals: number): number {
  return retainedShare(model, renewals + 1) / retainedShare(model, renewals);
}

/**
 * Renewals to expect from a customer who has renewed `renewals` times, each discounted to today; the next one is due now
 * when `nextRenewalIn` is 0. Times the margin of a period this is the residual lifetime value.
 *
 * @see Fader and Hardie (2010), Marketing Science 29(1), 85–93.
 * @throws InvalidInput for a discount that is not positive without a horizon.
 * @example
 * discountedRenewals({ a: 0.668, b: 3.806, c: 1 }, 2, { discountRatePerPeriod: 0.1, nextRenewalIn: 0 }) // ≈ 6.29426
 */
export function discountedRenewals(
  model: RetentionModel,
  renewals: number,
  {
    discountRatePerPeriod,
    horizonPeriods = Infinity,
    nextRenewalIn = 1,
  }: { discountRatePerPeriod: number; horizonPeriods?: number; nextRenewalIn?: number },
): number {
  require(discountRatePerPeriod > 0 || (discountRatePerPeriod === 0 && horizonPeriods < Infinity), () =>
    `discountedRenewals requires a positive discountRatePerPeriod or a finite horizonPeriods, got ${discountRatePerPeriod}`);
  const present = retainedShare(model, renewals);
  const factor = 1 / (1 + discountRatePerPeriod);
  let sum = 0;
  for (let ahead = 1; ahead <= horizonPeriods; ahead += 1) {
    const weight = factor ** (ahead - 1 + nextRenewalIn);
    sum += (retainedShare(model, renewals + ahead) / present) * weight;
    // The rest is at most a perpetuity of the present share.
    if (weight < 1e-13 * sum * discountRatePerPeriod) break;
  }
  return sum;
}

function fitRetention(
  model: 'sbg' | 'bdw',
  cohorts: readonly (readonly number[])[],
  { minimumLost = 1 }: RetentionOptions,
  neededRenewals: number,
): RetentionFit | NotEnoughData {
  requireCohorts(model, cohorts);
  const periods = Math.max(0, ...cohorts.map((survivors) => survivors.length - 1));
  if (periods < neededRenewals) {
    return {
      outcome: 'not-enough-data',
      counted: 'renewals observed',
      found: periods,
      needed: neededRenewals,
    };
  }
  const n = cohorts.reduce((sum, survivors) => sum + (survivors[0] ?? 0), 0);
  const lost = n - cohorts.reduce((sum, survivors) => sum + (survivors.at(-1) ?? 0), 0);
  if (!(lost >= minimumLost) || lost === 0) {
    return {
      outcome: 'not-enough-data',
      counted: 'customers lost at a renewal',
      found: lost,
      needed: minimumLost,
    };
  }
  const size = model === 'sbg' ? 2 : 3;
  const starts = [
    [0.7, 2, 1],
    [1.5, 5, 1],
    [0.3, 1, 1.3],
  ].map((start) => Float64Array.from(start.slice(0, size)));
  if (model === 'bdw') {
    // Where the sBG ends, its richer form begins: so it is never worse.
    const plain = starts.map((start) => start.slice(0, 2));
    const { parameters } = maximiseLikelihood([retentionLikelihood(cohorts, 2, n)], plain);
    starts.push(Float64Array.of(...parameters, 1));
  }
  const maximum = maximiseLikelihood([retentionLikelihood(cohorts, size, n)], starts);
  const [a = NaN, b = NaN, c = 1] = maximum.parameters;
  const logs = maximum.covarianceOfLogs;
  const errorOf = (i: number, value: number): number => value * Math.sqrt(logs?.[i * (size + 1)] ?? NaN);
  const warnings: FitWarning[] = [];
  if (!logs) {
    const detail = 'Customers seem all alike, or all retained: single parameters mean nothing';
    warnings.push({ code: 'flat-likelihood', detail });
  }
  if (!maximum.converged)
    warnings.push({ code: 'not-converged', detail: 'The search did not settle: do not use these numbers' });
  return {
    outcome: 'fitted',
    model,
    parameters: { a, b, c },
    standardErrors: logs && { a: errorOf(0, a), b: errorOf(1, b), c: model === 'sbg' ? 0 : errorOf(2, c) },
    logLikelihood: maximum.logLikelihood,
    n,
    periods,
    converged: maximum.converged,
    iterations: maximum.iterations,
    warnings,
  };
}

function requireCohorts(model: string, cohorts: readonly (readonly number[])[]): void {
  const faults = cohorts.flatMap((survivors, cohort) =>
    survivors.flatMap((count, renewal) => {
      const before = survivors[renewal - 1] ?? Infinity;
      return count >= 0 && count <= before
        ? []
        : [`cohort ${cohort}, renewal ${renewal}: ${count} after ${before}`];
    }),
  );
  if (faults.length > 0) {
    throw new InvalidInput(
      `The ${model} model requires survivors that never grow nor fall below 0, got ${faults.slice(0, 5).join('; ')}`,
    );
  }
}

function retentionLikelihood(
  cohorts: readonly (readonly number[])[],
  size: number,
  n: number,
): LogLikelihood {
  const evaluateAt = (values: Float64Array, gradient: Float64Array): number => {
    gradient.fill(0);
    let sum = 0;
    for (const survivors of cohorts) sum += addCohort(survivors, values, gradient);
    return sum;
  };
  return {
    dimension: size,
    n,
    evaluate(values, gradient, hessian) {
      if (hessian) hessianByDifferences(evaluateAt, values, hessian);
      return evaluateAt(values, gradient);
    },
  };
}

interface SharePoint {
  share: number;
  slope: Float64Array;
}

function addCohort(survivors: readonly number[], values: Float64Array, gradient: Float64Array): number {
  let sum = 0;
  let before = shareAt(0, values);
  const add = (count: number, share: number, slopeOf: (i: number) => number): void => {
    if (count === 0) return;
    sum += count * Math.log(share);
    for (let i = 0; i < values.length; i += 1)
      gradient[i] = (gradient[i] ?? 0) + (count * slopeOf(i)) / share;
  };
  for (let renewal = 1; renewal < survivors.length; renewal += 1) {
    const after = shareAt(renewal, values);
    const earlier = before;
    const lost = (survivors[renewal - 1] ?? 0) - (survivors[renewal] ?? 0);
    add(lost, earlier.share - after.share, (i) => (earlier.slope[i] ?? 0) - (after.slope[i] ?? 0));
    before = after;
  }
  const last = before;
  add(survivors.at(-1) ?? 0, last.share, (i) => last.slope[i] ?? 0);
  return sum;
}

/** Share retained and its derivatives by a, b and c. */
function shareAt(renewals: number, [a = NaN, b = NaN, c = 1]: Float64Array): SharePoint {
  const time = renewals ** c;
  const share = shareStaying(a, b, time);
  const shared = digamma(a + b) - digamma(a + b + time);
  const byTime = digamma(b + time) - digamma(a + b + time);
  const byC = renewals > 0 ? byTime * time * Math.log(renewals) : 0;
  return {
    share,
    slope: Float64Array.of(share * shared, share * (shared + digamma(b + time) - digamma(b)), share * byC),
  };
}
