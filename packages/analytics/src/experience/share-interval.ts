// Wilson (1927), Journal of the American Statistical Association 22, 209–212.
import { require } from '../invalid-input.ts';
import { normalQuantile } from '../numerics/normal-distribution.ts';
import { type Difference, differenceOf } from './net-promoter-score.ts';

/** A share with its interval. */
export interface ShareInterval {
  share: number;
  low: number;
  high: number;
  confidence: number;
  n: number;
}

/**
 * A share (satisfied, promises kept, solved at first contact) with Wilson's interval, which stays inside 0 … 1 and is
 * right for few cases and for none.
 *
 * @throws InvalidInput unless 0 ≤ successes ≤ n and n > 0.
 * @example
 * shareInterval(42, 50).low // ≈ 0.714858
 */
export function shareInterval(successes: number, n: number, confidence = 0.95): ShareInterval {
  require(n > 0 && successes >= 0 && successes <= n, () =>
    `shareInterval requires 0 ≤ successes ≤ n and n > 0, got ${successes} of ${n}`);
  const z = normalQuantile((1 + confidence) / 2);
  const share = successes / n;
  const shrink = 1 / (1 + (z * z) / n);
  const centre = (share + (z * z) / (2 * n)) * shrink;
  const reach = z * shrink * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return {
    share,
    // At 0 and n the limit is exact; rounding would leave 1e−17.
    low: successes === 0 ? 0 : Math.max(0, centre - reach),
    high: successes === n ? 1 : Math.min(1, centre + reach),
    confidence,
    n,
  };
}

/** A share of so many, or nulls where they are too few to say. */
export interface CountedShare {
  n: number;
  count: number;
  share: number | null;
  low: number | null;
  high: number | null;
}

/**
 * So many of so many as a share with Wilson's 95 % interval; of fewer than `enough` nothing is said.
 *
 * @throws InvalidInput unless 0 ≤ count ≤ n.
 * @example
 * countedShare(42, 50).low // ≈ 0.714858
 */
export function countedShare(count: number, n: number, enough = 5): CountedShare {
  if (n < Math.max(1, enough)) return { n, count, share: null, low: null, high: null };
  const { share, low, high } = shareInterval(count, n);
  return { n, count, share, low, high };
}

/** Difference of two shares of different people; Agresti and Caffo's interval (one success and one failure added to each). */
export function compareShares(
  first: { successes: number; n: number },
  second: { successes: number; n: number },
  confidence = 0.95,
): Difference & { rawDifference: number } {
  const [a, b] = [first, second].map(({ successes, n }) => {
    require(n > 0 && successes >= 0 && successes <= n, () =>
      `compareShares requires 0 ≤ successes ≤ n and n > 0, got ${successes} of ${n}`);
    const share = (successes + 1) / (n + 2);
    return { share, variance: (share * (1 - share)) / (n + 2) };
  });
  const difference = (a?.share ?? 0) - (b?.share ?? 0);
  const error = Math.sqrt((a?.variance ?? 0) + (b?.variance ?? 0));
  const rawDifference = first.successes / first.n - second.successes / second.n;
  return { ...differenceOf(difference, error, confidence), rawDifference };
}

/** Units compared by a share, each pulled towards the mean by as much as its size does not support. */
export interface ShrunkenShare {
  unit: string;
  n: number;
  share: number;
  shrunken: number;
}

/**
 * Empirical-Bayes shares of branches or people: small units are pulled to the mean, so that they neither lead nor trail
 * by luck.
 *
 * @remarks Beta-binomial with moments matched; when the units differ no more than chance explains, all get the mean.
 */
export function shrinkShares(
  units: readonly { unit: string; successes: number; n: number }[],
): ShrunkenShare[] {
  const used = units.filter(({ n }) => n > 0);
  const { mean, strength } = shareSpread(used);
  return used.map(({ unit, successes, n }) => ({
    unit,
    n,
    share: successes / n,
    shrunken: strength === Infinity ? mean : (successes + strength * mean) / (n + strength),
  }));
}

/** Common share of units, and how many cases the belief in it is worth; without end when chance explains all differences. */
export function shareSpread(used: readonly { successes: number; n: number }[]): {
  mean: number;
  strength: number;
} {
  const n = used.reduce((sum, unit) => sum + unit.n, 0);
  const mean = used.reduce((sum, unit) => sum + unit.successes, 0) / n;
  const spread = used.reduce((sum, unit) => sum + unit.n * (unit.successes / unit.n - mean) ** 2, 0);
  const squares = used.reduce((sum, unit) => sum + unit.n * unit.n, 0);
  const chance = mean * (1 - mean);
  // Kleinman (1973): between-unit share of the variance, at least 0.
  const between = (spread - chance * (used.length - 1)) / (chance * (n - squares / n - (used.length - 1)));
  return { mean, strength: between > 0 ? (1 - Math.min(between, 1)) / Math.min(between, 1) : Infinity };
}
