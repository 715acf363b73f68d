// Stability over resamples: Hennig (2007), Computational Statistics & Data Analysis 52, 258–271.
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { quantileOf } from '../experience/mean-interval.ts';
import { InvalidInput } from '../invalid-input.ts';
import { type RandomSource, seededRandom } from '../numerics/seeded-random.ts';
import { adjustedRandIndex } from './adjusted-rand-index.ts';
import { type Groups, kMeans, nearestCentres, type Points, silhouette } from './k-means.ts';

/** A number of groups that was tried. */
export interface GroupingCandidate {
  groups: number;
  /** −1 … 1: how much nearer customers are to their own group than to the next; below 0.25 there is no structure. */
  silhouette: number;
  /** Adjusted Rand index between this grouping and those of resampled customers: 1 is the same again. */
  stability: { mean: number; low: number; high: number };
}

/** Customers in groups, or the answer that there are none to be seen. */
export interface CustomerGrouping {
  outcome: 'grouped' | 'no-clear-groups';
  n: number;
  candidates: GroupingCandidate[];
  /** Why this number of groups, in a sentence. */
  reason: string;
  /** Largest first; empty without clear groups. Centres in the units given. */
  groups: { customers: number; centre: Record<string, number> }[];
  /** Group of each customer, an index into `groups`; −1 without clear groups. */
  labels: Int32Array;
}

/** Choices for groups. */
export interface GroupingOptions {
  /** Numbers of groups to try; 2 to 8 unless told. */
  numbers?: readonly number[];
  /** 10 unless told. */
  restarts?: number;
  /** Resamples for the stability; 20 unless told. */
  draws?: number;
  /** 1 unless told. */
  seed?: number;
}

const FEWEST_CUSTOMERS = 50;
const LEAST_SILHOUETTE = 0.25;
const LEAST_STABILITY = 0.75;
const MOST_FOR_SILHOUETTE = 1000;

/**
 * Looks for groups of customers who are alike in several numbers, each counted in its standard deviations. The number of
 * groups is the one with the highest silhouette among those that come out again when customers are resampled.
 *
 * @throws InvalidInput for unequal or constant columns, values that are not finite, or numbers of groups out of range.
 */
export function groupCustomers(
  columns: Readonly<Record<string, ArrayLike<number>>>,
  { numbers = [2, 3, 4, 5, 6, 7, 8], restarts = 10, draws = 20, seed = 1 }: GroupingOptions = {},
): CustomerGrouping | NotEnoughData {
  const scaled = standardised(columns, numbers);
  const { points } = scaled;
  if (points.n < FEWEST_CUSTOMERS) {
    return { outcome: 'not-enough-data', counted: 'customers', found: points.n, needed: FEWEST_CUSTOMERS };
  }
  const random = seededRandom(seed);
  const tried = numbers.map((groups) => {
    const found = kMeans(points, groups, restarts, random);
    const candidate: GroupingCandidate = {
      groups,
      silhouette: sampledSilhouette(points, found.labels, groups),
      stability: stabilityOf(points, found, groups, restarts, draws, random),
    };
    return { found, candidate };
  });
  const candidates = tried.map(({ candidate }) => candidate);
  const best = tried
    .filter(
      ({ candidate: { silhouette: width, stability } }) =>
        width >= LEAST_SILHOUETTE && stability.mean >= LEAST_STABILITY,
    )
    .sort((a, b) => b.candidate.silhouette - a.candidate.silhouette)[0];
  if (!best) {
    const reason = `No number of groups has a silhouette of ${LEAST_SILHOUETTE} and comes out again (index ${LEAST_STABILITY}) when customers are resampled: bands serve better`;
    const labels = new Int32Array(points.n).fill(-1);
    return { outcome: 'no-clear-groups', n: points.n, candidates, reason, groups: [], labels };
  }
  const { candidate } = best;
  const reason = `${candidate.groups} groups have the highest silhouette (${candidate.silhouette.toFixed(2)}) of those that come out again (index ${candidate.stability.mean.toFixed(2)})`;
  return {
    outcome: 'grouped',
    n: points.n,
    candidates,
    reason,
    ...described(best.found, candidate.groups, scaled),
  };
}

interface Scaled {
  points: Points;
  names: string[];
  means: number[];
  deviations: number[];
}

function standardised(
  columns: Readonly<Record<string, ArrayLike<number>>>,
  numbers: readonly number[],
): Scaled {
  const names = Object.keys(columns);
  const n = columns[names[0] ?? '']?.length ?? 0;
  const faults = names.length === 0 ? ['no columns'] : [];
  for (const number of numbers) {
    if (!(Number.isInteger(number) && number >= 2 && number <= 50)) faults.push(`${number} groups`);
  }
  const values = new Float64Array(n * names.length);
  const means: number[] = [];
  const deviations: number[] = [];
  names.forEach((name, at) => {
    const column = Float64Array.from(columns[name] ?? []);
    if (column.length !== n) faults.push(`${column.length} rows of ${name}, not ${n}`);
    const mean = column.reduce((sum, value) => sum + value, 0) / n;
    const deviation = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n);
    if (n > 0 && !Number.isFinite(deviation)) faults.push(`values of ${name} that are not finite`);
    else if (n > 0 && !(deviation > 1e-12 * (1 + Math.abs(mean)))) faults.push(`${name} the same for all`);
    means.push(mean);
    deviations.push(deviation);
    for (let i = 0; i < n; i += 1) values[i * names.length + at] = ((column[i] ?? 0) - mean) / deviation;
  });
  if (faults.length > 0) {
    throw new InvalidInput(
      `groupCustomers requires equal columns of finite numbers that vary and 2–50 groups, got ${faults.join(', ')}`,
    );
  }
  return { points: { n, width: names.length, values }, names, means, deviations };
}

/** Every so-manieth customer: distances between all pairs of many would take hours. */
function sampledSilhouette(points: Points, labels: Int32Array, groups: number): number {
  const step = Math.ceil(points.n / MOST_FOR_SILHOUETTE);
  const rows = Int32Array.from({ length: Math.ceil(points.n / step) }, (_, i) => i * step);
  return silhouette(
    rowsOf(points, rows),
    rows.map((row) => labels[row] ?? 0),
    groups,
  );
}

function stabilityOf(
  points: Points,
  found: Groups,
  groups: number,
  restarts: number,
  draws: number,
  random: RandomSource,
): GroupingCandidate['stability'] {
  const indices = Float64Array.from({ length: draws }, () => {
    const rows = Int32Array.from({ length: points.n }, () => random.integerBelow(points.n));
    const again = kMeans(rowsOf(points, rows), groups, Math.ceil(restarts / 3), random);
    return adjustedRandIndex(found.labels, nearestCentres(points, again.centres).labels);
  }).sort();
  const mean = indices.reduce((sum, index) => sum + index, 0) / draws;
  return { mean, low: quantileOf(indices, 0.025), high: quantileOf(indices, 0.975) };
}

function rowsOf({ width, values }: Points, rows: Int32Array): Points {
  const own = new Float64Array(rows.length * width);
  rows.forEach((row, i) => {
    own.set(values.subarray(row * width, (row + 1) * width), i * width);
  });
  return { n: rows.length, width, values: own };
}

function described(
  found: Groups,
  count: number,
  { names, means, deviations }: Scaled,
): Pick<CustomerGrouping, 'groups' | 'labels'> {
  const sizes = new Int32Array(count);
  for (const label of found.labels) sizes[label] = (sizes[label] ?? 0) + 1;
  const order = Array.from(sizes.keys()).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0));
  const groups = order.map((group) => ({
    customers: sizes[group] ?? 0,
    centre: Object.fromEntries(
      names.map((name, at) => [
        name,
        (means[at] ?? 0) + (deviations[at] ?? 1) * (found.centres[group * names.length + at] ?? 0),
      ]),
    ),
  }));
  return { groups, labels: found.labels.map((label) => order.indexOf(label)) };
}
