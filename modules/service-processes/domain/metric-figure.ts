import { kaplanMeier, meanInterval, shareInterval } from '#analytics';

/** A number with what it rests on; nothing is told of too little. */
export interface MetricFigure {
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
  p90: number | null;
}

/** Below these nothing is told: counted things, times, years with customers, and times whose nine tenths are told. */
export const NEED = { share: 10, mean: 10, time: 5, years: 10, curve: 20, nineTenths: 10 } as const;

const DAYS_PER_MONTH = 365.25 / 12;
const Z = 1.959964;

const untold = (n: number): MetricFigure => ({ n, value: null, low: null, high: null, p90: null });

/** A share with Wilson's interval. */
export function shareFigure(hits: number, n: number): MetricFigure {
  if (n < NEED.share) return untold(n);
  const { share, low, high } = shareInterval(hits, n);
  return { n, value: share, low, high, p90: null };
}

/** The median of sorted times, with the interval that order statistics give, and nine tenths. */
export function timeFigure(sorted: readonly number[]): MetricFigure {
  const n = sorted.length;
  if (n < NEED.time) return untold(n);
  const reach = 0.98 / Math.sqrt(n);
  return {
    n,
    value: quantile(sorted, 0.5),
    low: quantile(sorted, Math.max(0, 0.5 - reach)),
    high: quantile(sorted, Math.min(1, 0.5 + reach)),
    p90: n < NEED.nineTenths ? null : quantile(sorted, 0.9),
  };
}

function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

/** A mean with Student's interval. */
export function meanFigure(values: readonly number[]): MetricFigure {
  const n = values.length;
  if (n < NEED.mean) return untold(n);
  const { mean, low, high } = meanInterval(values);
  return { n, value: mean, low, high, p90: null };
}

/** Events for each hundred of what they could happen to, with Byar's approximation to the exact Poisson interval. */
export function rateFigure(events: number, exposure: number): MetricFigure {
  if (exposure < NEED.years) return untold(exposure);
  const per = 100 / exposure;
  const limit = (count: number, side: -1 | 1) =>
    count === 0 ? 0 : count * (1 - 1 / (9 * count) + (side * Z) / (3 * Math.sqrt(count))) ** 3;
  return {
    n: exposure,
    value: events * per,
    low: limit(events, -1) * per,
    high: limit(events + 1, 1) * per,
    p90: null,
  };
}

/** How long until something happened, or that it has not yet; so many times. */
export interface Waited {
  days: number;
  happened: boolean;
  times: number;
}

/** Months until half had it happen, or the share that had it within so many months, by Kaplan and Meier. */
export function curveFigure(waited: readonly Waited[], withinMonths: number | null): MetricFigure {
  const durations = waited.flatMap(({ days, times }) => Array.from({ length: times }, () => days));
  const events = waited.flatMap(({ happened, times }) =>
    Array.from({ length: times }, () => (happened ? 1 : 0)),
  );
  const n = durations.length;
  if (n < NEED.curve) return untold(n);
  const curve = kaplanMeier({ durations, events });
  if (withinMonths === null) {
    const months = (days: number | undefined) => (days === undefined ? null : days / DAYS_PER_MONTH);
    const halfOf = (remaining: Float64Array) =>
      months(curve.times[remaining.findIndex((share) => share <= 0.5)]);
    return { n, value: months(curve.median), low: halfOf(curve.low), high: halfOf(curve.high), p90: null };
  }
  const day = withinMonths * DAYS_PER_MONTH;
  if (Math.max(...durations) < day) return untold(n);
  const last = curve.times.findLastIndex((time) => time <= day);
  if (last < 0) return { n, value: 0, low: null, high: null, p90: null };
  const left = (at: Float64Array) => 1 - (at[last] ?? 0);
  return { n, value: left(curve.survival), low: left(curve.high), high: left(curve.low), p90: null };
}
