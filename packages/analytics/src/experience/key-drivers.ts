// Relative weights: Johnson (2000), Multivariate Behavioral Research 35(1), 1–19.
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { InvalidInput } from '../invalid-input.ts';
import { invertPositiveDefinite } from '../numerics/cholesky.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { symmetricEigen } from '../numerics/symmetric-eigen.ts';
import { lmgImportance } from './lmg-importance.ts';
import { quantileOf } from './mean-interval.ts';

/** What one factor has to do with the outcome. */
export interface Driver {
  name: string;
  correlation: number;
  /** Change of the outcome for one unit more of this factor, the others held. */
  coefficient: number;
  standardError: number;
  /** Variance inflation: above 5 the factor says much the same as others. */
  varianceInflation: number;
  /** Part of R² credited to the factor; parts add up to R². */
  importance: number;
  /** Share of R², 0–1, with a bootstrap interval. */
  share: number;
  shareLow: number;
  shareHigh: number;
  /** Share of bootstrap samples in which this factor is the first. */
  probabilityFirst: number;
}

/** Key-driver analysis: association, not proof of cause. */
export interface KeyDrivers {
  outcome: 'analysed';
  method: 'lmg' | 'johnson';
  intercept: number;
  rSquared: number;
  n: number;
  drivers: Driver[];
  warnings: { code: 'few-answers' | 'weak-explanation' | 'overlapping-factors'; detail: string }[];
}

/** Choices for a key-driver analysis. */
export interface KeyDriverOptions {
  /** LMG (Shapley) up to 15 factors unless told; Johnson's relative weights above. */
  method?: 'lmg' | 'johnson';
  draws?: number;
  confidence?: number;
  seed?: number;
}

const MOST_LMG_FACTORS = 15;

/**
 * Which factors go with an outcome such as overall satisfaction, and how much of it each one carries.
 *
 * @param factors Columns of scores, one entry an answer, without gaps.
 * @param outcome One entry an answer.
 * @returns The analysis, or `not-enough-data` with fewer answers than factors + 2.
 * @throws InvalidInput for columns of unequal length, that do not vary, or that repeat one another.
 */
export function keyDrivers(
  factors: Readonly<Record<string, ArrayLike<number>>>,
  outcome: ArrayLike<number>,
  options: KeyDriverOptions = {},
): KeyDrivers | NotEnoughData {
  const names = Object.keys(factors);
  const n = outcome.length;
  const needed = names.length + 2;
  if (n < needed) return { outcome: 'not-enough-data', counted: 'answers', found: n, needed };
  const columns = [
    ...names.map((name) => Float64Array.from(factors[name] ?? [])),
    Float64Array.from(outcome),
  ];
  requireColumns(names, columns, n);
  const method = options.method ?? (names.length <= MOST_LMG_FACTORS ? 'lmg' : 'johnson');
  const everyone = Int32Array.from({ length: n }, (_, i) => i);
  const moments = momentsOf(columns, everyone);
  const inverse = invertPositiveDefinite(moments.factorCorrelations, names.length);
  if (!inverse)
    throw new InvalidInput('keyDrivers requires factors that do not repeat one another: leave one out');
  const importance = importanceOf(method, moments);
  const rSquared = importance.reduce((sum, part) => sum + part, 0);
  const shares = bootstrapShares(method, columns, options);
  const last = moments.scales.length - 1;
  const outcomeScale = moments.scales[last] ?? 1;
  const residual = Math.sqrt(Math.max(0, 1 - rSquared) / (n - names.length - 1));
  const drivers = names.map((name, j) => {
    const ratio = outcomeScale / (moments.scales[j] ?? 1);
    const inflation = inverse[j * (names.length + 1)] ?? 1;
    return {
      name,
      correlation: moments.outcomeCorrelations[j] ?? 0,
      coefficient: ratio * rowTimes(inverse, moments.outcomeCorrelations, j),
      standardError: ratio * residual * Math.sqrt(inflation),
      varianceInflation: inflation,
      importance: importance[j] ?? 0,
      share: rSquared > 0 ? (importance[j] ?? 0) / rSquared : 0,
      ...shares(j),
    };
  });
  const intercept = drivers.reduce(
    (level, driver, j) => level - driver.coefficient * (moments.means[j] ?? 0),
    moments.means[last] ?? 0,
  );
  return {
    outcome: 'analysed',
    method,
    intercept,
    rSquared,
    n,
    drivers,
    warnings: warningsOf(n, rSquared, drivers),
  };
}

interface Moments {
  size: number;
  means: Float64Array;
  scales: Float64Array;
  factorCorrelations: Float64Array;
  outcomeCorrelations: Float64Array;
}

function momentsOf(columns: readonly Float64Array[], rows: Int32Array): Moments {
  const size = columns.length - 1;
  const centred = columns.map((column) => {
    const values = Float64Array.from(rows, (row) => column[row] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const scale = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
    // A resample in which a column does not vary carries nothing.
    return { mean, scale, values: values.map((value) => (scale > 0 ? (value - mean) / scale : 0)) };
  });
  const correlation = (i: number, j: number): number => {
    const other = centred[j]?.values ?? [];
    return centred[i]?.values.reduce((sum, value, row) => sum + value * (other[row] ?? 0), 0) ?? 0;
  };
  const factorCorrelations = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    factorCorrelations[i * size + i] = 1;
    for (let j = 0; j < i; j += 1) {
      const value = correlation(i, j);
      factorCorrelations[i * size + j] = value;
      factorCorrelations[j * size + i] = value;
    }
  }
  return {
    size,
    means: Float64Array.from(centred, ({ mean }) => mean),
    scales: Float64Array.from(centred, ({ scale }) => scale),
    factorCorrelations,
    outcomeCorrelations: Float64Array.from({ length: size }, (_, i) => correlation(i, size)),
  };
}

function importanceOf(method: 'lmg' | 'johnson', moments: Moments): Float64Array {
  return method === 'lmg'
    ? lmgImportance(moments.size, moments.factorCorrelations, moments.outcomeCorrelations)
    : johnsonImportance(moments);
}

function johnsonImportance({ size, factorCorrelations, outcomeCorrelations }: Moments): Float64Array {
  const { values, vectors } = symmetricEigen(factorCorrelations, size);
  const vector = (row: number, k: number): number => vectors[row * size + k] ?? 0;
  const root = (power: number, i: number, j: number): number => {
    let sum = 0;
    for (let k = 0; k < size; k += 1) {
      const value = values[k] ?? 0;
      if (value > 1e-10) sum += vector(i, k) * vector(j, k) * value ** power;
    }
    return sum;
  };
  const orthogonal = Float64Array.from({ length: size }, (_, i) =>
    outcomeCorrelations.reduce((sum, r, j) => sum + root(-0.5, i, j) * r, 0),
  );
  return Float64Array.from({ length: size }, (_, j) =>
    orthogonal.reduce((sum, beta, k) => sum + root(0.5, j, k) ** 2 * beta * beta, 0),
  );
}

function bootstrapShares(
  method: 'lmg' | 'johnson',
  columns: readonly Float64Array[],
  { draws = 500, confidence = 0.95, seed = 1 }: KeyDriverOptions,
): (j: number) => { shareLow: number; shareHigh: number; probabilityFirst: number } {
  const size = columns.length - 1;
  const n = columns[0]?.length ?? 0;
  const random = seededRandom(seed);
  const samples: Float64Array[] = Array.from({ length: size }, () => new Float64Array(draws));
  const first = new Float64Array(size);
  const rows = new Int32Array(n);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let i = 0; i < n; i += 1) rows[i] = random.integerBelow(n);
    const importance = importanceOf(method, momentsOf(columns, rows));
    const total = importance.reduce((sum, part) => sum + part, 0);
    const winner = importance.indexOf(Math.max(...importance));
    first[winner] = (first[winner] ?? 0) + 1;
    for (let j = 0; j < size; j += 1) {
      const sample = samples[j];
      if (sample) sample[draw] = total > 0 ? (importance[j] ?? 0) / total : 0;
    }
  }
  return (j) => {
    const sorted = (samples[j] ?? new Float64Array(1)).sort();
    return {
      shareLow: quantileOf(sorted, (1 - confidence) / 2),
      shareHigh: quantileOf(sorted, (1 + confidence) / 2),
      probabilityFirst: (first[j] ?? 0) / draws,
    };
  };
}

function warningsOf(n: number, rSquared: number, drivers: readonly Driver[]): KeyDrivers['warnings'] {
  const warnings: KeyDrivers['warnings'] = [];
  if (n < 10 * drivers.length) {
    warnings.push({
      code: 'few-answers',
      detail: `${n} answers for ${drivers.length} factors: ten for each are wanted`,
    });
  }
  if (rSquared < 0.15) {
    warnings.push({ code: 'weak-explanation', detail: 'The factors explain less than 15 % of the outcome' });
  }
  const overlapping = drivers.filter((driver) => driver.varianceInflation > 5).map((driver) => driver.name);
  if (overlapping.length > 0) {
    warnings.push({
      code: 'overlapping-factors',
      detail: `Much the same as others: ${overlapping.join(', ')}`,
    });
  }
  return warnings;
}

function requireColumns(names: readonly string[], columns: readonly Float64Array[], n: number): void {
  const faults = columns.flatMap((column, j) => {
    const name = names[j] ?? 'the outcome';
    if (column.length !== n) return [`${name} has ${column.length} entries, not ${n}`];
    if (!column.every(Number.isFinite)) return [`${name} has gaps`];
    return column.every((value) => value === column[0]) ? [`${name} does not vary`] : [];
  });
  if (faults.length > 0 || names.length === 0) {
    throw new InvalidInput(
      `keyDrivers requires factors and an outcome that vary, got ${faults.join(', ') || 'no factor'}`,
    );
  }
}

function rowTimes(matrix: Float64Array, vector: Float64Array, row: number): number {
  return vector.reduce((sum, value, j) => sum + (matrix[row * vector.length + j] ?? 0) * value, 0);
}
