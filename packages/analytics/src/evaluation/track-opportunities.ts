import {
  type BgBbParameters,
  bgBbExpectedPurchasesOfNewCustomer,
} from '../buy-till-you-die/bg-bb-forecast.ts';
import { InvalidInput, require, requirePositive } from '../invalid-input.ts';

/** How many of something fell on each of some opportunities: columns of equal length. */
export interface OpportunityCounts {
  /** Numbers of opportunities; those before the first one tracked are 0 and below. */
  opportunities: Int32Array;
  counts: Int32Array | Float64Array;
}

/** Expected, and where given actual, repeat purchases of a cohort opportunity by opportunity; entry 0 is opportunity 1. */
export interface OpportunityTracking {
  expectedCumulative: Float64Array;
  expectedIncremental: Float64Array;
  actualCumulative: Float64Array | undefined;
  actualIncremental: Float64Array | undefined;
}

/**
 * Repeat purchases of a cohort at each opportunity, as the BG/BB expects them from when its customers first bought alone:
 * what `trackRepeatPurchases` is for weeks.
 *
 * @param newCustomers Opportunities of the first purchase and how many customers began there.
 * @throws InvalidInput for opportunities that are not whole and ≥ 1, or columns of unequal length.
 * @see Fader, Hardie and Shang (2010), Marketing Science 29(6), figure 4.
 * @example
 * trackOpportunities(
 *   { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 },
 *   { opportunities: Int32Array.of(0, 2), counts: Int32Array.of(100, 50) },
 *   { opportunities: 10 },
 * ).expectedCumulative[9] // ≈ 454.2719503006766
 */
export function trackOpportunities(
  parameters: BgBbParameters,
  newCustomers: OpportunityCounts,
  { opportunities, actual }: { opportunities: number; actual?: OpportunityCounts },
): OpportunityTracking {
  requirePositive('trackOpportunities', { ...parameters });
  require(Number.isInteger(opportunities) && opportunities > 0, () =>
    `trackOpportunities requires whole opportunities ≥ 1, got ${opportunities}`);
  requireColumns('newCustomers', newCustomers);
  if (actual) requireColumns('actual', actual);
  const expectedByAge = new Map<number, number>();
  const expectedOf = (age: number): number => {
    const known = expectedByAge.get(age) ?? bgBbExpectedPurchasesOfNewCustomer(parameters, age);
    expectedByAge.set(age, known);
    return known;
  };
  const expectedCumulative = Float64Array.from({ length: opportunities }, (_, at) =>
    newCustomers.opportunities.reduce((sum, began, i) => {
      const age = at + 1 - began;
      return age > 0 ? sum + (newCustomers.counts[i] ?? 0) * expectedOf(age) : sum;
    }, 0),
  );
  const actualCumulative =
    actual &&
    Float64Array.from({ length: opportunities }, (_, at) =>
      actual.opportunities.reduce((sum, on, i) => (on <= at + 1 ? sum + (actual.counts[i] ?? 0) : sum), 0),
    );
  return {
    expectedCumulative,
    expectedIncremental: differences(expectedCumulative),
    actualCumulative,
    actualIncremental: actualCumulative && differences(actualCumulative),
  };
}

function requireColumns(name: string, { opportunities, counts }: OpportunityCounts): void {
  if (opportunities.length !== counts.length) {
    throw new InvalidInput(
      `trackOpportunities requires as many counts as opportunities in ${name}, got ${counts.length} and ${opportunities.length}`,
    );
  }
}

function differences(cumulative: Float64Array): Float64Array {
  return cumulative.map((value, i) => value - (i > 0 ? (cumulative[i - 1] ?? 0) : 0));
}
