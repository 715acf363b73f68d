import { require } from '../invalid-input.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { studentQuantile } from '../numerics/student-distribution.ts';

/** A mean with its interval. */
export interface MeanInterval {
  mean: number;
  standardDeviation: number;
  low: number;
  high: number;
  confidence: number;
  n: number;
}

/**
 * A mean (effort, rating, index) with Student's interval.
 *
 * @throws InvalidInput below two values.
 * @example
 * meanInterval([7, 6, 5, 7, 4, 6, 7, 3, 6, 7, 5, 6]).low // ≈ 4.931608
 */
export function meanInterval(values: ArrayLike<number>, confidence = 0.95): MeanInterval {
  const n = values.length;
  require(n >= 2, () => `meanInterval requires two values, got ${n}`);
  let sum = 0;
  for (let i = 0; i < n; i += 1) {
    require(Number.isFinite(values[i]), () =>
      `meanInterval requires finite values, got ${values[i]} at ${i}`);
    sum += values[i] ?? 0;
  }
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i += 1) squares += ((values[i] ?? 0) - mean) ** 2;
  const standardDeviation = Math.sqrt(squares / (n - 1));
  const reach = (studentQuantile((1 + confidence) / 2, n - 1) * standardDeviation) / Math.sqrt(n);
  return { mean, standardDeviation, low: mean - reach, high: mean + reach, confidence, n };
}

/** A quantile with a bootstrap interval. */
export interface QuantileInterval {
  quantile: number;
  low: number;
  high: number;
  confidence: number;
  n: number;
}

/**
 * A quantile of times (median 0.5, P90 0.9) with a bootstrap percentile interval; same seed, same answer.
 *
 * @throws InvalidInput without a value.
 */
export function quantileInterval(
  values: ArrayLike<number>,
  level: number,
  { confidence = 0.95, draws = 2000, seed = 1 }: { confidence?: number; draws?: number; seed?: number } = {},
): QuantileInterval {
  const n = values.length;
  require(n > 0 && level >= 0 && level <= 1, () =>
    `quantileInterval requires a value and a level 0–1, got ${n} and ${level}`);
  const sorted = Float64Array.from(values).sort();
  const random = seededRandom(seed);
  const resample = new Float64Array(n);
  const quantiles = Float64Array.from({ length: draws }, () => {
    for (let i = 0; i < n; i += 1) resample[i] = sorted[random.integerBelow(n)] ?? 0;
    return quantileOf(resample.sort(), level);
  }).sort();
  return {
    quantile: quantileOf(sorted, level),
    low: quantileOf(quantiles, (1 - confidence) / 2),
    high: quantileOf(quantiles, (1 + confidence) / 2),
    confidence,
    n,
  };
}

/** Quantile of sorted values with linear interpolation (type 7 of Hyndman and Fan). */
export function quantileOf(sorted: ArrayLike<number>, level: number): number {
  const position = level * (sorted.length - 1);
  const below = Math.floor(position);
  const lower = sorted[below] ?? NaN;
  return lower + (position - below) * ((sorted[below + 1] ?? lower) - lower);
}
