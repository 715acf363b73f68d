// McDonald (1999), Test Theory; one factor by maximum likelihood: Jöreskog (1967), Psychometrika 32, 443–482.
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { InvalidInput } from '../invalid-input.ts';
import { minimiseByBfgs, type SmoothObjective } from '../numerics/minimise.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { quantileOf } from './mean-interval.ts';

/** Reliability of a sum of items that measure one thing, each as strongly as it does. */
export interface ScaleOmega {
  outcome: 'fitted';
  /** Share of the variance of the sum that the common factor explains. */
  omega: number;
  low: number;
  high: number;
  confidence: number;
  /** Correlation of each item with the factor. */
  loadings: number[];
  n: number;
  warnings: { code: 'item-without-error' | 'items-oppose'; detail: string }[];
}

const LEAST_UNIQUENESS = 0.005;

/**
 * McDonald's omega: like Cronbach's alpha, but items need not measure equally strongly.
 *
 * @param items Columns of equal length, one an item, without gaps; three items or more.
 * @returns A value 0–1 with a bootstrap interval, or `not-enough-data` with fewer than ten answers an item.
 * @throws InvalidInput below three items, for unequal columns or items that do not vary.
 */
export function mcdonaldOmega(
  items: readonly ArrayLike<number>[],
  { draws = 200, confidence = 0.95, seed = 1 }: { draws?: number; confidence?: number; seed?: number } = {},
): ScaleOmega | NotEnoughData {
  const n = items[0]?.length ?? 0;
  requireItems(items, n);
  const needed = 10 * items.length;
  if (n < needed) return { outcome: 'not-enough-data', counted: 'answers', found: n, needed };
  const everyone = Int32Array.from({ length: n }, (_, i) => i);
  const fit = oneFactor(covarianceOf(items, everyone), items.length);
  const random = seededRandom(seed);
  const rows = new Int32Array(n);
  const samples: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    for (let i = 0; i < n; i += 1) rows[i] = random.integerBelow(n);
    const covariance = covarianceOf(items, rows);
    if (items.every((_, j) => (covariance[j * (items.length + 1)] ?? 0) > 0))
      samples.push(oneFactor(covariance, items.length).omega);
  }
  const sorted = Float64Array.from(samples).sort();
  return {
    outcome: 'fitted',
    omega: fit.omega,
    low: quantileOf(sorted, (1 - confidence) / 2),
    high: quantileOf(sorted, (1 + confidence) / 2),
    confidence,
    loadings: Array.from(fit.loadings),
    n,
    warnings: warningsOf(fit),
  };
}

interface OneFactor {
  omega: number;
  loadings: Float64Array;
  uniquenesses: Float64Array;
}

function oneFactor(covariance: Float64Array, size: number): OneFactor {
  const scales = Float64Array.from({ length: size }, (_, j) => Math.sqrt(covariance[j * (size + 1)] ?? 1));
  const correlation = covariance.map(
    (entry, at) => entry / ((scales[Math.floor(at / size)] ?? 1) * (scales[at % size] ?? 1)),
  );
  const start = new Float64Array(2 * size);
  for (let j = 0; j < size; j += 1) {
    let sum = 0;
    for (let k = 0; k < size; k += 1) sum += k === j ? 0 : (correlation[j * size + k] ?? 0);
    const mean = sum / (size - 1);
    start[j] = Math.sign(mean || 1) * Math.sqrt(Math.min(0.9, Math.max(0.1, Math.abs(mean))));
    start[size + j] = Math.log(1 - (start[j] ?? 0) ** 2);
  }
  const { point } = minimiseByBfgs(oneFactorObjective(correlation, size), start, { maxIterations: 500 });
  const turned = point.subarray(0, size).reduce((sum, value) => sum + value, 0) < 0 ? -1 : 1;
  const loadings = point.slice(0, size).map((value) => value * turned);
  const uniquenesses = point.slice(size).map(uniquenessOf);
  let common = 0;
  let unique = 0;
  loadings.forEach((loading, j) => {
    common += loading * (scales[j] ?? 1);
    unique += (uniquenesses[j] ?? 0) * (scales[j] ?? 1) ** 2;
  });
  return { omega: common ** 2 / (common ** 2 + unique), loadings, uniquenesses };
}

/** Items that have no error of their own (Heywood cases) stop at a small one, so the fit stays finite. */
function uniquenessOf(logarithm: number): number {
  return LEAST_UNIQUENESS + Math.exp(logarithm);
}

/** log |Σ| + tr(S Σ⁻¹) for Σ = λλᵀ + θ, whose inverse is θ⁻¹ minus one product. */
function oneFactorObjective(correlation: Float64Array, size: number): SmoothObjective {
  return {
    dimension: 2 * size,
    evaluate(point, gradient) {
      const theta = Float64Array.from({ length: size }, (_, j) => uniquenessOf(point[size + j] ?? 0));
      const scaled = theta.map((value, j) => (point[j] ?? 0) / value);
      const information = scaled.reduce((sum, value, j) => sum + value * (point[j] ?? 0), 1);
      const inverse = new Float64Array(size * size);
      for (let j = 0; j < size; j += 1) {
        for (let k = 0; k < size; k += 1) {
          inverse[j * size + k] =
            (j === k ? 1 / (theta[j] ?? 1) : 0) - ((scaled[j] ?? 0) * (scaled[k] ?? 0)) / information;
        }
      }
      const product = times(correlation, inverse, size);
      const doubled = times(inverse, product, size);
      let value = Math.log(information);
      for (let j = 0; j < size; j += 1) {
        value += Math.log(theta[j] ?? 1) + (product[j * (size + 1)] ?? 0);
        let slope = 0;
        for (let k = 0; k < size; k += 1) {
          slope += ((inverse[j * size + k] ?? 0) - (doubled[j * size + k] ?? 0)) * (point[k] ?? 0);
        }
        gradient[j] = 2 * slope;
        const own = (inverse[j * (size + 1)] ?? 0) - (doubled[j * (size + 1)] ?? 0);
        gradient[size + j] = own * Math.exp(point[size + j] ?? 0);
      }
      return value;
    },
  };
}

function times(left: Float64Array, right: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < size; k += 1) {
      const entry = left[i * size + k] ?? 0;
      for (let j = 0; j < size; j += 1)
        result[i * size + j] = (result[i * size + j] ?? 0) + entry * (right[k * size + j] ?? 0);
    }
  }
  return result;
}

function covarianceOf(items: readonly ArrayLike<number>[], rows: Int32Array): Float64Array {
  const size = items.length;
  const centred = items.map((item) => {
    const values = Float64Array.from(rows, (row) => item[row] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  });
  const covariance = new Float64Array(size * size);
  for (let j = 0; j < size; j += 1) {
    for (let k = 0; k <= j; k += 1) {
      const other = centred[k] ?? [];
      const sum = centred[j]?.reduce((total, value, i) => total + value * (other[i] ?? 0), 0) ?? 0;
      covariance[j * size + k] = sum / (rows.length - 1);
      covariance[k * size + j] = sum / (rows.length - 1);
    }
  }
  return covariance;
}

function warningsOf({ loadings, uniquenesses }: OneFactor): ScaleOmega['warnings'] {
  const warnings: ScaleOmega['warnings'] = [];
  const perfect = [...uniquenesses.keys()].filter((j) => (uniquenesses[j] ?? 1) < 2 * LEAST_UNIQUENESS);
  if (perfect.length > 0) {
    warnings.push({
      code: 'item-without-error',
      detail: `Items ${perfect.join(', ')} seem to have no error of their own: too few answers, or more than one thing is measured`,
    });
  }
  const opposed = [...loadings.keys()].filter((j) => (loadings[j] ?? 0) < 0);
  if (opposed.length > 0) {
    warnings.push({
      code: 'items-oppose',
      detail: `Items ${opposed.join(', ')} run against the others: turn their scale round`,
    });
  }
  return warnings;
}

function requireItems(items: readonly ArrayLike<number>[], n: number): void {
  const faults = items.flatMap((item, j) => {
    if (item.length !== n) return [`item ${j} has ${item.length} answers, not ${n}`];
    const values = Array.from(item);
    if (!values.every(Number.isFinite)) return [`item ${j} has gaps`];
    return values.every((value) => value === values[0]) ? [`item ${j} does not vary`] : [];
  });
  if (items.length < 3) faults.push(`${items.length} items`);
  if (faults.length > 0)
    throw new InvalidInput(`mcdonaldOmega requires three items or more that vary, got ${faults.join(', ')}`);
}
