// Aalen and Johansen (1978), Scandinavian Journal of Statistics 5, 141–150; variance by the delta method: Marubini and
// Valsecchi (1995), Analysing Survival Data from Clinical Trials and Observational Studies, chapter 10.
import { normalQuantile } from '../numerics/normal-distribution.ts';
import { type CompetingRisksData, requireCompetingRisks } from './competing-risks.ts';
import { orderByDuration } from './survival-data.ts';

/** Share that has had one cause by each time, the others being there too. */
export interface IncidenceCurve {
  cause: string;
  /** Times at which this cause happened. */
  times: Float64Array;
  incidence: Float64Array;
  standardError: Float64Array;
  /** Pointwise interval, on the log-log scale. */
  low: Float64Array;
  high: Float64Array;
  events: number;
}

/** One curve a cause. */
export interface CumulativeIncidence {
  n: number;
  confidence: number;
  curves: IncidenceCurve[];
}

/**
 * How many have left for each reason by each time, when reasons compete: a customer who has moved away can no longer
 * leave for a rival. The curves and the share still there add up to 1.
 *
 * @param confidence Of the pointwise interval; 0.95 unless told.
 * @throws InvalidInput for unequal columns or impossible durations.
 * @example
 * cumulativeIncidence({ durations: [1, 2, 3, 4], causes: ['moved', 'rival', 'moved', null] }).curves[0].incidence[1] // ≈ 0.5
 */
export function cumulativeIncidence(data: CompetingRisksData, confidence = 0.95): CumulativeIncidence {
  requireCompetingRisks('cumulativeIncidence', data);
  const steps = timeSteps(data);
  const names = [...new Set(data.causes)].filter((name) => name !== null);
  const z = normalQuantile((1 + confidence) / 2);
  return {
    n: data.durations.length,
    confidence,
    curves: names.map((cause) => curveOf(cause, steps, z)),
  };
}

/** The share that has had a cause by a time. */
export function incidenceAt({ times, incidence }: IncidenceCurve, time: number): number {
  let at = -1;
  while (at + 1 < times.length && (times[at + 1] ?? Infinity) <= time) at += 1;
  return at < 0 ? 0 : (incidence[at] ?? 0);
}

interface TimeStep {
  time: number;
  atRisk: number;
  /** Share still there just before. */
  before: number;
  events: number;
  byCause: Map<string, number>;
}

function timeSteps(data: CompetingRisksData): TimeStep[] {
  const order = orderByDuration({ durations: data.durations, events: [] });
  const steps: TimeStep[] = [];
  let before = 1;
  for (let from = 0; from < order.length; ) {
    const time = data.durations[order[from] ?? 0] ?? 0;
    const atRisk = order.length - from;
    const byCause = new Map<string, number>();
    let events = 0;
    for (; from < order.length && data.durations[order[from] ?? 0] === time; from += 1) {
      const cause = data.causes[order[from] ?? 0];
      if (cause === null || cause === undefined) continue;
      byCause.set(cause, (byCause.get(cause) ?? 0) + 1);
      events += 1;
    }
    if (events === 0) continue;
    steps.push({ time, atRisk, before, events, byCause });
    before *= 1 - events / atRisk;
  }
  return steps;
}

/**
 * The variance at t is Σ over earlier events of squares of I(t) minus something known then, so three running sums of
 * powers of that something give it at every t in one pass.
 */
function curveOf(cause: string, steps: readonly TimeStep[], z: number): IncidenceCurve {
  const points: [number, number, number, number, number][] = [];
  let incidence = 0;
  let events = 0;
  let constant = 0;
  let linear = 0;
  let square = 0;
  for (const { time, atRisk, before, events: all, byCause } of steps) {
    const own = byCause.get(cause) ?? 0;
    incidence += (before * own) / atRisk;
    // Nobody is left after the last event of all: its Greenwood term has no weight, as I(t) − I = 0 there.
    const greenwood = atRisk > all ? all / (atRisk * (atRisk - all)) : 0;
    const mixed = (before * own) / (atRisk * atRisk);
    constant += greenwood;
    linear += -2 * greenwood * incidence - 2 * mixed;
    square +=
      greenwood * incidence * incidence +
      (((before * before * (atRisk - own)) / atRisk) * own) / (atRisk * atRisk) +
      2 * mixed * incidence;
    if (own === 0) continue;
    events += own;
    const variance = Math.max(0, constant * incidence * incidence + linear * incidence + square);
    points.push([time, incidence, Math.sqrt(variance), ...limits(incidence, Math.sqrt(variance), z)]);
  }
  const column = (at: 0 | 1 | 2 | 3 | 4): Float64Array => Float64Array.from(points, (point) => point[at]);
  return {
    cause,
    times: column(0),
    incidence: column(1),
    standardError: column(2),
    low: column(3),
    high: column(4),
    events,
  };
}

function limits(incidence: number, standardError: number, z: number): [number, number] {
  if (incidence >= 1 || incidence <= 0) return [incidence, incidence];
  const spread = (z * standardError) / (incidence * Math.abs(Math.log(incidence)));
  return [incidence ** Math.exp(spread), incidence ** Math.exp(-spread)];
}
