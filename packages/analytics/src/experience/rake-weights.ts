// Deming and Stephan (1940), Annals of Mathematical Statistics 11(4), 427–444; effective answers: Kish (1965).
import { InvalidInput } from '../invalid-input.ts';
import { effectiveAnswers } from './finite-population.ts';
import { type ShareInterval, shareInterval } from './share-interval.ts';

/** Weights that make the answers look like the population, and what they cost. */
export interface RakedWeights {
  /** One an answer, mean 1. */
  weights: Float64Array;
  n: number;
  /** What the weighted answers are worth in unweighted ones. */
  effectiveN: number;
  /** n / effectiveN: how much wider the variance is. */
  designEffect: number;
  /** Answers whose weight stopped at a limit. */
  trimmed: number;
  /** Largest difference left between a weighted share and its target. */
  largestMiss: number;
  converged: boolean;
  rounds: number;
}

const MOST_MARGINS = 4;
const CLOSE = 1e-10;

/**
 * Weights answers so that their shares on each margin (tier, branch, age) are those of the population (raking).
 *
 * @param margins Category of each answer, one column a margin; at most four.
 * @param targets Share of each category in the population; scaled to add up to 1.
 * @param trim Least and greatest weight, 0.3 and 3 unless told. Trimming keeps one answer from speaking for many; margins
 * may then miss their targets by `largestMiss`.
 * @throws InvalidInput, all faults at once, for columns of unequal length, categories without a target, or targets nobody
 * answered for: merge those with a neighbour.
 */
export function rakeWeights(
  margins: Readonly<Record<string, readonly string[]>>,
  targets: Readonly<Record<string, Readonly<Record<string, number>>>>,
  {
    trim = { low: 0.3, high: 3 },
    rounds = 500,
  }: { trim?: { low: number; high: number }; rounds?: number } = {},
): RakedWeights {
  const names = Object.keys(margins);
  const n = margins[names[0] ?? '']?.length ?? 0;
  requireMargins(names, n, margins, targets);
  const wanted = names.map((name) => scaled(targets[name] ?? {}));
  const columns = names.map((name) => margins[name] ?? []);
  const weights = new Float64Array(n).fill(1);
  let round = 0;
  let settled = false;
  while (!settled && round < rounds) {
    round += 1;
    const before = Float64Array.from(weights);
    columns.forEach((column, at) => {
      rakeOnce(weights, column, wanted[at] ?? new Map());
    });
    clip(weights, trim);
    settled = weights.every((weight, i) => Math.abs(weight - (before[i] ?? 0)) < CLOSE);
  }
  const effectiveN = effectiveAnswers(weights);
  return {
    weights,
    n,
    effectiveN,
    designEffect: n / effectiveN,
    trimmed: weights.filter((weight) => weight <= trim.low + 1e-9 || weight >= trim.high - 1e-9).length,
    largestMiss: Math.max(...columns.map((column, at) => missOf(weights, column, wanted[at] ?? new Map()))),
    converged: settled,
    rounds: round,
  };
}

/**
 * A weighted share with Wilson's interval at the effective number of answers.
 *
 * @returns `n` is the answers given; the interval is as wide as `effectiveN` of them deserve.
 */
export function weightedShare(
  happened: ArrayLike<number>,
  weights: ArrayLike<number>,
  confidence = 0.95,
): ShareInterval & { effectiveN: number } {
  const n = happened.length;
  const effectiveN = effectiveAnswers(weights);
  if (weights.length !== n || !(effectiveN > 0)) {
    throw new InvalidInput(
      `weightedShare requires a weight for each answer, some above 0, got ${weights.length} for ${n}`,
    );
  }
  let total = 0;
  let counted = 0;
  for (let i = 0; i < n; i += 1) {
    total += weights[i] ?? 0;
    counted += (weights[i] ?? 0) * (happened[i] ?? 0);
  }
  const share = Math.min(1, counted / total);
  return { ...shareInterval(share * effectiveN, effectiveN, confidence), n, effectiveN };
}

function rakeOnce(
  weights: Float64Array,
  column: readonly string[],
  wanted: ReadonlyMap<string, number>,
): void {
  const sums = sumsOf(weights, column);
  for (let i = 0; i < weights.length; i += 1) {
    const category = column[i] ?? '';
    const factor = ((wanted.get(category) ?? 0) * weights.length) / (sums.get(category) ?? 1);
    weights[i] = (weights[i] ?? 0) * factor;
  }
}

function clip(weights: Float64Array, { low, high }: { low: number; high: number }): void {
  for (let i = 0; i < weights.length; i += 1) weights[i] = Math.min(high, Math.max(low, weights[i] ?? 1));
  // Back to mean 1 without pushing anybody over a limit again: the limits are part of the result.
  const excess = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  for (let i = 0; i < weights.length; i += 1) {
    weights[i] = Math.min(high, Math.max(low, (weights[i] ?? 1) / excess));
  }
}

function missOf(
  weights: Float64Array,
  column: readonly string[],
  wanted: ReadonlyMap<string, number>,
): number {
  const sums = sumsOf(weights, column);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Math.max(...[...wanted].map(([name, share]) => Math.abs((sums.get(name) ?? 0) / total - share)));
}

function sumsOf(weights: Float64Array, column: readonly string[]): Map<string, number> {
  const sums = new Map<string, number>();
  column.forEach((category, i) => {
    sums.set(category, (sums.get(category) ?? 0) + (weights[i] ?? 0));
  });
  return sums;
}

function scaled(target: Readonly<Record<string, number>>): Map<string, number> {
  const total = Object.values(target).reduce((sum, share) => sum + share, 0);
  return new Map(Object.entries(target).map(([name, share]) => [name, share / total]));
}

function requireMargins(
  names: readonly string[],
  n: number,
  margins: Readonly<Record<string, readonly string[]>>,
  targets: Readonly<Record<string, Readonly<Record<string, number>>>>,
): void {
  const faults = names.flatMap((name) => {
    const column = margins[name] ?? [];
    const target = targets[name] ?? {};
    const seen = new Set(column);
    const length = column.length === n ? [] : [`${name} has ${column.length} answers, not ${n}`];
    const unknown = [...seen].filter((category) => !Object.hasOwn(target, category));
    const empty = Object.keys(target).filter((category) => !seen.has(category));
    const bad = Object.entries(target).filter(([, share]) => !(share > 0 && share < Infinity));
    return [
      ...length,
      ...unknown.map((category) => `${name} has no target for ${category}`),
      ...empty.map((category) => `nobody answered for ${name} ${category}, merge it with a neighbour`),
      ...bad.map(([category, share]) => `${name} ${category} has target ${share}`),
    ];
  });
  if (names.length > MOST_MARGINS) faults.push(`${names.length} margins, at most ${MOST_MARGINS}`);
  if (names.length === 0 || n === 0) faults.push(`${names.length} margins and ${n} answers`);
  if (faults.length > 0)
    throw new InvalidInput(`rakeWeights requires margins with targets, got: ${faults.join('; ')}`);
}
