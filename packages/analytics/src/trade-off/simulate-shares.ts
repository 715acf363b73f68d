import { quantileOf } from '../experience/mean-interval.ts';
import { type ShareInterval, shareInterval } from '../experience/share-interval.ts';
import { InvalidInput, require } from '../invalid-input.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import type { ChoosingPerson, IndividualChoiceFit } from './fit-individual-choices.ts';

/** Share of one package if just these were on offer. */
export interface SimulatedShare {
  share: number;
  low: number;
  high: number;
}

/**
 * Shares of packages from everyone's utilities: people differ, so two alike packages take mostly from one another.
 *
 * @param rule `preference`: each person splits by probability; `first-choice`: all of a person goes to the best.
 * @returns Intervals over the draws of the utilities and over which people were asked.
 * @throws InvalidInput for packages that do not match the columns.
 */
export function simulateShares(
  fit: IndividualChoiceFit,
  packages: readonly (readonly number[])[],
  {
    rule = 'preference',
    confidence = 0.95,
    seed = 1,
  }: { rule?: 'preference' | 'first-choice'; confidence?: number; seed?: number } = {},
): SimulatedShare[] {
  const width = fit.columns.length;
  const wrong = packages.filter((values) => values.length !== width || !values.every(Number.isFinite));
  if (packages.length < 2 || wrong.length > 0) {
    throw new InvalidInput(
      `simulateShares requires two packages or more of ${width} finite values, got ${packages.length}, of ${packages.map((values) => values.length).join(', ')} values`,
    );
  }
  const random = seededRandom(seed);
  const samples = packages.map(() => new Float64Array(fit.draws.length));
  const totals = new Float64Array(packages.length);
  fit.draws.forEach((draw, at) => {
    // Bayesian bootstrap over people: others might have been asked.
    const weights = Float64Array.from({ length: fit.n }, () => random.exponential(1));
    const plain = new Float64Array(fit.n).fill(1);
    meanShares(draw, weights, packages, width, rule).forEach((share, p) => {
      const sample = samples[p];
      if (sample) sample[at] = share;
    });
    meanShares(draw, plain, packages, width, rule).forEach((share, p) => {
      totals[p] = (totals[p] ?? 0) + share / fit.draws.length;
    });
  });
  return packages.map((_, p) => {
    const sorted = (samples[p] ?? new Float64Array(1)).sort();
    return {
      share: totals[p] ?? 0,
      low: quantileOf(sorted, (1 - confidence) / 2),
      high: quantileOf(sorted, (1 + confidence) / 2),
    };
  });
}

function meanShares(
  draw: Float64Array,
  weights: Float64Array,
  packages: readonly (readonly number[])[],
  width: number,
  rule: 'preference' | 'first-choice',
): Float64Array {
  const shares = new Float64Array(packages.length);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  weights.forEach((weight, i) => {
    const own = personalShares(draw.subarray(i * width, (i + 1) * width), packages, rule);
    own.forEach((share, p) => {
      shares[p] = (shares[p] ?? 0) + (weight / total) * share;
    });
  });
  return shares;
}

function personalShares(
  utilities: ArrayLike<number>,
  packages: readonly (readonly number[])[],
  rule: 'preference' | 'first-choice',
): Float64Array {
  const worth = Float64Array.from(packages, (values) =>
    values.reduce((sum, value, j) => sum + value * (utilities[j] ?? 0), 0),
  );
  const best = Math.max(...worth);
  const weights =
    rule === 'preference'
      ? worth.map((value) => Math.exp(value - best))
      : worth.map((value) => (value === best ? 1 : 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** How well utilities foretell choices they were not learned from. */
export interface HoldOutChoices {
  /** Share of tasks whose best package was chosen, with Wilson's interval; ties count in part. */
  hitRate: ShareInterval;
  /** What guessing would hit. */
  chance: number;
  /** Geometric mean probability of what was chosen. */
  rootLikelihood: number;
  n: number;
}

/**
 * Judges individual utilities on tasks held out of the fit: same people, other questions.
 *
 * @param people In the order of the fit, with the held-out tasks only.
 * @throws InvalidInput for other people than in the fit, or without a task.
 */
export function evaluateHeldOutChoices(
  fit: IndividualChoiceFit,
  people: readonly ChoosingPerson[],
  confidence = 0.95,
): HoldOutChoices {
  require(people.length === fit.n, () =>
    `evaluateHeldOutChoices requires the ${fit.n} people of the fit, got ${people.length}`);
  let hits = 0;
  let n = 0;
  let chance = 0;
  let logLikelihood = 0;
  people.forEach(({ tasks }, i) => {
    const utilities = fit.people[i]?.utilities ?? [];
    for (const { alternatives, chosen } of tasks) {
      hits += personalShares(utilities, alternatives, 'first-choice')[chosen] ?? 0;
      logLikelihood += Math.log(personalShares(utilities, alternatives, 'preference')[chosen] ?? 0);
      chance += 1 / alternatives.length;
      n += 1;
    }
  });
  require(n > 0, () => 'evaluateHeldOutChoices requires a held-out task, got none');
  return {
    hitRate: shareInterval(hits, n, confidence),
    chance: chance / n,
    rootLikelihood: Math.exp(logLikelihood / n),
    n,
  };
}

/** What a column is worth in money to people. */
export interface IndividualWillingness {
  name: string;
  /** Median over people. */
  median: number;
  low: number;
  high: number;
  /** A quarter of people would pay less than the first, a quarter more than the last. */
  quarter: number;
  threeQuarters: number;
}

/**
 * Money value of each column, person by person: −utility / utility of price.
 *
 * @returns Medians, because a few people who do not mind the price would carry any mean away; `ignored` are people whose utility does not
 * fall with the price.
 * @throws InvalidInput without the price column, or when the price lowers the utility of fewer than half.
 */
export function individualWillingnessToPay(
  fit: IndividualChoiceFit,
  priceColumn: string,
  confidence = 0.95,
): { amounts: IndividualWillingness[]; ignored: number } {
  const price = fit.columns.indexOf(priceColumn);
  const width = fit.columns.length;
  const minding = fit.people.filter(({ utilities }) => (utilities[price] ?? 0) < 0);
  require(price >= 0 && 2 * minding.length > fit.n, () =>
    `individualWillingnessToPay requires a column ${priceColumn} that lowers the utility of most, got ${minding.length} of ${fit.n} people`);
  const ratios = (utilities: ArrayLike<number>, offset: number, j: number): number =>
    -(utilities[offset + j] ?? 0) / (utilities[offset + price] ?? 0);
  const amounts = fit.columns.flatMap((name, j) => {
    if (j === price) return [];
    const own = Float64Array.from(minding, ({ utilities }) => ratios(utilities, 0, j)).sort();
    const medians = Float64Array.from(fit.draws, (draw) => {
      const all = Array.from({ length: fit.n }, (_, i) => i * width).filter(
        (offset) => (draw[offset + price] ?? 0) < 0,
      );
      return quantileOf(Float64Array.from(all, (offset) => ratios(draw, offset, j)).sort(), 0.5);
    }).sort();
    return [
      {
        name,
        median: quantileOf(own, 0.5),
        low: quantileOf(medians, (1 - confidence) / 2),
        high: quantileOf(medians, (1 + confidence) / 2),
        quarter: quantileOf(own, 0.25),
        threeQuarters: quantileOf(own, 0.75),
      },
    ];
  });
  return { amounts, ignored: fit.n - minding.length };
}

/**
 * Importance of attributes, person by person and then averaged: groups that want opposite things both count as caring.
 *
 * @param attributes Levels of each attribute as values of its columns; the reference level has 0 for all.
 */
export function individualImportance(
  fit: IndividualChoiceFit,
  attributes: Readonly<Record<string, readonly Readonly<Record<string, number>>[]>>,
): Record<string, number> {
  const sums = Object.fromEntries(Object.keys(attributes).map((name) => [name, 0]));
  for (const { utilities } of fit.people) {
    const ranges = Object.entries(attributes).map(([name, levels]) => {
      const worths = levels.map((level) =>
        fit.columns.reduce((sum, column, j) => sum + (utilities[j] ?? 0) * (level[column] ?? 0), 0),
      );
      return { name, range: Math.max(...worths) - Math.min(...worths) };
    });
    const total = ranges.reduce((sum, { range }) => sum + range, 0);
    for (const { name, range } of ranges) sums[name] = (sums[name] ?? 0) + range / total / fit.n;
  }
  return sums;
}
