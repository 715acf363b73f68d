import { describe, expect, it } from 'vitest';
import {
  bgBbDiscountedPurchases,
  expectedMeanValue,
  seededRandom,
  simulateHistories,
  valueAtOpportunities,
  valueCustomers,
  valueRegularCustomers,
} from '../index.ts';

const spending = { parameters: { p: 6.25, q: 3.74, gamma: 15.44 } };
const money = { marginShare: 0.3, discountRatePerYear: 0.15 };

describe('values of regular customers', { timeout: 60_000 }, () => {
  const parameters = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };
  const ages = Int32Array.from({ length: 300 }, (_, i) => 100 + i);
  const histories = simulateHistories({ model: 'mbg-nbd', parameters }, ages, { seed: 3 });
  const random = seededRandom(5);
  const means = Float64Array.from(histories.repeatPurchases, (x) =>
    x > 0 ? random.gamma(6.25 * x, random.gamma(3.74, 15.44)) / x : 0,
  );
  const value = (k: number, options: object = {}): ReturnType<typeof valueCustomers> =>
    valueRegularCustomers({ purchases: { model: 'mbg-cnbd-k', k, parameters }, spending }, histories, means, {
      ...money,
      ...options,
    });

  it('are those of irregular ones for one phase', () => {
    const regular = value(1, { horizonWeeks: 104 });
    const irregular = valueCustomers(
      { purchases: { model: 'mbg-nbd', parameters }, spending },
      histories,
      means,
      { ...money, horizonWeeks: 104 },
    );

    irregular.expectedValue.forEach((wanted, i) => {
      expect(Math.abs((regular.expectedValue[i] ?? 0) / wanted - 1)).toBeLessThan(1e-5);
    });
    const sum = (column: Float64Array): number => column.reduce((all, one) => all + one, 0);
    expect(sum(regular.valueHigh) / sum(irregular.valueHigh)).toBeCloseTo(1, 1);
    expect(value(1, { horizonWeeks: 104 })).toEqual(regular);
  });

  it('have an interval around what is expected, and wider for wider coverage', () => {
    const usual = value(3);
    const wide = value(3, { coverage: 0.95 });

    usual.expectedValue.forEach((expected, i) => {
      expect(expected).toBeGreaterThan(0);
      expect(wide.valueHigh[i] ?? 0).toBeGreaterThanOrEqual(usual.valueHigh[i] ?? 0);
      expect(usual.valueLow[i] ?? 1).toBeLessThanOrEqual(expected);
    });
    expect(() => value(3, { marginShare: 2 })).toThrow(
      'valueRegularCustomers requires 0 ≤ marginShare ≤ 1, got 2',
    );
    expect(() =>
      valueRegularCustomers(
        { purchases: { model: 'mbg-cnbd-k', k: 2, parameters }, spending },
        histories,
        new Float64Array(3),
        money,
      ),
    ).toThrow(/a meanRepeatValue for each of 300 customers, got 3/);
  });
});

describe('values at fixed opportunities', () => {
  const purchases = { parameters: { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 } };
  const options = { marginShare: 0.3, discountRatePerOpportunity: 0.1, horizonOpportunities: 10 };

  it('are margin × mean amount × discounted purchases', () => {
    const history = { purchases: 4, lastPurchaseAt: 5, opportunities: 6 };
    const histories = {
      purchases: Int32Array.of(4, 0),
      lastPurchaseAt: Int32Array.of(5, 0),
      opportunities: Int32Array.of(6, 6),
    };
    const means = Float64Array.of(30, 0);
    const values = valueAtOpportunities({ purchases, spending }, histories, means, options);
    const wanted =
      0.3 *
      expectedMeanValue(spending.parameters, 4, 30) *
      bgBbDiscountedPurchases(purchases.parameters, history, options);

    expect(values.expectedValue[0]).toBeCloseTo(wanted, 10);
    expect(values.valueLow[0] ?? 0).toBeLessThan(wanted);
    expect(values.valueHigh[0] ?? 0).toBeGreaterThan(wanted);
    expect(values.valueLow[1]).toBe(0);
    expect(() =>
      valueAtOpportunities(
        { purchases, spending: { parameters: { p: 6, q: 0.9, gamma: 15 } } },
        histories,
        means,
        options,
      ),
    ).toThrow(
      'valueAtOpportunities requires a spending model with q > 1, got 0.9: the mean amount is infinite',
    );
  });

  it('hold what customers of the model really bring as often as they say', () => {
    const random = seededRandom(8);
    const { alpha, beta, gamma, delta } = purchases.parameters;
    const { p, q, gamma: scale } = spending.parameters;
    const n = 3000;
    const columns = {
      purchases: new Int32Array(n),
      lastPurchaseAt: new Int32Array(n),
      opportunities: new Int32Array(n).fill(6),
    };
    const means = new Float64Array(n);
    const brought = new Float64Array(n);
    for (let i = 0; i < n; i += 1) {
      const buys = random.beta(alpha, beta);
      const dies = random.beta(gamma, delta);
      const own = random.gamma(q, scale);
      let spent = 0;
      let alive = true;
      for (let at = 1; at <= 16; at += 1) {
        alive = alive && random.uniform() >= dies;
        if (!alive || random.uniform() >= buys) continue;
        const amount = random.gamma(p, own);
        if (at > 6) {
          brought[i] = (brought[i] ?? 0) + (0.3 * amount) / 1.1 ** (at - 6);
          continue;
        }
        columns.purchases[i] = (columns.purchases[i] ?? 0) + 1;
        columns.lastPurchaseAt[i] = at;
        spent += amount;
      }
      means[i] = spent / Math.max(1, columns.purchases[i] ?? 0);
    }
    const values = valueAtOpportunities({ purchases, spending }, columns, means, options);
    const above = brought.filter((value, i) => value > (values.valueHigh[i] ?? 0)).length / n;
    const total = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0);

    // One in ten is above an interval of 80 %, fewer where nothing is likely to come; standard error 0.5 %.
    expect(above).toBeGreaterThan(0.06);
    expect(above).toBeLessThan(0.115);
    expect(Math.abs(total(values.expectedValue) / total(brought) - 1)).toBeLessThan(0.05);
  });
});
