import { describe, expect, it } from 'vitest';
import { bgBbExpectedPurchasesOfNewCustomer } from '../buy-till-you-die/bg-bb-forecast.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { trackOpportunities } from './track-opportunities.ts';

const published = { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 };

describe('trackOpportunities', () => {
  // BTYD 2.4.3 walkthrough: 11,104 donors of 1995, first and eleventh year after.
  it('expects the published donations of each year', () => {
    const donors = { opportunities: Int32Array.of(0), counts: Int32Array.of(11104) };
    const { expectedIncremental } = trackOpportunities(published, donors, { opportunities: 11 });

    // The parameters are printed to three decimals.
    expect(Math.abs((expectedIncremental[0] ?? 0) / 5535.833 - 1)).toBeLessThan(1e-3);
    expect(Math.abs((expectedIncremental[10] ?? 0) / 2318.727 - 1)).toBeLessThan(1e-3);
  });

  it('follows simulated customers who begin at different opportunities', () => {
    const random = seededRandom(31);
    const began = Int32Array.of(0, 1, 4);
    const counts = Int32Array.of(3000, 2000, 1500);
    const bought = new Int32Array(8);
    began.forEach((start, cohort) => {
      for (let i = 0; i < (counts[cohort] ?? 0); i += 1) {
        const buys = random.beta(published.alpha, published.beta);
        const dies = random.beta(published.gamma, published.delta);
        for (let at = start + 1; at <= 8 && random.uniform() >= dies; at += 1) {
          if (random.uniform() < buys) bought[at - 1] = (bought[at - 1] ?? 0) + 1;
        }
      }
    });
    const actual = { opportunities: Int32Array.from(bought, (_, at) => at + 1), counts: bought };
    const tracking = trackOpportunities(
      published,
      { opportunities: began, counts },
      { opportunities: 8, actual },
    );

    expect([...(tracking.actualIncremental ?? [])]).toEqual([...bought]);
    tracking.expectedIncremental.forEach((expected, at) => {
      // Four standard errors of a count of thousands of yes and no.
      expect(Math.abs(expected - (bought[at] ?? 0))).toBeLessThan(4 * Math.sqrt(expected));
    });
    expect(tracking.expectedCumulative[7]).toBeCloseTo(
      [3000, 2000, 1500].reduce(
        (sum, n, i) => sum + n * bgBbExpectedPurchasesOfNewCustomer(published, 8 - (began[i] ?? 0)),
        0,
      ),
      8,
    );
  });

  it('refuses opportunities that are not whole, and columns of unequal length', () => {
    const donors = { opportunities: Int32Array.of(0), counts: Int32Array.of(10) };
    expect(() => trackOpportunities(published, donors, { opportunities: 2.5 })).toThrow(/≥ 1, got 2.5/);
    expect(() =>
      trackOpportunities(published, { ...donors, counts: Int32Array.of(1, 2) }, { opportunities: 2 }),
    ).toThrow(/in newCustomers, got 2 and 1/);
  });
});
