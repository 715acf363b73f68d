import { describe, expect, it } from 'vitest';
import type { PurchaseModel } from '../buy-till-you-die/purchase-model.ts';
import { simulateHistories } from '../buy-till-you-die/simulate-histories.ts';
import { expectedMeanValue, fitGammaGamma } from '../monetary/fit-gamma-gamma.ts';
import { testSpendingIndependence } from '../monetary/test-spending-independence.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { lifetimeValue, lifetimeValueOverTime, type ValueModel, valueCustomers } from './lifetime-value.ts';

const spending = { parameters: { p: 6.25, q: 3.74, gamma: 15.44 } };
const models: PurchaseModel[] = [
  { model: 'bg-nbd', parameters: { r: 0.6, alpha: 5, a: 0.8, b: 4 } },
  { model: 'mbg-nbd', parameters: { r: 0.6, alpha: 5, a: 0.8, b: 4 } },
  { model: 'pareto-nbd', parameters: { r: 0.6, alpha: 5, s: 0.6, beta: 20 } },
];

describe('expected mean value', () => {
  // Hardie's sheet, in lifetimes' tests: the first ten CDNOW customers.
  it.each([
    [2, 22.35, 24.65],
    [1, 11.77, 18.91],
    [0, 0, 35.17],
    [7, 73.74, 71.46],
  ])('%i purchases of %f on average: %f', (purchases, mean, wanted) => {
    const value = expectedMeanValue({ p: 6.25, q: 3.74, gamma: 15.44 }, purchases, mean);
    // The sheet holds more digits of the parameters than it prints.
    expect(Math.abs(value - wanted)).toBeLessThan(0.06);
  });

  // reference/golden_predictions.json, 40 digits.
  it.each([
    [0, 0, 35.21897810218978],
    [1, 11.77, 18.916852057842046],
    [2, 22.35, 24.66371391076116],
    [7, 73.74, 71.46967089696709],
    [10, 100, 97.27927651747395],
  ])('is exact for %i purchases of %f', (purchases, mean, wanted) => {
    const value = expectedMeanValue({ p: 6.25, q: 3.74, gamma: 15.44 }, purchases, mean);
    expect(Math.abs(value / wanted - 1)).toBeLessThan(1e-12);
  });

  it('refuses an infinite mean', () => {
    expect(() => expectedMeanValue({ p: 1, q: 0.9, gamma: 10 }, 0, 0)).toThrow(/q > 1/);
  });
});

describe('Gamma-Gamma', { timeout: 60_000 }, () => {
  const random = seededRandom(8);
  const repeatPurchases = Int32Array.from({ length: 20000 }, () => random.poisson(2));
  const meanRepeatValue = Float64Array.from(repeatPurchases, (x) =>
    x > 0 ? random.gamma(6.25 * x, random.gamma(3.74, 15.44)) / x : 0,
  );

  it('gets the parameters back within four standard errors, and scales with the unit of money', () => {
    const fit = fitGammaGamma({ repeatPurchases, meanRepeatValue });
    const inMillionths = fitGammaGamma({
      repeatPurchases,
      meanRepeatValue: meanRepeatValue.map((value) => 1e6 * value),
    });
    if (fit.outcome !== 'fitted' || inMillionths.outcome !== 'fitted') throw new Error('expected fits');

    expect(Math.abs(fit.parameters.p - 6.25)).toBeLessThan(4 * (fit.standardErrors?.p ?? 0));
    expect(Math.abs(fit.parameters.q - 3.74)).toBeLessThan(4 * (fit.standardErrors?.q ?? 0));
    expect(Math.abs(fit.parameters.gamma - 15.44)).toBeLessThan(4 * (fit.standardErrors?.gamma ?? 0));
    expect(inMillionths.parameters.p).toBeCloseTo(fit.parameters.p, 6);
    expect(inMillionths.parameters.gamma / fit.parameters.gamma).toBeCloseTo(1e6, 0);
    expect(inMillionths.standardErrors?.q).toBeCloseTo(fit.standardErrors?.q ?? 0, 6);
  });

  it('leaves out customers whose repeat purchases are worth nothing, and counts them', () => {
    const values = Float64Array.from(meanRepeatValue);
    const spoiled = [...repeatPurchases.keys()].filter((i) => (repeatPurchases[i] ?? 0) > 0).slice(0, 3);
    for (const i of spoiled) values[i] = 0;
    const fit = fitGammaGamma({ repeatPurchases, meanRepeatValue: values });
    if (fit.outcome !== 'fitted') throw new Error('expected a fit');

    expect(fit.leftOut).toBe(3);
  });

  it('notices spending that depends on frequency, and accepts spending that does not', () => {
    const tied = Float64Array.from(repeatPurchases, (x) => 10 * x + random.uniform());
    expect(testSpendingIndependence({ repeatPurchases, meanRepeatValue }).acceptable).toBe(true);
    const dependent = testSpendingIndependence({ repeatPurchases, meanRepeatValue: tied });
    expect(dependent.acceptable).toBe(false);
    expect(dependent.pValue).toBeLessThan(0.01);
  });
});

describe.each(models)('lifetime value under $model', { timeout: 60_000 }, (purchases) => {
  const model: ValueModel = { purchases, spending };
  const random = seededRandom(12);
  const n = 8000;
  const simulated = simulateHistories(purchases, new Int32Array(n).fill(210), { seed: 2, holdoutDays: 728 });
  const rates = Float64Array.from({ length: n }, () => random.gamma(3.74, 15.44));
  const meanRepeatValue = Float64Array.from(simulated.repeatPurchases, (x, i) =>
    x > 0 ? random.gamma(6.25 * x, rates[i] ?? 1) / x : 0,
  );
  const really = Float64Array.from(simulated.holdoutPurchases, (count, i) =>
    count > 0 ? 0.4 * random.gamma(6.25 * count, rates[i] ?? 1) : 0,
  );
  const options = { marginShare: 0.4, discountRatePerYear: 0, horizonWeeks: 104 };
  const values = valueCustomers(model, simulated, meanRepeatValue, options);

  it('has 80 % predictive intervals that hold 80 %, also among the buyers who are almost surely alive', () => {
    const inside = (i: number): boolean =>
      (values.valueLow[i] ?? 0) <= (really[i] ?? 0) && (really[i] ?? 0) <= (values.valueHigh[i] ?? 0);
    const all = [...really.keys()];
    const active = all.filter(
      (i) => (values.probabilityAlive[i] ?? 0) > 0.9 && (simulated.repeatPurchases[i] ?? 0) >= 6,
    );
    const share = (rows: number[]): number => rows.filter(inside).length / rows.length;

    expect(active.length).toBeGreaterThan(300);
    expect(share(all)).toBeGreaterThan(0.79);
    // 0.8 ± 4 standard errors of a share of about 330.
    expect(share(active)).toBeGreaterThan(0.71);
    expect(share(active)).toBeLessThan(0.9);
  });

  it('has expected values whose sum is near what customers really bring', () => {
    const expected = values.expectedValue.reduce((sum, value) => sum + value, 0);
    const actual = really.reduce((sum, value) => sum + value, 0);
    // Whole days hide second purchases on one day: up to 7 % fewer than the model's continuous time.
    expect(Math.abs(expected / actual - 1)).toBeLessThan(0.08);
  });

  it('agrees with the simulation of one customer, and is the same for the same seed', () => {
    const i = simulated.repeatPurchases.indexOf(4);
    const one = lifetimeValue(
      model,
      { repeatPurchases: 4, recencyWeeks: (simulated.recencyDays[i] ?? 0) / 7, ageWeeks: 30 },
      meanRepeatValue[i] ?? 0,
      options,
    );
    const again = valueCustomers(model, simulated, meanRepeatValue, options);

    expect(values.expectedValue[i]).toBeCloseTo(one.expectedValue, 9);
    expect(Math.abs((values.valueHigh[i] ?? 0) / one.valueHigh - 1)).toBeLessThan(0.2);
    expect(again.valueHigh).toEqual(values.valueHigh);
  });

  it('grows over the horizons to the lifetime value, edges of the interval included', () => {
    const history = { repeatPurchases: 3, recencyWeeks: 40, ageWeeks: 60 };
    const options = { marginShare: 0.3, discountRatePerYear: 0.1, coverage: 0.8, draws: 20_000 };
    const horizonsWeeks = [13, 26, 52, 104, 260];
    const within = lifetimeValueOverTime(model, history, 25, { ...options, horizonsWeeks });
    expect(within.map(({ horizonWeeks }) => horizonWeeks)).toEqual(horizonsWeeks);
    for (const [i, each] of within.entries()) {
      const alone = lifetimeValue(model, history, 25, { ...options, horizonWeeks: each.horizonWeeks });
      expect(each.expectedValue).toBe(alone.expectedValue);
      // The same distribution from other draws: five standard errors of a quantile of 20,000.
      expect(Math.abs(each.valueHigh / alone.valueHigh - 1)).toBeLessThan(0.05);
      expect(each.valueLow).toBeGreaterThanOrEqual(within[i - 1]?.valueLow ?? 0);
      expect(each.valueHigh).toBeGreaterThanOrEqual(within[i - 1]?.valueHigh ?? 0);
    }
  });

  it('refuses horizons that do not grow', () => {
    const history = { repeatPurchases: 3, recencyWeeks: 40, ageWeeks: 60 };
    const options = { marginShare: 0.3, discountRatePerYear: 0.1 };
    expect(() => lifetimeValueOverTime(model, history, 25, { ...options, horizonsWeeks: [26, 13] })).toThrow(
      'lifetimeValueOverTime requires growing horizonsWeeks > 0, got 26, 13',
    );
  });

  it('is worth less with a discount and a smaller margin in proportion', () => {
    const half = valueCustomers(model, simulated, meanRepeatValue, { ...options, marginShare: 0.2 });
    const discounted = valueCustomers(model, simulated, meanRepeatValue, {
      ...options,
      discountRatePerYear: 0.1,
    });

    expect((half.expectedValue[0] ?? 0) * 2).toBeCloseTo(values.expectedValue[0] ?? 0, 10);
    expect(discounted.expectedValue[0]).toBeLessThan(values.expectedValue[0] ?? 0);
  });
});
