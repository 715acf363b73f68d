import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../numerics/seeded-random.ts';
import {
  discountedRenewals,
  fitBdw,
  fitSbg,
  type RetentionFit,
  retainedShare,
  retentionRate,
} from './fit-retention-curve.ts';

// Berry and Linoff's subscribers, as Fader and Hardie (2007) print them; years 0–7 are used, 8–12 held out.
const highEnd = [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1];
const regular = [100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1];

function fitted(result: ReturnType<typeof fitSbg>): RetentionFit {
  if (result.outcome !== 'fitted') throw new Error('expected a fit');
  return result;
}

describe('sBG', () => {
  const cases = [
    { name: 'high_end', survivors: highEnd, year12: 37.799907 },
    { name: 'regular', survivors: regular, year12: 17.003745 },
  ];
  it.each(cases)(
    'fits the 40-digit optimum of the $name subscribers and projects year 12',
    ({ name, survivors, year12 }) => {
      const golden: { params: string[]; LL: string; se: string[] } = JSON.parse(
        readFileSync(new URL(`../../test/reference/golden_sbg_${name}.json`, import.meta.url), 'utf8'),
      );
      const { parameters, logLikelihood, standardErrors } = fitted(fitSbg([survivors]));

      expect(Math.abs(parameters.a / Number(golden.params[0]) - 1)).toBeLessThan(1e-6);
      expect(Math.abs(parameters.b / Number(golden.params[1]) - 1)).toBeLessThan(1e-6);
      expect(Math.abs(logLikelihood / 100 - Number(golden.LL))).toBeLessThan(1e-8);
      // The reference errors are those of a single customer: ten times those of a hundred.
      expect(Math.abs(((standardErrors?.a ?? 0) * 10) / Number(golden.se[0]) - 1)).toBeLessThan(1e-4);
      expect(Math.abs(((standardErrors?.b ?? 0) * 10) / Number(golden.se[1]) - 1)).toBeLessThan(1e-4);
      expect(100 * retainedShare(parameters, 12)).toBeCloseTo(year12, 4);
    },
  );

  it('pools cohorts of different length: two halves fit as the whole', () => {
    const halves = [highEnd.map((count) => count / 2), highEnd.map((count) => count / 2)];
    const longer = fitted(fitSbg([highEnd, highEnd.slice(0, 4)]));

    expect(fitted(fitSbg(halves)).parameters.b).toBeCloseTo(fitted(fitSbg([highEnd])).parameters.b, 6);
    expect(longer.n).toBe(200);
    expect(longer.periods).toBe(7);
  });

  it('has retention rates that rise with tenure', () => {
    const { parameters } = fitted(fitSbg([regular]));
    const rates = [0, 1, 2, 5, 10].map((renewals) => retentionRate(parameters, renewals));
    expect([...rates].sort((x, y) => x - y)).toEqual(rates);
    expect(rates[0]).toBeCloseTo(0.6267, 3);
  });

  it('gets the parameters back from 20,000 simulated contracts', () => {
    const random = seededRandom(5);
    const survivors = [20000, 0, 0, 0, 0, 0, 0];
    for (let customer = 0; customer < 20000; customer += 1) {
      const leaving = random.beta(0.7, 2.5);
      for (let renewal = 1; renewal < 7 && random.uniform() >= leaving; renewal += 1) {
        survivors[renewal] = (survivors[renewal] ?? 0) + 1;
      }
    }
    const { parameters, standardErrors } = fitted(fitSbg([survivors]));
    expect(Math.abs(parameters.a - 0.7)).toBeLessThan(4 * (standardErrors?.a ?? 0));
    expect(Math.abs(parameters.b - 2.5)).toBeLessThan(4 * (standardErrors?.b ?? 0));
  });
});

describe('BdW', () => {
  // 40-digit optima of section 1.6 of the analytics specification.
  it.each([
    { survivors: highEnd, a: 0.21425333928, b: 1.42657487486, c: 1.72356484874, year12: 40.393 },
    { survivors: regular, a: 0.45561398937, b: 0.77932550839, c: 1.28345128578, year12: 17.733 },
  ])('fits the optimum and projects year 12: $year12 %', ({ survivors, a, b, c, year12 }) => {
    const { parameters } = fitted(fitBdw([survivors]));

    expect(Math.abs(parameters.a / a - 1)).toBeLessThan(1e-6);
    expect(Math.abs(parameters.b / b - 1)).toBeLessThan(1e-6);
    expect(Math.abs(parameters.c / c - 1)).toBeLessThan(1e-6);
    expect(100 * retainedShare(parameters, 12)).toBeCloseTo(year12, 3);
  });

  // R packages retenmod and foretell, documentation.
  it('agrees with other packages on four years', () => {
    const { parameters } = fitted(fitBdw([highEnd.slice(0, 5)]));

    expect(parameters.a).toBeCloseTo(0.25934, 4);
    expect(parameters.b).toBeCloseTo(1.72255, 4);
    expect(parameters.c).toBeCloseTo(1.58436, 4);
    expect(100 * retainedShare(parameters, 6)).toBeCloseTo(51.037, 2);
  });
});

describe('discountedRenewals', () => {
  const model = { a: 0.668, b: 3.806, c: 1 };

  it('is the plain sum of retained shares without a discount', () => {
    const sum = [1, 2, 3].reduce(
      (total, ahead) => total + retainedShare(model, 2 + ahead) / retainedShare(model, 2),
      0,
    );
    expect(discountedRenewals(model, 2, { discountRatePerPeriod: 0, horizonPeriods: 3 })).toBeCloseTo(
      sum,
      12,
    );
  });

  it('grows with tenure and falls with the discount', () => {
    const at = (renewals: number, discountRatePerPeriod: number): number =>
      discountedRenewals(model, renewals, { discountRatePerPeriod });
    expect(at(5, 0.1)).toBeGreaterThan(at(0, 0.1));
    expect(at(0, 0.2)).toBeLessThan(at(0, 0.1));
    expect(() => at(0, 0)).toThrow(/positive discountRatePerPeriod/);
  });
});

describe('edges', () => {
  it('answers that there is not enough data', () => {
    expect(fitSbg([[100, 90]])).toMatchObject({
      outcome: 'not-enough-data',
      counted: 'renewals observed',
      found: 1,
    });
    expect(fitSbg([])).toMatchObject({ outcome: 'not-enough-data', found: 0 });
    expect(fitSbg([[100, 100, 100]])).toMatchObject({ counted: 'customers lost at a renewal', found: 0 });
  });

  it('names every place where survivors grow', () => {
    expect(() =>
      fitSbg([
        [100, 110, 90],
        [5, 6],
      ]),
    ).toThrow(/cohort 0, renewal 1: 110 after 100; cohort 1, renewal 1: 6 after 5/);
  });

  it('keeps shares between 0 and 1 where the parameters run to infinity, and the Weibull form above the plain one', () => {
    for (const a of [1e-3, 1, 1e4, 1e9]) {
      for (const b of [1e-3, 1, 1e6, 1e12]) {
        for (const c of [0.1, 1, 5, 40, 2000]) {
          const shares = [0, 1, 2, 5, 12].map((renewals) => retainedShare({ a, b, c }, renewals));
          expect(shares[0]).toBe(1);
          shares.forEach((share, i) => {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1 + 1e-9);
            if (i > 0) expect(share).toBeLessThanOrEqual((shares[i - 1] ?? 0) + 1e-9);
          });
        }
      }
    }
    // (1 + a / b)^(−time) when b outgrows both.
    expect(retainedShare({ a: 1e4, b: 1e9, c: 1 }, 12)).toBeCloseTo((1 + 1e-5) ** -12, 10);
    const survivors = [400, 399, 398, 398, 120, 119];
    const plain = fitSbg([survivors]);
    const richer = fitBdw([survivors]);
    if (plain.outcome !== 'fitted' || richer.outcome !== 'fitted') throw new Error('expected fits');
    expect(richer.logLikelihood).toBeGreaterThanOrEqual(plain.logLikelihood - 1e-9);
  });
});
