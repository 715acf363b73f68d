// Kaplan and Meier (1958), Journal of the American Statistical Association 53, 457–481; intervals: Greenwood on the log-log scale.
import { normalQuantile } from '../numerics/normal-distribution.ts';
import { orderByDuration, requireSurvivalData, type SurvivalData } from './survival-data.ts';

/** A survival curve: one entry for each time at which an event happened. */
export interface SurvivalCurve {
  n: number;
  events: number;
  times: Float64Array;
  atRisk: Float64Array;
  eventsAt: Float64Array;
  /** Share still without the event just after each time. */
  survival: Float64Array;
  low: Float64Array;
  high: Float64Array;
  confidence: number;
  /** First time at which half or fewer remain; `undefined` when the curve never gets there. */
  median: number | undefined;
}

/**
 * Share of customers still there after each duration, when some were still there when last seen.
 *
 * @param confidence Of the pointwise interval; 0.95 unless told.
 * @throws InvalidInput for negative durations or events other than 0 and 1.
 * @example
 * kaplanMeier({ durations: [1, 2, 2, 3, 4], events: [1, 1, 0, 1, 0] }).survival[1] // ≈ 0.6
 */
export function kaplanMeier(data: SurvivalData, confidence = 0.95): SurvivalCurve {
  requireSurvivalData('kaplanMeier', data);
  const order = orderByDuration(data);
  const n = order.length;
  const z = normalQuantile((1 + confidence) / 2);
  const points: [number, number, number, number, number, number][] = [];
  let survival = 1;
  let greenwood = 0;
  let total = 0;
  for (let from = 0; from < n; ) {
    const time = data.durations[order[from] ?? 0] ?? 0;
    let to = from;
    let events = 0;
    while (to < n && data.durations[order[to] ?? 0] === time) {
      events += data.events[order[to] ?? 0] ?? 0;
      to += 1;
    }
    const atRisk = n - from;
    if (events > 0) {
      survival *= 1 - events / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
      total += events;
      points.push([time, atRisk, events, survival, ...limits(survival, greenwood, z)]);
    }
    from = to;
  }
  const column = (at: 0 | 1 | 2 | 3 | 4 | 5): Float64Array => Float64Array.from(points, (point) => point[at]);
  return {
    n,
    events: total,
    times: column(0),
    atRisk: column(1),
    eventsAt: column(2),
    survival: column(3),
    low: column(4),
    high: column(5),
    confidence,
    // A survival of 0.5 computed as a product can miss it by rounding.
    median: points.find((point) => point[3] <= 0.5 + 1e-12)?.[0],
  };
}

function limits(survival: number, greenwood: number, z: number): [number, number] {
  if (survival >= 1) return [1, 1];
  if (survival <= 0 || !Number.isFinite(greenwood)) return [0, 0];
  const spread = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
  return [survival ** Math.exp(spread), survival ** Math.exp(-spread)];
}
