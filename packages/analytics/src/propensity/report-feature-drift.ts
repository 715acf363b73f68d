// Population stability index: Siddiqi (2006), Credit Risk Scorecards. Kolmogorov–Smirnov p-value with Stephens' correction
// (1970), JRSS B 32, 115–122. Many columns at once: Benjamini and Hochberg (1995), JRSS B 57.
import { adjustPValues } from '../experience/control-multiple-tests.ts';
import { InvalidInput } from '../invalid-input.ts';
import { incompleteGamma } from '../numerics/incomplete-gamma.ts';
import type { Features } from './encode-features.ts';

/** How a column differs between two groups of customers. */
export interface FeatureDrift {
  feature: string;
  /** Σ (after − before) ln(after / before) over ten groups of the values before, missing ones their own group. */
  stabilityIndex: number;
  /** Largest gap between the cumulative shares; `undefined` for words. */
  largestGap: number | undefined;
  /** Of Kolmogorov–Smirnov for numbers, chi-square for words. */
  pValue: number;
  /** After looking at all columns at once. */
  adjustedPValue: number;
  missingBefore: number;
  missingAfter: number;
  /** `moved` is both unlikely by chance and large enough to matter. */
  verdict: 'as-before' | 'moved-a-little' | 'moved';
}

/** All columns, the one that moved most first. */
export interface DriftReport {
  before: number;
  after: number;
  features: FeatureDrift[];
  /** Moved columns. */
  moved: string[];
}

const SMALL_INDEX = 0.1;
const LARGE_INDEX = 0.25;
const FEWEST_ROWS = 50;

/**
 * Compares the customers a model learned from with those it is used on: when they are others, its probabilities are a
 * guess. A column counts as moved only if chance does not explain it (at most one false alarm in twenty of those named)
 * and the stability index is 0.1 or more; 0.25 is the custom for "do not use the model".
 *
 * @throws InvalidInput unless both have the same columns, of equal length each, and 50 rows or more.
 */
export function reportFeatureDrift(before: Features, after: Features, significance = 0.05): DriftReport {
  const n = { before: lengthOf(before), after: lengthOf(after) };
  requireAlike(before, after, n);
  const measured = Object.entries(before).map(([feature, column]) =>
    measure(feature, column, after[feature] ?? [], n),
  );
  const adjusted = adjustPValues(measured.map(({ pValue }) => pValue));
  const features = measured
    .map((one, i): FeatureDrift => {
      const adjustedPValue = adjusted[i] ?? 1;
      const sure = adjustedPValue < significance && one.stabilityIndex >= SMALL_INDEX;
      const verdict = !sure ? 'as-before' : one.stabilityIndex >= LARGE_INDEX ? 'moved' : 'moved-a-little';
      return { ...one, adjustedPValue, verdict };
    })
    .sort((a, b) => b.stabilityIndex - a.stabilityIndex);
  const moved = features.filter(({ verdict }) => verdict === 'moved').map(({ feature }) => feature);
  return { ...n, features, moved };
}

type Measured = Omit<FeatureDrift, 'adjustedPValue' | 'verdict'>;

function measure(
  feature: string,
  before: Features[string],
  after: Features[string],
  n: { before: number; after: number },
): Measured {
  const [first, second] = [presentOf(before), presentOf(after)];
  const missing = {
    missingBefore: (n.before - first.length) / n.before,
    missingAfter: (n.after - second.length) / n.after,
  };
  const words = [...first, ...second].some((value) => typeof value === 'string');
  const groupOf = words ? wordGroups(first) : quantileGroups(first.map(Number));
  const counts = [tally(first, groupOf, n.before), tally(second, groupOf, n.after)] as const;
  const stabilityIndex = indexOf(counts[0], counts[1], n.before, n.after);
  if (words) {
    const pValue = chiSquarePValue(counts[0], counts[1]);
    return { feature, stabilityIndex, largestGap: undefined, pValue, ...missing };
  }
  const gap = largestGap(Float64Array.from(first, Number).sort(), Float64Array.from(second, Number).sort());
  const ofNumbers = kolmogorovPValue(gap, first.length, second.length);
  const ofMissing = chiSquarePValue(
    [first.length, n.before - first.length],
    [second.length, n.after - second.length],
  );
  // Two looks at one column: the smaller p-value counts double.
  return {
    feature,
    stabilityIndex,
    largestGap: gap,
    pValue: Math.min(1, 2 * Math.min(ofNumbers, ofMissing)),
    ...missing,
  };
}

function presentOf(column: Features[string]): (number | string)[] {
  return Array.from(column).filter((value) => value !== null && value !== undefined);
}

function wordGroups(values: readonly (number | string)[]): (value: number | string) => number {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  const frequent = [...counts]
    .sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
    .slice(0, 19)
    .map(([word], group): [string, number] => [word, group]);
  const groups = new Map(frequent);
  return (value) => groups.get(String(value)) ?? groups.size;
}

function quantileGroups(values: readonly number[]): (value: number | string) => number {
  const sorted = Float64Array.from(values).sort();
  const cuts = [
    ...new Set(Array.from({ length: 9 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / 10)] ?? 0)),
  ];
  return (value) => {
    const above = cuts.findIndex((cut) => Number(value) < cut);
    return above < 0 ? cuts.length : above;
  };
}

/** Counts a group, the last being the missing ones. */
function tally(
  values: readonly (number | string)[],
  groupOf: (value: number | string) => number,
  n: number,
): number[] {
  const counts = new Array<number>(21).fill(0);
  for (const value of values) {
    const group = groupOf(value);
    counts[group] = (counts[group] ?? 0) + 1;
  }
  counts.push(n - values.length);
  return counts;
}

/** Half a customer is added to each group, so that an empty one does not weigh infinitely. */
function indexOf(first: readonly number[], second: readonly number[], n: number, m: number): number {
  const used = first
    .map((count, i) => ({ count, other: second[i] ?? 0 }))
    .filter((g) => g.count + g.other > 0);
  return used.reduce((sum, { count, other }) => {
    const before = (count + 0.5) / (n + 0.5 * used.length);
    const after = (other + 0.5) / (m + 0.5 * used.length);
    return sum + (after - before) * Math.log(after / before);
  }, 0);
}

function chiSquarePValue(first: readonly number[], second: readonly number[]): number {
  const [n, m] = [first, second].map((counts) => counts.reduce((sum, count) => sum + count, 0));
  const all = (n ?? 0) + (m ?? 0);
  let groups = 0;
  let chiSquare = 0;
  first.forEach((count, i) => {
    const other = second[i] ?? 0;
    const share = (count + other) / all;
    if (share === 0) return;
    groups += 1;
    chiSquare += (count - share * (n ?? 0)) ** 2 / (share * (n ?? 1));
    chiSquare += (other - share * (m ?? 0)) ** 2 / (share * (m ?? 1));
  });
  return groups < 2 ? 1 : incompleteGamma((groups - 1) / 2, chiSquare / 2).upper;
}

function largestGap(first: Float64Array, second: Float64Array): number {
  let gap = 0;
  let i = 0;
  let j = 0;
  while (i < first.length && j < second.length) {
    const value = Math.min(first[i] ?? Infinity, second[j] ?? Infinity);
    while (i < first.length && (first[i] ?? 0) <= value) i += 1;
    while (j < second.length && (second[j] ?? 0) <= value) j += 1;
    gap = Math.max(gap, Math.abs(i / first.length - j / second.length));
  }
  return gap;
}

/** Asymptotic, and with many ties too large: cautious. */
function kolmogorovPValue(gap: number, n: number, m: number): number {
  if (n === 0 || m === 0) return 1;
  const root = Math.sqrt((n * m) / (n + m));
  const z = (root + 0.12 + 0.11 / root) * gap;
  if (z < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k += 1) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * z * z);
  return Math.min(1, Math.max(0, sum));
}

function lengthOf(features: Features): number {
  return Object.values(features)[0]?.length ?? 0;
}

function requireAlike(before: Features, after: Features, n: { before: number; after: number }): void {
  const faults: string[] = [];
  for (const name of Object.keys(before)) if (!Object.hasOwn(after, name)) faults.push(`${name} only before`);
  for (const name of Object.keys(after)) if (!Object.hasOwn(before, name)) faults.push(`${name} only after`);
  for (const [when, features] of [
    ['before', before],
    ['after', after],
  ] as const) {
    if (n[when] < FEWEST_ROWS) faults.push(`${n[when]} rows ${when}`);
    for (const [name, column] of Object.entries(features)) {
      if (column.length !== n[when]) faults.push(`${column.length} rows of ${name} ${when}, not ${n[when]}`);
    }
  }
  if (faults.length > 0) {
    throw new InvalidInput(
      `reportFeatureDrift requires the same columns before and after with ${FEWEST_ROWS} rows or more, got ${faults.join(', ')}`,
    );
  }
}
