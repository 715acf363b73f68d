// Gray (1988), Annals of Statistics 16(3), 1141–1154; permutations of a statistic divided by its variance: Neuhaus (1993),
// Annals of Statistics 21(4), 1760–1779.
import { InvalidInput, require } from '../invalid-input.ts';
import { incompleteGamma } from '../numerics/incomplete-gamma.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { shuffle } from '../numerics/shuffle.ts';
import { type CompetingRisksData, requireCompetingRisks } from './competing-risks.ts';
import { type GroupedRows, grayStatistic, rowsByTime } from './gray-statistic.ts';
import type { LogRankTest } from './log-rank-test.ts';

/** A group with fewer rows than this has its p-value from permutations: χ² would reject too often. */
const FEWEST_FOR_CHI_SQUARE = 50;

/** Whether groups differ in how many have a cause by each time. */
export interface GrayTest extends LogRankTest {
  /** Random regroupings of the rows the p-value comes from; 0 where it comes from χ². */
  permutations: number;
}

/** Choices for Gray's test. */
export interface GrayTestOptions {
  /** Random regroupings of the rows, 0 for χ²; 1,999 unless told where a group has fewer than 50 rows, else 0. */
  permutations?: number;
  /** Of the regroupings; 1 unless told. */
  seed?: number;
}

/**
 * Whether groups differ in how many have a cause by each time, other causes being there too. Where the log-rank test
 * compares rates among those still there, this compares shares of all.
 *
 * @param groups The group of each row.
 * @returns The statistic, and its p-value from χ², or from permutations where a group is small.
 * @throws InvalidInput below two groups, for unequal columns, or for a cause that never happened.
 */
export function grayTest(
  data: CompetingRisksData,
  groups: readonly string[],
  cause: string,
  { permutations: asked, seed = 1 }: GrayTestOptions = {},
): GrayTest {
  requireCompetingRisks('grayTest', data, cause);
  const names = [...new Set(groups)];
  if (groups.length !== data.durations.length || names.length < 2) {
    throw new InvalidInput(
      `grayTest requires a group for each of ${data.durations.length} rows and two groups, got ${groups.length} and ${names.length}`,
    );
  }
  require(asked === undefined || (Number.isInteger(asked) && asked >= 0), () =>
    `grayTest requires whole permutations ≥ 0, got ${asked}`);
  const size = names.length;
  const rows = {
    times: rowsByTime(data, cause),
    size,
    codes: Int32Array.from(groups, (group) => names.indexOf(group)),
  };
  const { observed, expected, chiSquare } = grayStatistic(rows);
  if (chiSquare === undefined) {
    throw new InvalidInput('grayTest requires events while several groups are present, got none');
  }
  const counts = names.map((_, g) => rows.codes.filter((code) => code === g).length);
  const permutations = asked ?? (Math.min(...counts) < FEWEST_FOR_CHI_SQUARE ? 1999 : 0);
  return {
    chiSquare,
    degreesOfFreedom: size - 1,
    pValue:
      permutations > 0
        ? shareAsExtreme(rows, chiSquare, permutations, seed)
        : incompleteGamma((size - 1) / 2, chiSquare / 2).upper,
    permutations,
    groups: names.map((group, g) => ({
      group,
      n: counts[g] ?? 0,
      observed: observed[g] ?? 0,
      expected: expected[g] ?? 0,
    })),
  };
}

/** Share of regroupings, the one seen among them, whose statistic is at least as large; one without a statistic counts. */
function shareAsExtreme(rows: GroupedRows, chiSquare: number, permutations: number, seed: number): number {
  const random = seededRandom(seed);
  const codes = Int32Array.from(rows.codes);
  // Regroupings that amount to the same add up in another order.
  const bound = chiSquare * (1 - 1e-9);
  let asExtreme = 1;
  for (let i = 0; i < permutations; i += 1) {
    shuffle(codes, random);
    if ((grayStatistic({ ...rows, codes }).chiSquare ?? Infinity) >= bound) asExtreme += 1;
  }
  return asExtreme / (permutations + 1);
}
