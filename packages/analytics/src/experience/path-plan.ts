import { InvalidInput } from '../invalid-input.ts';
import type { PathModel } from './fit-path-model.ts';

/** A path model with names turned into numbers. */
export interface PathPlan {
  /** Constructs. */
  size: number;
  names: readonly string[];
  indicators: readonly string[];
  /** Indicators of each construct. */
  blocks: readonly (readonly number[])[];
  paths: readonly (readonly [number, number])[];
  predecessors: readonly (readonly number[])[];
  successors: readonly (readonly number[])[];
  /** Whether the first drives the second, directly or through others. */
  reaches(from: number, to: number): boolean;
}

/** Reads a model, or throws with all its faults. */
export function planPaths({ constructs, paths }: PathModel): PathPlan {
  const names = Object.keys(constructs);
  const at = new Map(names.map((name, i) => [name, i]));
  const indicators = names.flatMap((name) => constructs[name] ?? []);
  const twice = indicators.filter((indicator, i) => indicators.indexOf(indicator) !== i);
  const faults = [
    ...twice.map((indicator) => `indicator ${indicator} is used twice`),
    ...names
      .filter((name) => (constructs[name] ?? []).length === 0)
      .map((name) => `${name} has no indicator`),
    ...paths.flat().flatMap((name) => (at.has(name) ? [] : [`path to or from unknown ${name}`])),
    ...(names.length < 2 || paths.length === 0
      ? [`${names.length} constructs and ${paths.length} paths`]
      : []),
  ];
  const numbered = paths.map(([from, to]) => [at.get(from) ?? 0, at.get(to) ?? 0] as const);
  const reachable = reachability(numbered, names.length);
  const circle = names.filter((_, i) => reachable[i * names.length + i] === 1);
  if (circle.length > 0 && faults.length === 0) faults.push(`a circle through ${circle.join(', ')}`);
  const alone = names.filter((_, i) => !numbered.some((pair) => pair.includes(i)));
  if (faults.length === 0) faults.push(...alone.map((name) => `${name} is on no path`));
  if (faults.length > 0)
    throw new InvalidInput(`fitPathModel requires constructs joined by paths, got: ${faults.join('; ')}`);
  let used = 0;
  return {
    size: names.length,
    names,
    indicators,
    blocks: names.map((name) => (constructs[name] ?? []).map(() => used++)),
    paths: numbered,
    predecessors: names.map((_, c) => numbered.filter(([, to]) => to === c).map(([from]) => from)),
    successors: names.map((_, c) => numbered.filter(([from]) => from === c).map(([, to]) => to)),
    reaches: (from, to) => reachable[from * names.length + to] === 1,
  };
}

function reachability(paths: readonly (readonly [number, number])[], size: number): Uint8Array {
  const reach = new Uint8Array(size * size);
  for (const [from, to] of paths) reach[from * size + to] = 1;
  for (let via = 0; via < size; via += 1) {
    for (let from = 0; from < size; from += 1) {
      if (reach[from * size + via] === 0) continue;
      for (let to = 0; to < size; to += 1) if (reach[via * size + to] === 1) reach[from * size + to] = 1;
    }
  }
  return reach;
}

/** Means, deviations and correlations of the indicators. */
export interface IndicatorMoments {
  means: Float64Array;
  deviations: Float64Array;
  correlations: Float64Array;
}

/** Moments of some rows, or `undefined` when an indicator does not vary among them. */
export function indicatorMoments(
  data: readonly Float64Array[],
  rows: Int32Array,
): IndicatorMoments | undefined {
  const width = data.length;
  const n = rows.length;
  const means = new Float64Array(width);
  const deviations = new Float64Array(width);
  const standardised: Float64Array[] = [];
  for (let i = 0; i < width; i += 1) {
    const column = data[i] ?? new Float64Array(0);
    const values = new Float64Array(n);
    let sum = 0;
    for (let row = 0; row < n; row += 1) {
      values[row] = column[rows[row] ?? 0] ?? 0;
      sum += values[row] ?? 0;
    }
    const mean = sum / n;
    let squares = 0;
    for (let row = 0; row < n; row += 1) squares += ((values[row] ?? 0) - mean) ** 2;
    if (!(squares > 0)) return undefined;
    const length = Math.sqrt(squares);
    for (let row = 0; row < n; row += 1) values[row] = ((values[row] ?? 0) - mean) / length;
    means[i] = mean;
    deviations[i] = length / Math.sqrt(n - 1);
    standardised.push(values);
  }
  const correlations = new Float64Array(width * width);
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      const [a, b] = [standardised[i] ?? means, standardised[j] ?? means];
      let sum = 0;
      for (let row = 0; row < n; row += 1) sum += (a[row] ?? 0) * (b[row] ?? 0);
      correlations[i * width + j] = sum;
      correlations[j * width + i] = sum;
    }
  }
  return { means, deviations, correlations };
}

/** Number of answers, or throws with all faults of the columns. */
export function requireIndicators(
  columns: Readonly<Record<string, ArrayLike<number>>>,
  plan: PathPlan,
): number {
  const n = columns[plan.indicators[0] ?? '']?.length ?? 0;
  const faults = plan.indicators.flatMap((name) => {
    const column = columns[name];
    if (!column) return [`no column ${name}`];
    if (column.length !== n) return [`${name} has ${column.length} answers, not ${n}`];
    const values = Array.from(column);
    if (!values.every(Number.isFinite)) return [`${name} has gaps`];
    return n > 0 && values.every((value) => value === values[0]) ? [`${name} does not vary`] : [];
  });
  if (faults.length > 0)
    throw new InvalidInput(
      `fitPathModel requires a full column for each indicator, got: ${faults.join('; ')}`,
    );
  return n;
}
