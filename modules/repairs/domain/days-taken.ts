import type { DaysTaken } from '../contract/index.ts';

/** Fewer than this say nothing of how long something usually takes. */
const ENOUGH = 5;
/** Standard normal quantile of 0.975. */
const Z = 1.959964;

/**
 * Median and ninetieth percentile of times, with 95 % intervals from their ranks (Conover 1999, § 3.2): they need no
 * distribution, and are those of the longest and shortest where few were seen.
 */
export function daysTaken(days: readonly number[]): DaysTaken {
  const sorted = [...days].sort((one, other) => one - other);
  return { n: sorted.length, p50: quantileOf(sorted, 0.5), p90: quantileOf(sorted, 0.9) };
}

function quantileOf(sorted: readonly number[], level: number): DaysTaken['p50'] {
  const n = sorted.length;
  if (n < ENOUGH) return null;
  const position = level * (n - 1);
  const below = at(sorted, Math.floor(position));
  const reach = Z * Math.sqrt(n * level * (1 - level));
  return {
    days: below + (position % 1) * (at(sorted, Math.ceil(position)) - below),
    low: at(sorted, Math.floor(n * level - reach) - 1),
    high: at(sorted, Math.ceil(n * level + reach) - 1),
  };
}

const at = (sorted: readonly number[], index: number): number =>
  sorted[Math.min(sorted.length - 1, Math.max(0, index))] ?? 0;
