// Gray (1988), Annals of Statistics 16(3), 1141–1154. The variance is that of the same statistic written as integrals over
// the martingales of both kinds of event.
import { cholesky, solveCholesky } from '../numerics/cholesky.ts';
import type { CompetingRisksData } from './competing-risks.ts';
import { orderByDuration } from './survival-data.ts';

/** Rows by the time they end at, and the group of each row. */
export interface GroupedRows {
  /** Oldest first; `end` is how a row ended: in the cause, in another, or still going on. */
  times: readonly (readonly { row: number; end: 'own' | 'other' | 'none' }[])[];
  size: number;
  codes: Int32Array;
}

/** Events of the cause in each group, those to expect were the groups alike, and how far apart the two are. */
export interface GrayStatistic {
  observed: Float64Array;
  expected: Float64Array;
  /** `undefined` where no event came while several groups were present. */
  chiSquare: number | undefined;
}

/** The rows of each time at which one ended. */
export function rowsByTime(data: CompetingRisksData, cause: string): GroupedRows['times'] {
  const times: { row: number; end: 'own' | 'other' | 'none' }[][] = [];
  let last: number | undefined;
  for (const row of orderByDuration({ durations: data.durations, events: [] })) {
    const own = data.causes[row] ?? null;
    const end = own === cause ? 'own' : own === null ? 'none' : 'other';
    if (data.durations[row] !== last) times.push([]);
    last = data.durations[row];
    times.at(-1)?.push({ row, end });
  }
  return times;
}

/** The statistic of the test for one way to group the rows. */
export function grayStatistic(rows: GroupedRows): GrayStatistic {
  const { size } = rows;
  const steps = groupedSteps(rows);
  const observed = new Float64Array(size);
  const expected = new Float64Array(size);
  for (const { own, reach, totalReach, events } of steps) {
    for (let g = 0; g < size; g += 1) {
      observed[g] = (observed[g] ?? 0) + (own[g] ?? 0);
      expected[g] = (expected[g] ?? 0) + (events * (reach[g] ?? 0)) / totalReach;
    }
  }
  return { observed, expected, chiSquare: quadraticForm(observed, expected, varianceOf(steps, size)) };
}

/** One time with events, by group; all shares are just before it. */
interface GroupedStep {
  atRisk: Float64Array;
  present: Float64Array;
  own: Float64Array;
  others: Float64Array;
  /** At risk, had nobody been lost to other causes: Y (1 − F) / S. */
  reach: Float64Array;
  totalReach: number;
  /** Events of the cause in all groups. */
  events: number;
  /** 1 − F of each group. */
  without: Float64Array;
}

function groupedSteps({ times, size, codes }: GroupedRows): GroupedStep[] {
  const atRisk = new Float64Array(size);
  for (const code of codes) atRisk[code] = (atRisk[code] ?? 0) + 1;
  const present = new Float64Array(size).fill(1);
  const incidence = new Float64Array(size);
  const steps: GroupedStep[] = [];
  for (const rows of times) {
    const leaving = new Float64Array(size);
    const own = new Float64Array(size);
    const others = new Float64Array(size);
    for (const { row, end } of rows) {
      const code = codes[row] ?? 0;
      leaving[code] = (leaving[code] ?? 0) + 1;
      if (end === 'own') own[code] = (own[code] ?? 0) + 1;
      else if (end === 'other') others[code] = (others[code] ?? 0) + 1;
    }
    if (rows.some(({ end }) => end !== 'none')) {
      steps.push(stepAt({ atRisk, present, incidence, own, others }));
    }
    for (let g = 0; g < size; g += 1) {
      const there = atRisk[g] ?? 0;
      if (there === 0) continue;
      incidence[g] = (incidence[g] ?? 0) + ((present[g] ?? 0) * (own[g] ?? 0)) / there;
      present[g] = (present[g] ?? 0) * (1 - ((own[g] ?? 0) + (others[g] ?? 0)) / there);
      atRisk[g] = there - (leaving[g] ?? 0);
    }
  }
  return steps;
}

function stepAt(
  now: Pick<GroupedStep, 'atRisk' | 'present' | 'own' | 'others'> & { incidence: Float64Array },
): GroupedStep {
  const reach = now.atRisk.map((rows, g) =>
    rows > 0 ? (rows * (1 - (now.incidence[g] ?? 0))) / (now.present[g] ?? 1) : 0,
  );
  return {
    atRisk: Float64Array.from(now.atRisk),
    present: Float64Array.from(now.present),
    own: now.own,
    others: now.others,
    reach,
    totalReach: reach.reduce((sum, value) => sum + value, 0),
    events: now.own.reduce((sum, value) => sum + value, 0),
    without: now.incidence.map((share) => 1 - share),
  };
}

/**
 * Σ over groups g and times u of the squares of what one event adds to each score: at once W S / (1 − F), where
 * W_ig = R_g ([i = g] − R_i / R), and later through F, by C_ig(u) = Σ_{t > u} W_ig / (1 − F) · dN / R.
 */
function varianceOf(steps: readonly GroupedStep[], size: number): Float64Array {
  const variance = new Float64Array(size * size);
  const later = new Float64Array(size * size);
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const step = steps[at];
    if (!step) continue;
    const { reach, totalReach, events } = step;
    const rate = events / totalReach;
    const weight = (i: number, g: number): number =>
      (reach[g] ?? 0) * ((i === g ? 1 : 0) - (reach[i] ?? 0) / totalReach);
    for (let g = 0; g < size; g += 1) {
      const rows = step.atRisk[g] ?? 0;
      const present = step.present[g] ?? 0;
      const without = step.without[g] ?? 0;
      if (rows === 0 || present <= 0) continue;
      const byOwn = Float64Array.from(
        { length: size },
        (_, i) => (weight(i, g) * present) / without - (without - present) * (later[i * size + g] ?? 0),
      );
      const byOthers = Float64Array.from({ length: size }, (_, i) => without * (later[i * size + g] ?? 0));
      // The cause's rate is taken from all groups, as they are the same if nothing differs.
      const ownVariance = (without * rate) / (present * rows);
      const othersVariance = (step.others[g] ?? 0) / (rows * rows);
      for (let i = 0; i < size; i += 1) {
        for (let j = 0; j < size; j += 1) {
          variance[i * size + j] =
            (variance[i * size + j] ?? 0) +
            ownVariance * (byOwn[i] ?? 0) * (byOwn[j] ?? 0) +
            othersVariance * (byOthers[i] ?? 0) * (byOthers[j] ?? 0);
        }
      }
    }
    for (let i = 0; i < size; i += 1) {
      for (let g = 0; g < size; g += 1) {
        later[i * size + g] = (later[i * size + g] ?? 0) + (weight(i, g) * rate) / (step.without[g] || 1);
      }
    }
  }
  return variance;
}

/** (O − E)ᵀ V⁻¹ (O − E) without the last group, which the others determine; `undefined` where V has no inverse. */
function quadraticForm(
  observed: Float64Array,
  expected: Float64Array,
  variance: Float64Array,
): number | undefined {
  const size = observed.length;
  const rank = size - 1;
  const reduced = new Float64Array(rank * rank);
  for (let g = 0; g < rank; g += 1) {
    for (let h = 0; h < rank; h += 1) reduced[g * rank + h] = variance[g * size + h] ?? 0;
  }
  const factor = cholesky(reduced, rank);
  if (!factor) return undefined;
  const excess = Float64Array.from({ length: rank }, (_, g) => (observed[g] ?? 0) - (expected[g] ?? 0));
  const solved = solveCholesky(factor, rank, excess);
  return excess.reduce((sum, value, g) => sum + value * (solved[g] ?? 0), 0);
}
