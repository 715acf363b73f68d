import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasSharedData, readSharedData } from '../../test/shared-data.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import {
  bgBbDiscountedPurchases,
  bgBbExpectedPurchases,
  bgBbExpectedPurchasesOfNewCustomer,
  bgBbProbabilityAlive,
  bgBbPurchaseCounts,
  bgBbPurchaseCountsOfNewCustomer,
} from './bg-bb-forecast.ts';
import { fitBgBb, type OpportunityHistories } from './fit-bg-bb.ts';

const DONATIONS = 'bgbb_donations_1995cohort.csv';
const published = { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 };

function reference(file: string): {
  names: string[];
  params: string[];
  LL: string;
  se: string[];
  bgbb?: unknown;
} {
  return JSON.parse(readFileSync(new URL(`../../test/reference/${file}`, import.meta.url), 'utf8'));
}

function donations(): OpportunityHistories {
  const lines = readSharedData(DONATIONS)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
  const column = (at: number): Int32Array => Int32Array.from(lines, (fields) => fields[at] ?? 0);
  return { purchases: column(0), lastPurchaseAt: column(1), opportunities: column(2), customers: column(3) };
}

describe('BG/BB predictions', () => {
  const total = (list: Float64Array): number => list.reduce((sum, value) => sum + value, 0);
  const mean = (list: Float64Array): number => list.reduce((sum, value, n) => sum + n * value, 0);

  it.each([
    { purchases: 0, lastPurchaseAt: 0, opportunities: 6 },
    { purchases: 2, lastPurchaseAt: 4, opportunities: 6 },
    { purchases: 6, lastPurchaseAt: 6, opportunities: 6 },
  ])('has counts that sum to 1 with the expected purchases as mean, and discounts them: %o', (history) => {
    const counts = bgBbPurchaseCounts(published, history, 9);
    const fresh = bgBbPurchaseCountsOfNewCustomer(published, 9);
    let discounted = 0;
    for (let ahead = 1; ahead <= 400; ahead += 1) {
      const here = bgBbExpectedPurchases(published, history, ahead);
      const before = bgBbExpectedPurchases(published, history, ahead - 1);
      discounted += (here - before) / 1.1 ** ahead;
      if (ahead === 9) {
        const toNine = { discountRatePerOpportunity: 0.1, horizonOpportunities: 9 };
        expect(bgBbDiscountedPurchases(published, history, toNine) / discounted).toBeCloseTo(1, 11);
      }
    }

    expect(total(counts)).toBeCloseTo(1, 12);
    expect(mean(counts)).toBeCloseTo(bgBbExpectedPurchases(published, history, 9), 11);
    expect(total(fresh)).toBeCloseTo(1, 12);
    expect(mean(fresh)).toBeCloseTo(bgBbExpectedPurchasesOfNewCustomer(published, 9), 11);
    const forEver = bgBbDiscountedPurchases(published, history, { discountRatePerOpportunity: 0.1 });
    expect(forEver / discounted).toBeCloseTo(1, 10);
  });

  it('does not discount without a rate, and refuses to look for ever without one', () => {
    const history = { purchases: 2, lastPurchaseAt: 4, opportunities: 6 };
    const plain = { discountRatePerOpportunity: 0, horizonOpportunities: 5 };

    expect(bgBbDiscountedPurchases(published, history, plain)).toBeCloseTo(
      bgBbExpectedPurchases(published, history, 5),
      12,
    );
    expect(() => bgBbDiscountedPurchases(published, history, { discountRatePerOpportunity: 0 })).toThrow(
      /positive discountRatePerOpportunity/,
    );
  });

  // reference/golden_predictions.json, 40 digits, at the published parameters.
  const golden: { bgbb: Record<string, { palive_at_n1: string; cet: string }> } = JSON.parse(
    readFileSync(new URL('../../test/reference/golden_predictions.json', import.meta.url), 'utf8'),
  );
  it.each(Object.entries(golden.bgbb))('(x, t_x) = (%s) of 6 opportunities', (key, wanted) => {
    const [purchases = 0, lastPurchaseAt = 0] = key.split(',').map(Number);
    const history = { purchases, lastPurchaseAt, opportunities: 6 };

    expect(bgBbProbabilityAlive(published, history) / Number(wanted.palive_at_n1)).toBeCloseTo(1, 10);
    expect(bgBbExpectedPurchases(published, history, 5) / Number(wanted.cet)).toBeCloseTo(1, 10);
  });

  // lifetimes' and pymc-marketing's tests, from the paper's sheet.
  it('gives the published purchases of a new donor over 1 to 11 opportunities', () => {
    const wanted = [0.4985, 0.9233, 1.2969, 1.6323, 1.9381, 2.2202, 2.4826, 2.7285, 2.9603, 3.1798, 3.3887];
    const optimum = {
      alpha: 1.2035223516,
      beta: 0.749716358173,
      gamma: 0.656718208442,
      delta: 2.78344223258,
    };
    wanted.forEach((value, i) => {
      // Half a unit of the last printed digit.
      expect(Math.abs(bgBbExpectedPurchasesOfNewCustomer(optimum, i + 1) - value)).toBeLessThan(6e-5);
    });
  });

  it('refuses impossible histories', () => {
    expect(() =>
      bgBbProbabilityAlive(published, { purchases: 3, lastPurchaseAt: 2, opportunities: 6 }),
    ).toThrow(/purchases ≤ lastPurchaseAt ≤ opportunities.*got 3, 2, 6/);
  });
});

describe.skipIf(!hasSharedData(DONATIONS))('BG/BB on 11,104 donors', () => {
  it('fits the 40-digit optimum', () => {
    const fit = fitBgBb(donations());
    if (fit.outcome !== 'fitted') throw new Error('expected a fit');
    const wanted = reference('golden_bgbb_donations.json');
    const parameters: Record<string, number> = { ...fit.parameters };
    const errors: Record<string, number> = { ...fit.standardErrors };

    expect(fit.n).toBe(11104);
    expect(Math.abs(fit.logLikelihood - Number(wanted.LL))).toBeLessThan(1e-7);
    wanted.names.forEach((name, i) => {
      expect(Math.abs((parameters[name] ?? 0) / Number(wanted.params[i]) - 1)).toBeLessThan(1e-6);
      expect(Math.abs((errors[name] ?? 0) / Number(wanted.se[i]) - 1)).toBeLessThan(1e-5);
    });
  });

  // BTYD 2.4.3 walkthrough: expected donations in the five holdout years, in all 12,884.2, and by year.
  it('expects 12,884 donations in the five years after', () => {
    const fit = fitBgBb(donations());
    if (fit.outcome !== 'fitted') throw new Error('expected a fit');
    const rows = donations();
    const total = rows.purchases.reduce((sum, purchases, i) => {
      const history = { purchases, lastPurchaseAt: rows.lastPurchaseAt[i] ?? 0, opportunities: 6 };
      return sum + (rows.customers?.[i] ?? 0) * bgBbExpectedPurchases(fit.parameters, history, 5);
    }, 0);
    const year = (n: number): number =>
      11104 *
      (bgBbExpectedPurchasesOfNewCustomer(fit.parameters, n) -
        bgBbExpectedPurchasesOfNewCustomer(fit.parameters, n - 1));

    expect(Math.abs(total / 12884.2 - 1)).toBeLessThan(1e-4);
    expect(Math.abs(year(1) / 5535.833 - 1)).toBeLessThan(1e-4);
    expect(Math.abs(year(11) / 2318.727 - 1)).toBeLessThan(1e-4);
  });
});

describe('BG/BB on simulated customers', () => {
  it('gets the parameters back within four standard errors', () => {
    const random = seededRandom(30);
    const n = 6000;
    const histories = {
      purchases: new Int32Array(n),
      lastPurchaseAt: new Int32Array(n),
      opportunities: new Int32Array(n).fill(10),
    };
    for (let i = 0; i < n; i += 1) {
      const buys = random.beta(1.2, 0.75);
      const dies = random.beta(0.66, 2.8);
      for (let at = 1; at <= 10 && random.uniform() >= dies; at += 1) {
        if (random.uniform() >= buys) continue;
        histories.purchases[i] = (histories.purchases[i] ?? 0) + 1;
        histories.lastPurchaseAt[i] = at;
      }
    }
    const fit = fitBgBb(histories);
    if (fit.outcome !== 'fitted') throw new Error('expected a fit');
    const truth: Record<string, number> = { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.8 };
    const errors: Record<string, number> = { ...fit.standardErrors };

    for (const [name, value] of Object.entries(fit.parameters)) {
      expect(Math.abs(value - (truth[name] ?? 0))).toBeLessThan(4 * (errors[name] ?? 0));
    }
  });

  it('says there is not enough data when nobody came back', () => {
    const none = {
      purchases: new Int32Array(50),
      lastPurchaseAt: new Int32Array(50),
      opportunities: new Int32Array(50).fill(4),
    };
    expect(fitBgBb(none)).toMatchObject({ outcome: 'not-enough-data', found: 0, needed: 10 });
  });
});
