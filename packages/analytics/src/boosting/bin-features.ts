import { InvalidInput } from '../invalid-input.ts';
import type { Features } from '../propensity/encode-features.ts';

/** How one column is cut into bins: learned from the training rows, kept with the model. */
export type FeatureBins =
  | { name: string; kind: 'number'; thresholds: number[] }
  | { name: string; kind: 'words'; words: string[] };

/** Bin numbers of rows, column after column. */
export interface BinnedRows {
  rows: number;
  /** Entry `feature · rows + row`. */
  bins: Uint8Array;
}

/** Bins a feature can have at most, the one for missing values included. */
export const BINS = 256;

const MOST_ROWS_FOR_QUANTILES = 200_000;

/** The bin for missing values and unknown words: the one after the ordinary ones. */
export function missingBin(bins: FeatureBins): number {
  return bins.kind === 'number' ? bins.thresholds.length + 1 : bins.words.length;
}

/** Learns bins from given rows: quantiles of numbers, the most frequent words; columns that do not vary are left out. */
export function learnBins(features: Features, rows: ArrayLike<number>, mostBins: number): FeatureBins[] {
  const learned: FeatureBins[] = [];
  const faults: string[] = [];
  for (const [name, column] of Object.entries(features)) {
    const bins = learnOne(name, column, rows, mostBins - 1);
    if (bins === 'not-finite') faults.push(name);
    else if (bins) learned.push(bins);
  }
  if (faults.length > 0) {
    throw new InvalidInput(
      `Features ${faults.join(', ')} have numbers that are not finite; leave missing values out as null`,
    );
  }
  return learned;
}

function learnOne(
  name: string,
  column: Features[string],
  rows: ArrayLike<number>,
  most: number,
): FeatureBins | 'not-finite' | undefined {
  let missing = false;
  let words = false;
  for (let i = 0; i < rows.length; i += 1) {
    const value = column[rows[i] ?? 0];
    if (value === null || value === undefined) missing = true;
    else if (typeof value === 'string') words = true;
  }
  if (words) return learnWords(name, column, rows, most, missing);
  const step = Math.max(1, Math.ceil(rows.length / MOST_ROWS_FOR_QUANTILES));
  const sample = new Float64Array(Math.ceil(rows.length / step));
  let count = 0;
  for (let i = 0; i < rows.length; i += step) {
    const value = column[rows[i] ?? 0];
    if (value === null || value === undefined) continue;
    const number = Number(value);
    if (!Number.isFinite(number)) return 'not-finite';
    sample[count] = number;
    count += 1;
  }
  const thresholds = cutPoints(sample.subarray(0, count).sort(), most);
  const varies = thresholds.length > 0 || (missing && count > 0);
  return varies ? { name, kind: 'number', thresholds } : undefined;
}

function learnWords(
  name: string,
  column: Features[string],
  rows: ArrayLike<number>,
  most: number,
  missing: boolean,
): FeatureBins | undefined {
  const counts = new Map<string, { rows: number }>();
  for (let i = 0; i < rows.length; i += 1) {
    const value = column[rows[i] ?? 0];
    if (value === null || value === undefined) continue;
    const word = typeof value === 'string' ? value : String(value);
    const known = counts.get(word);
    if (known) known.rows += 1;
    else counts.set(word, { rows: 1 });
  }
  const kept = [...counts]
    .sort(([a, first], [b, second]) => second.rows - first.rows || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([word]) => word);
  return kept.length >= 2 || missing ? { name, kind: 'words', words: kept } : undefined;
}

/** Thresholds halfway between neighbours: every value its own bin while they fit, else quantiles. */
function cutPoints(sorted: Float64Array, most: number): number[] {
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  const between = (low: number, high: number): number => {
    const middle = low + (high - low) / 2;
    return middle > low ? middle : high;
  };
  if (distinct.length <= most) {
    return Array.from(distinct.subarray(1), (value, i) => between(distinct[i] ?? 0, value));
  }
  const cuts = new Set<number>();
  for (let cut = 1; cut < most; cut += 1) {
    const at = Math.floor((cut * sorted.length) / most);
    const value = sorted[at] ?? 0;
    const below = distinct[lowerBound(distinct, value) - 1];
    if (below !== undefined) cuts.add(between(below, value));
  }
  return [...cuts].sort((a, b) => a - b);
}

/** First place whose value is not below the given one. */
function lowerBound(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Bin numbers of the given rows. */
export function binRows(
  featureBins: readonly FeatureBins[],
  features: Features,
  rows: ArrayLike<number>,
): BinnedRows {
  const absent = featureBins.filter(({ name }) => !Object.hasOwn(features, name)).map(({ name }) => name);
  if (absent.length > 0)
    throw new InvalidInput(`The model needs features that were not given: ${absent.join(', ')}`);
  const bins = new Uint8Array(featureBins.length * rows.length);
  featureBins.forEach((one, at) => {
    const column = features[one.name] ?? [];
    const into = bins.subarray(at * rows.length, (at + 1) * rows.length);
    if (one.kind === 'words') binWords(one.words, column, rows, into);
    else binNumbers(Float64Array.from(one.thresholds), column, rows, into);
  });
  return { rows: rows.length, bins };
}

function binWords(
  words: readonly string[],
  column: Features[string],
  rows: ArrayLike<number>,
  into: Uint8Array,
) {
  const binOf = new Map(words.map((word, bin) => [word, bin]));
  for (let i = 0; i < rows.length; i += 1) {
    const value = column[rows[i] ?? 0];
    if (typeof value === 'string') into[i] = binOf.get(value) ?? words.length;
    else
      into[i] =
        (value === null || value === undefined ? undefined : binOf.get(String(value))) ?? words.length;
  }
}

function binNumbers(
  thresholds: Float64Array,
  column: Features[string],
  rows: ArrayLike<number>,
  into: Uint8Array,
): void {
  const missing = thresholds.length + 1;
  for (let i = 0; i < rows.length; i += 1) {
    const value = column[rows[i] ?? 0];
    const number = value === null || value === undefined ? NaN : Number(value);
    // A number on a threshold belongs above it.
    let low = 0;
    let high = thresholds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((thresholds[middle] ?? 0) <= number) low = middle + 1;
      else high = middle;
    }
    into[i] = Number.isNaN(number) ? missing : low;
  }
}
