import { require } from '../invalid-input.ts';

/** Cumulated value of customers ordered from best to worst. */
export interface WhaleCurve {
  n: number;
  total: number;
  /** Best customers first; starts at (0, 0) and ends at (1, total). */
  points: { customerShare: number; cumulativeValue: number }[];
  /** Where the curve is highest: beyond it customers cost more than they bring. */
  peak: { customerShare: number; cumulativeValue: number };
  /** Share of the total brought by the best 20 %; `undefined` when the total is not positive. */
  bestFifthShare: number | undefined;
  /** Customers with a value below 0, and what they cost together (negative). */
  losing: { customers: number; value: number };
}

/**
 * Who brings the profit: value cumulated from the best customer to the worst ("whale curve"; with positive values the
 * Lorenz curve upside down).
 *
 * @param values Profit or value of each customer; may be negative.
 * @param pointCount Points of the curve besides the start; 100 unless told.
 * @throws InvalidInput without a customer or for values that are not finite.
 */
export function whaleCurve(values: ArrayLike<number>, pointCount = 100): WhaleCurve {
  const n = values.length;
  require(n > 0, () => 'whaleCurve requires at least one customer, got 0');
  const sorted = Float64Array.from(values).sort().reverse();
  const cumulative = new Float64Array(n + 1);
  let peakAt = 0;
  const losing = { customers: 0, value: 0 };
  for (let i = 0; i < n; i += 1) {
    const value = sorted[i] ?? 0;
    require(Number.isFinite(value), () => `whaleCurve requires finite values, got ${value}`);
    cumulative[i + 1] = (cumulative[i] ?? 0) + value;
    if (value > 0) peakAt = i + 1;
    if (value < 0) {
      losing.customers += 1;
      losing.value += value;
    }
  }
  const total = cumulative[n] ?? 0;
  const pointAt = (i: number): { customerShare: number; cumulativeValue: number } => ({
    customerShare: i / n,
    cumulativeValue: cumulative[i] ?? 0,
  });
  const count = Math.min(pointCount, n);
  return {
    n,
    total,
    points: Array.from({ length: count + 1 }, (_, i) => pointAt(Math.round((i * n) / count))),
    peak: pointAt(peakAt),
    bestFifthShare: total > 0 ? (cumulative[Math.round(n / 5)] ?? 0) / total : undefined,
    losing,
  };
}
