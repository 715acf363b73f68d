// Benjamini and Hochberg (1995), JRSS B 57, 289–300.
import { require } from '../invalid-input.ts';

/**
 * p-values adjusted for looking at many tiles at once: below 0.05 means at most one in twenty of those marked is a
 * false alarm.
 *
 * @example
 * adjustPValues([0.01, 0.04, 0.03, 0.2])[1] // ≈ 0.0533333
 */
export function adjustPValues(pValues: readonly number[]): number[] {
  for (const value of pValues) {
    require(value >= 0 && value <= 1, () => `adjustPValues requires p-values 0–1, got ${value}`);
  }
  const order = [...pValues.keys()].sort((i, j) => (pValues[j] ?? 0) - (pValues[i] ?? 0));
  const adjusted = [...pValues];
  let smallest = 1;
  order.forEach((at, fromLargest) => {
    const rank = pValues.length - fromLargest;
    smallest = Math.min(smallest, ((pValues[at] ?? 0) * pValues.length) / rank);
    adjusted[at] = smallest;
  });
  return adjusted;
}

/** A period of a share with the limits chance would keep it in. */
export interface ChartPoint {
  share: number;
  centre: number;
  low: number;
  high: number;
  outside: boolean;
}

/**
 * p-chart: periods of a share with three-sigma limits around the common one; only points outside are news.
 *
 * @param sigmas Width of the limits; 3 unless told.
 */
export function shareChart(periods: readonly { successes: number; n: number }[], sigmas = 3): ChartPoint[] {
  const n = periods.reduce((sum, period) => sum + period.n, 0);
  require(n > 0 && periods.every((period) => period.n > 0), () =>
    'shareChart requires cases in every period, got none in some');
  const centre = periods.reduce((sum, period) => sum + period.successes, 0) / n;
  return periods.map((period) => {
    const share = period.successes / period.n;
    const reach = sigmas * Math.sqrt((centre * (1 - centre)) / period.n);
    const low = Math.max(0, centre - reach);
    const high = Math.min(1, centre + reach);
    return { share, centre, low, high, outside: share < low || share > high };
  });
}

/** A smoothed value with its limits. */
export interface SmoothedPoint {
  value: number;
  smoothed: number;
  low: number;
  high: number;
  outside: boolean;
}

/**
 * EWMA chart: catches small lasting shifts of a mean sooner than single points do.
 *
 * @param target Mean to hold, e.g. of the year before.
 * @param standardErrors Of each value.
 * @param weight Of the newest value, 0–1; 0.2 unless told.
 * @see Roberts (1959), Technometrics 1(3), 239–250.
 */
export function smoothedChart(
  values: readonly number[],
  target: number,
  standardErrors: readonly number[],
  { weight = 0.2, sigmas = 3 }: { weight?: number; sigmas?: number } = {},
): SmoothedPoint[] {
  require(values.length === standardErrors.length && weight > 0 && weight <= 1, () =>
    'smoothedChart requires a standard error for each value and 0 < weight ≤ 1');
  let smoothed = target;
  let variance = 0;
  return values.map((value, i) => {
    smoothed = weight * value + (1 - weight) * smoothed;
    variance = weight ** 2 * (standardErrors[i] ?? 0) ** 2 + (1 - weight) ** 2 * variance;
    const reach = sigmas * Math.sqrt(variance);
    return {
      value,
      smoothed,
      low: target - reach,
      high: target + reach,
      outside: Math.abs(smoothed - target) > reach,
    };
  });
}
