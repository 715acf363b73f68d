// Media mix with carry-over and saturation: Jin, Wang, Sun, Chan and Koehler (2017), Google.
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { quantileOf } from '../experience/mean-interval.ts';
import { InvalidInput } from '../invalid-input.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { type ResponseCurve, responseTo } from './response-curve.ts';
import { FLAT, ResponseProblem } from './response-problem.ts';

/** What an experiment said about a channel: it ties the curve down where observation alone cannot. */
export interface ChannelExperiment {
  channel: string;
  /** Spending of a period in the two arms. */
  spend: number;
  spendHeldOut: number;
  /** Outcome of a period that the difference brought, with its standard error. */
  added: number;
  standardError: number;
}

/** A channel as fitted. */
export interface ChannelCurve {
  channel: string;
  curve: ResponseCurve;
  /** Limits of each number of the curve. */
  limits: Record<keyof ResponseCurve, { low: number; high: number }>;
  /** Least above 0 and most spent in a period: outside, the curve is a guess. */
  support: { least: number; most: number };
  /** Mean spending of a period, and what it brought. */
  meanSpend: number;
  response: { expected: number; low: number; high: number };
  /** How far the data narrowed the curve's response, 0 (prior only) to 1. */
  learned: number;
}

/** Response curves of all channels, fitted together. */
export interface ResponseFit {
  outcome: 'fitted';
  channels: ChannelCurve[];
  /** Plausible curves: [draw][channel]. */
  draws: ResponseCurve[][];
  /** Outcome without any spending, and change of it by each control. */
  base: number;
  controls: { name: string; effect: number }[];
  residualDeviation: number;
  rSquared: number;
  n: number;
  coverage: number;
  converged: boolean;
  warnings: { code: 'hardly-learned' | 'channels-move-together' | 'weak-explanation'; detail: string }[];
}

/** Choices for response curves. */
export interface ResponseOptions {
  /** Other columns that move the outcome: season, price, opening days. */
  controls?: Readonly<Record<string, ArrayLike<number>>>;
  experiments?: readonly ChannelExperiment[];
  coverage?: number;
  draws?: number;
  seed?: number;
}

/**
 * What each channel brings, from spending and outcome by period: carry-over, saturation, and intervals.
 *
 * @param spend A column for each channel, one entry a period, none below 0.
 * @param outcome New customers, orders or revenue of each period.
 * @returns Curves with intervals from their approximate posterior, or `not-enough-data` below ten periods a channel and 30.
 * @throws InvalidInput, all faults at once, for unequal columns, spending below 0 or that never changes.
 * @remarks Association in time: a channel that is raised in good weeks looks good. Give experiments where there are any.
 */
export function fitResponseCurves(
  spend: Readonly<Record<string, ArrayLike<number>>>,
  outcome: ArrayLike<number>,
  options: ResponseOptions = {},
): ResponseFit | NotEnoughData {
  const { controls = {}, experiments = [], coverage = 0.8, draws = 300, seed = 1 } = options;
  const names = Object.keys(spend);
  const n = outcome.length;
  requireColumns(spend, outcome, controls, experiments);
  const needed = Math.max(30, 10 * names.length + Object.keys(controls).length);
  if (n < needed) return { outcome: 'not-enough-data', counted: 'periods', found: n, needed };
  const problem = new ResponseProblem(names, spend, outcome, controls, experiments);
  const fit = problem.solve();
  const sampled = problem.sample(fit, draws, seededRandom(seed));
  const fitted = problem.curvesOf(fit.point);
  const last = problem.linearOf(fit.point);
  const limits = (values: number[]): { low: number; high: number } => {
    const sorted = Float64Array.from(values).sort();
    return { low: quantileOf(sorted, (1 - coverage) / 2), high: quantileOf(sorted, (1 + coverage) / 2) };
  };
  const channels = names.map((channel, c): ChannelCurve => {
    const curve = fitted[c] ?? FLAT;
    const own = sampled.map((curves) => curves[c] ?? FLAT);
    const used = Array.from(spend[channel] ?? []);
    const meanSpend = used.reduce((sum, value) => sum + value, 0) / n;
    return {
      channel,
      curve,
      limits: {
        most: limits(own.map(({ most }) => most)),
        half: limits(own.map(({ half }) => half)),
        shape: limits(own.map(({ shape }) => shape)),
        carryOver: limits(own.map(({ carryOver }) => carryOver)),
      },
      support: { least: Math.min(...used.filter((value) => value > 0)), most: Math.max(...used) },
      meanSpend,
      response: {
        expected: responseTo(curve, meanSpend),
        ...limits(own.map((one) => responseTo(one, meanSpend))),
      },
      learned: problem.learned(fit.covariance, c),
    };
  });
  return {
    outcome: 'fitted',
    channels,
    draws: sampled,
    base: last[0] ?? 0,
    controls: Object.keys(controls).map((name, k) => ({ name, effect: last[k + 1] ?? 0 })),
    residualDeviation: fit.deviation,
    rSquared: problem.explained(fit.point),
    n,
    coverage,
    converged: fit.converged,
    warnings: warningsOf(channels, spend, problem.explained(fit.point)),
  };
}

function warningsOf(
  channels: readonly ChannelCurve[],
  spend: Readonly<Record<string, ArrayLike<number>>>,
  rSquared: number,
): ResponseFit['warnings'] {
  const warnings: ResponseFit['warnings'] = [];
  const guessed = channels.filter(({ learned }) => learned < 0.3).map(({ channel }) => channel);
  if (guessed.length > 0) {
    warnings.push({
      code: 'hardly-learned',
      detail: `The data say little about ${guessed.join(', ')}: vary the spending, or hold a group out`,
    });
  }
  const together = channels.flatMap(({ channel }, c) =>
    channels
      .slice(c + 1)
      .filter((other) => correlationOf(spend[channel] ?? [], spend[other.channel] ?? []) > 0.8)
      .map((other) => `${channel} and ${other.channel}`),
  );
  if (together.length > 0) {
    warnings.push({
      code: 'channels-move-together',
      detail: `Spending rises and falls together in ${together.join('; ')}: their effects cannot be told apart`,
    });
  }
  if (rSquared < 0.15)
    warnings.push({
      code: 'weak-explanation',
      detail: 'Spending and controls explain less than 15 % of the outcome',
    });
  return warnings;
}

function correlationOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  const meanOf = (values: ArrayLike<number>): number =>
    Array.from(values).reduce((sum, value) => sum + value, 0) / n;
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < n; i += 1) {
    ab += ((a[i] ?? 0) - meanA) * ((b[i] ?? 0) - meanB);
    aa += ((a[i] ?? 0) - meanA) ** 2;
    bb += ((b[i] ?? 0) - meanB) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

function requireColumns(
  spend: Readonly<Record<string, ArrayLike<number>>>,
  outcome: ArrayLike<number>,
  controls: Readonly<Record<string, ArrayLike<number>>>,
  experiments: readonly ChannelExperiment[],
): void {
  const n = outcome.length;
  const faultsOf = (name: string, column: ArrayLike<number>, least: number): string[] => {
    if (column.length !== n) return [`${name} has ${column.length} periods, not ${n}`];
    const values = Array.from(column);
    const odd = values.find((value) => !(value >= least && value < Infinity));
    if (odd !== undefined) return [`${name} has ${odd}`];
    return n > 0 && values.every((value) => value === values[0]) ? [`${name} never changes`] : [];
  };
  const faults = [
    ...Object.entries(spend).flatMap(([name, column]) => faultsOf(name, column, 0)),
    ...Object.entries(controls).flatMap(([name, column]) => faultsOf(name, column, -Infinity)),
    ...faultsOf('the outcome', outcome, -Infinity),
    ...experiments
      .filter(
        ({ channel, spend: own, spendHeldOut, standardError }) =>
          !Object.hasOwn(spend, channel) ||
          !(own >= 0 && spendHeldOut >= 0 && own !== spendHeldOut && standardError > 0),
      )
      .map(({ channel }) => `an experiment in ${channel} that cannot be`),
  ];
  if (Object.keys(spend).length === 0) faults.push('no channel');
  if (faults.length > 0)
    throw new InvalidInput(`fitResponseCurves requires full columns that change, got: ${faults.join('; ')}`);
}
