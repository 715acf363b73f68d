// Mantel (1966), Cancer Chemotherapy Reports 50, 163–170; Peto and Peto (1972), JRSS A 135, 185–207.
import { InvalidInput } from '../invalid-input.ts';
import { cholesky, solveCholesky } from '../numerics/cholesky.ts';
import { incompleteGamma } from '../numerics/incomplete-gamma.ts';
import { orderByDuration, requireSurvivalData, type SurvivalData } from './survival-data.ts';

/** Whether groups differ in how long they stay. */
export interface LogRankTest {
  chiSquare: number;
  degreesOfFreedom: number;
  pValue: number;
  groups: { group: string; n: number; observed: number; expected: number }[];
}

/**
 * Compares the survival of groups; best when one group's rate is always a multiple of the other's.
 *
 * @param groups The group of each row.
 * @throws InvalidInput below two groups, for unequal columns, or without an event.
 */
export function logRankTest(data: SurvivalData, groups: readonly string[]): LogRankTest {
  requireSurvivalData('logRankTest', data);
  const names = [...new Set(groups)];
  if (groups.length !== data.durations.length || names.length < 2) {
    throw new InvalidInput(
      `logRankTest requires a group for each of ${data.durations.length} rows and two groups, got ${groups.length} and ${names.length}`,
    );
  }
  const codes = Int32Array.from(groups, (group) => names.indexOf(group));
  const size = names.length;
  const atRisk = new Float64Array(size);
  for (const code of codes) atRisk[code] = (atRisk[code] ?? 0) + 1;
  const counts = Array.from(atRisk);
  const observed = new Float64Array(size);
  const expected = new Float64Array(size);
  const covariance = new Float64Array(size * size);
  const order = orderByDuration(data);
  for (let from = 0; from < order.length; ) {
    const time = data.durations[order[from] ?? 0];
    const deaths = new Float64Array(size);
    const leaving = new Float64Array(size);
    while (from < order.length && data.durations[order[from] ?? 0] === time) {
      const row = order[from] ?? 0;
      const code = codes[row] ?? 0;
      leaving[code] = (leaving[code] ?? 0) + 1;
      deaths[code] = (deaths[code] ?? 0) + (data.events[row] ?? 0);
      from += 1;
    }
    addTime(deaths, atRisk, observed, expected, covariance);
    for (let g = 0; g < size; g += 1) atRisk[g] = (atRisk[g] ?? 0) - (leaving[g] ?? 0);
  }
  const chiSquare = quadraticForm(observed, expected, covariance);
  return {
    chiSquare,
    degreesOfFreedom: size - 1,
    pValue: incompleteGamma((size - 1) / 2, chiSquare / 2).upper,
    groups: names.map((group, g) => ({
      group,
      n: counts[g] ?? 0,
      observed: observed[g] ?? 0,
      expected: expected[g] ?? 0,
    })),
  };
}

function addTime(
  deaths: Float64Array,
  atRisk: Float64Array,
  observed: Float64Array,
  expected: Float64Array,
  covariance: Float64Array,
): void {
  const size = deaths.length;
  const n = atRisk.reduce((sum, count) => sum + count, 0);
  const d = deaths.reduce((sum, count) => sum + count, 0);
  if (d === 0) return;
  const factor = n > 1 ? (d * (n - d)) / (n - 1) : 0;
  for (let g = 0; g < size; g += 1) {
    const share = (atRisk[g] ?? 0) / n;
    observed[g] = (observed[g] ?? 0) + (deaths[g] ?? 0);
    expected[g] = (expected[g] ?? 0) + d * share;
    for (let h = 0; h < size; h += 1) {
      const other = (atRisk[h] ?? 0) / n;
      covariance[g * size + h] =
        (covariance[g * size + h] ?? 0) + factor * share * ((g === h ? 1 : 0) - other);
    }
  }
}

/** (O − E)ᵀ V⁻¹ (O − E) without the last group, which the others determine. */
function quadraticForm(observed: Float64Array, expected: Float64Array, covariance: Float64Array): number {
  const size = observed.length;
  const rank = size - 1;
  const reduced = new Float64Array(rank * rank);
  for (let g = 0; g < rank; g += 1) {
    for (let h = 0; h < rank; h += 1) reduced[g * rank + h] = covariance[g * size + h] ?? 0;
  }
  const factor = cholesky(reduced, rank);
  if (!factor)
    throw new InvalidInput('logRankTest requires events while several groups are present, got none');
  const excess = Float64Array.from({ length: rank }, (_, g) => (observed[g] ?? 0) - (expected[g] ?? 0));
  const solved = solveCholesky(factor, rank, excess);
  return excess.reduce((sum, value, g) => sum + value * (solved[g] ?? 0), 0);
}
