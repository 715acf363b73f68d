// Gray (1988), Annals of Statistics 16(3), 1141–1154. The variance is that of the same statistic written as integrals over
// the martingales of both kinds of event.
import { InvalidInput } from '../invalid-input.ts';
import { cholesky, solveCholesky } from '../numerics/cholesky.ts';
import { incompleteGamma } from '../numerics/incomplete-gamma.ts';
import { type CompetingRisksData, requireCompetingRisks } from './competing-risks.ts';
import type { LogRankTest } from './log-rank-test.ts';
import { orderByDuration } from './survival-data.ts';

/**
 * Whether groups differ in how many have a cause by each time, other causes being there too. Where the log-rank test
 * compares rates among those still there, this compares shares of all.
 *
 * @param groups The group of each row.
 * @throws InvalidInput below two groups, for unequal columns, or for a cause that never happened.
 */
export function grayTest(data: CompetingRisksData, groups: readonly string[], cause: string): LogRankTest {
  requireCompetingRisks('grayTest', data, cause);
  const names = [...new Set(groups)];
  if (groups.length !== data.durations.length || names.length < 2) {
    throw new InvalidInput(
      `grayTest requires a group for each of ${data.durations.length} rows and two groups, got ${groups.length} and ${names.length}`,
    );
  }
  const size = names.length;
  const steps = groupedSteps(data, groups, names, cause);
  const observed = new Float64Array(size);
  const expected = new Float64Array(size);
  for (const { own, reach, totalReach, events } of steps) {
    for (let g = 0; g < size; g += 1) {
      observed[g] = (observed[g] ?? 0) + (own[g] ?? 0);
      expected[g] = (expected[g] ?? 0) + (events * (reach[g] ?? 0)) / totalReach;
    }
  }
  const chiSquare = quadraticForm(observed, expected, varianceOf(steps, size));
  return {
    chiSquare,
    degreesOfFreedom: size - 1,
    pValue: incompleteGamma((size - 1) / 2, chiSquare / 2).upper,
    groups: names.map((group, g) => ({
      group,
      n: groups.filter((name) => name === group).length,
      observed: observed[g] ?? 0,
      expected: expected[g] ?? 0,
    })),
  };
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

function groupedSteps(
  data: CompetingRisksData,
  groups: readonly string[],
  names: readonly string[],
  cause: string,
): GroupedStep[] {
  const size = names.length;
  const codes = Int32Array.from(groups, (group) => names.indexOf(group));
  const order = orderByDuration({ durations: data.durations, events: [] });
  const atRisk = new Float64Array(size);
  for (const code of codes) atRisk[code] = (atRisk[code] ?? 0) + 1;
  const present = new Float64Array(size).fill(1);
  const incidence = new Float64Array(size);
  const steps: GroupedStep[] = [];
  for (let from = 0; from < order.length; ) {
    const time = data.durations[order[from] ?? 0];
    const leaving = new Float64Array(size);
    const own = new Float64Array(size);
    const others = new Float64Array(size);
    for (; from < order.length && data.durations[order[from] ?? 0] === time; from += 1) {
      const row = order[from] ?? 0;
      const code = codes[row] ?? 0;
      leaving[code] = (leaving[code] ?? 0) + 1;
      if (data.causes[row] === cause) own[code] = (own[code] ?? 0) + 1;
      else if (data.causes[row] !== null) others[code] = (others[code] ?? 0) + 1;
    }
    const reach = atRisk.map((rows, g) =>
      rows > 0 ? (rows * (1 - (incidence[g] ?? 0))) / (present[g] ?? 1) : 0,
    );
    const totalReach = reach.reduce((sum, value) => sum + value, 0);
    const events = own.reduce((sum, value) => sum + value, 0);
    steps.push({
      atRisk: Float64Array.from(atRisk),
      present: Float64Array.from(present),
      own,
      others,
      reach,
      totalReach,
      events,
      without: incidence.map((share) => 1 - share),
    });
    for (let g = 0; g < size; g += 1) {
      const rows = atRisk[g] ?? 0;
      if (rows === 0) continue;
      incidence[g] = (incidence[g] ?? 0) + ((present[g] ?? 0) * (own[g] ?? 0)) / rows;
      present[g] = (present[g] ?? 0) * (1 - ((own[g] ?? 0) + (others[g] ?? 0)) / rows);
      atRisk[g] = rows - (leaving[g] ?? 0);
    }
  }
  return steps;
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

/** (O − E)ᵀ V⁻¹ (O − E) without the last group, which the others determine. */
function quadraticForm(observed: Float64Array, expected: Float64Array, variance: Float64Array): number {
  const size = observed.length;
  const rank = size - 1;
  const reduced = new Float64Array(rank * rank);
  for (let g = 0; g < rank; g += 1) {
    for (let h = 0; h < rank; h += 1) reduced[g * rank + h] = variance[g * size + h] ?? 0;
  }
  const factor = cholesky(reduced, rank);
  if (!factor) throw new InvalidInput('grayTest requires events while several groups are present, got none');
  const excess = Float64Array.from({ length: rank }, (_, g) => (observed[g] ?? 0) - (expected[g] ?? 0));
  const solved = solveCholesky(factor, rank, excess);
  return excess.reduce((sum, value, g) => sum + value * (solved[g] ?? 0), 0);
}
