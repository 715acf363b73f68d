import { describe, expect, it } from 'vitest';
import { compressHistories } from '../customer-clock/compress-histories.ts';
import { InvalidInput } from '../invalid-input.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { bgNbdLikelihood } from './bg-nbd-likelihood.ts';
import { fitBgNbd, fitMbgNbd, fitNbd, fitParetoNbd } from './fit-purchase-model.ts';
import {
  discountedPurchases,
  expectedPurchases,
  expectedPurchasesOfNewCustomer,
  probabilityAlive,
  purchaseCounts,
  purchaseCountsOfNewCustomer,
} from './forecast.ts';
import { forecastCustomers } from './forecast-customers.ts';
import { nbdLikelihood } from './nbd-likelihood.ts';
import { paretoNbdLikelihood } from './pareto-nbd-likelihood.ts';
import type { NotEnoughData, PurchaseFit } from './purchase-fit.ts';
import { type PurchaseModel, parameterVector } from './purchase-model.ts';
import { simulateHistories } from './simulate-histories.ts';

const bg: PurchaseModel = { model: 'bg-nbd', parameters: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } };
const mbg: PurchaseModel = { model: 'mbg-nbd', parameters: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 } };
const pareto: PurchaseModel = {
  model: 'pareto-nbd',
  parameters: { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 },
};
const nbd: PurchaseModel = { model: 'nbd', parameters: { r: 0.385, alpha: 12.07 } };
const models = [bg, mbg, pareto, nbd];

function ages(n: number, seed = 5): Int32Array {
  const random = seededRandom(seed);
  return Int32Array.from({ length: n }, () => 180 + random.integerBelow(180));
}

function fit(model: PurchaseModel['model'], histories: Parameters<typeof fitBgNbd>[0]): PurchaseFit {
  const fits = { 'bg-nbd': fitBgNbd, 'mbg-nbd': fitMbgNbd, 'pareto-nbd': fitParetoNbd, nbd: fitNbd };
  const result: PurchaseFit | NotEnoughData = fits[model](histories);
  if (result.outcome !== 'fitted') throw new Error('expected a fit');
  return result;
}

describe('published numbers', () => {
  // BTYD 2.4.3 walkthrough, at its parameters.
  it('customer 1516: expected purchases in 52 weeks and P(alive)', () => {
    const history = { repeatPurchases: 26, recencyWeeks: 30.857142857, ageWeeks: 31 };
    const btydBg: PurchaseModel = {
      model: 'bg-nbd',
      parameters: { r: 0.2425982, alpha: 4.4136842, a: 0.7929899, b: 2.4261667 },
    };
    const btydPareto: PurchaseModel = {
      model: 'pareto-nbd',
      parameters: { r: 0.5534, alpha: 10.5802, s: 0.60606, beta: 11.65622 },
    };

    expect(expectedPurchases(btydBg, history, 52)).toBeCloseTo(25.75659, 3);
    expect(probabilityAlive(btydBg, history)).toBeCloseTo(0.9688523, 6);
    // The walkthrough's own figure is 9e−5 above what its printed parameters give; 40-digit rows are the exact check.
    expect(Math.abs(expectedPurchases(btydPareto, history, 52) / 25.45647 - 1)).toBeLessThan(1e-4);
    expect(probabilityAlive(btydPareto, history)).toBeCloseTo(0.997874, 5);
  });

  // lifetimes 0.11.3 tests, from BTYD.pdf.
  it('probabilities of purchase counts under the BG/NBD', () => {
    expect(purchaseCountsOfNewCustomer(bg, 2, 10)[10]).toBeCloseTo(1.07869e-7, 12);
    expect(purchaseCountsOfNewCustomer(bg, 39, 0)[0]).toBeCloseTo(0.5737864, 7);
    expect(purchaseCountsOfNewCustomer(bg, 30, 11)[11]).toBeCloseTo(0.0019995214, 7);
    expect(purchaseCountsOfNewCustomer(bg, 30, 20)[20]).toBeCloseTo(0.000222226, 7);
  });

  it('expected purchases do not overflow at 132 and 133 purchases in 200 weeks', () => {
    const at: PurchaseModel = {
      model: 'pareto-nbd',
      parameters: { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 },
    };
    const of = (x: number): number =>
      expectedPurchases(at, { repeatPurchases: x, recencyWeeks: 200, ageWeeks: 200 }, 10);

    expect(of(132)).toBeCloseTo(6.206051788963, 10);
    expect(of(133)).toBeCloseTo(6.252872247575, 10);
  });

  // Hardie's note 027, stress row; pymc-marketing prints the MBG values.
  it('log-likelihood of 200 purchases in 38 of 40 weeks, and of none', () => {
    const parameters = Float64Array.of(0.25, 4, 0.8, 2.5);
    const histories = (x: number, recencyDays: number): ReturnType<typeof compressHistories> =>
      compressHistories({
        repeatPurchases: Int32Array.of(x),
        recencyDays: Int32Array.of(recencyDays),
        ageDays: Int32Array.of(280),
      });
    const logLikelihood = (x: number, recencyDays: number, mayLeaveAtOnce: boolean): number =>
      bgNbdLikelihood(histories(x, recencyDays), mayLeaveAtOnce).evaluate(
        parameters,
        new Float64Array(4),
        undefined,
      );

    expect(logLikelihood(0, 0, true)).toBeCloseTo(-0.4179282620449805, 12);
    expect(logLikelihood(200, 266, true)).toBeCloseTo(100.7869097609913, 9);
    expect(logLikelihood(0, 0, false)).toBeCloseTo(-0.5994738181995926, 12);
    expect(logLikelihood(200, 266, false)).toBeCloseTo(100.79569309270664, 9);
  });
});

describe.each(models)('$model', { timeout: 60_000 }, (model) => {
  it('has a Hessian equal to the differences of its gradient, and a gradient equal to those of its value', () => {
    const histories = compressHistories(simulateHistories(model, ages(500)));
    const likelihoods = {
      'bg-nbd': bgNbdLikelihood(histories, false),
      'mbg-nbd': bgNbdLikelihood(histories, true),
      'pareto-nbd': paretoNbdLikelihood(histories),
      nbd: nbdLikelihood(histories),
    };
    const likelihood = likelihoods[model.model];
    const size = likelihood.dimension;
    const at = parameterVector(model);
    const gradient = new Float64Array(size);
    const hessian = new Float64Array(size * size);
    likelihood.evaluate(at, gradient, hessian);

    for (let i = 0; i < size; i += 1) {
      const step = 1e-5 * (at[i] ?? 1);
      const above = new Float64Array(size);
      const below = new Float64Array(size);
      const up = likelihood.evaluate(
        at.map((v, j) => (i === j ? v + step : v)),
        above,
        undefined,
      );
      const down = likelihood.evaluate(
        at.map((v, j) => (i === j ? v - step : v)),
        below,
        undefined,
      );
      expect(Math.abs((gradient[i] ?? 0) - (up - down) / (2 * step))).toBeLessThan(
        1e-4 * (1 + Math.abs(gradient[i] ?? 0)),
      );
      for (let j = 0; j < size; j += 1) {
        const slope = ((above[j] ?? 0) - (below[j] ?? 0)) / (2 * step);
        expect(Math.abs((hessian[size * i + j] ?? 0) - slope)).toBeLessThan(1e-5 * (1 + Math.abs(slope)));
      }
    }
  });

  it('gets the parameters back from 30,000 simulated customers, within four standard errors', () => {
    const result = fit(model.model, simulateHistories(model, ages(30000), { seed: 3 }));
    const errors: Record<string, number> = { ...result.standardErrors };

    expect(result.converged).toBe(true);
    for (const [name, truth] of Object.entries(model.parameters)) {
      const estimate: Record<string, number> = { ...result.parameters };
      // 0.05: whole days hide second purchases on one day, a bias of the data, not of the fit.
      const allowed = 4 * (errors[name] ?? 0) + 0.05 * truth;
      expect(Math.abs((estimate[name] ?? Infinity) - truth)).toBeLessThan(allowed);
    }
  });

  it('gives the same fit for shuffled rows, and the same estimates with half the variance for doubled rows', () => {
    const one = simulateHistories(model, ages(3000));
    const reversed = {
      repeatPurchases: Int32Array.from(one.repeatPurchases).reverse(),
      recencyDays: Int32Array.from(one.recencyDays).reverse(),
      ageDays: Int32Array.from(one.ageDays).reverse(),
    };
    const twice = {
      repeatPurchases: Int32Array.of(...one.repeatPurchases, ...one.repeatPurchases),
      recencyDays: Int32Array.of(...one.recencyDays, ...one.recencyDays),
      ageDays: Int32Array.of(...one.ageDays, ...one.ageDays),
    };
    const [fitOne, fitReversed, fitTwice] = [one, reversed, twice].map((rows) => fit(model.model, rows));

    expect(fitReversed?.parameters.r).toBeCloseTo(fitOne?.parameters.r ?? 0, 8);
    expect(fitTwice?.parameters.r).toBeCloseTo(fitOne?.parameters.r ?? 0, 8);
    expect((fitTwice?.covariance?.[0]?.[0] ?? 0) / (fitOne?.covariance?.[0]?.[0] ?? 1)).toBeCloseTo(0.5, 5);
  });

  it('has purchase counts that sum to 1 with the expected purchases as their mean', () => {
    const history = { repeatPurchases: 7, recencyWeeks: 29.43, ageWeeks: 38.86 };
    const known = purchaseCounts(model, history, 52, 800);
    const fresh = purchaseCountsOfNewCustomer(model, 52, 800);
    const sum = (list: Float64Array): number => list.reduce((all, value) => all + value, 0);
    const mean = (list: Float64Array): number => list.reduce((all, value, n) => all + n * value, 0);

    expect(sum(known)).toBeCloseTo(1, 12);
    expect(sum(fresh)).toBeCloseTo(1, 12);
    expect(mean(known)).toBeCloseTo(expectedPurchases(model, history, 52), 10);
    expect(mean(fresh)).toBeCloseTo(expectedPurchasesOfNewCustomer(model, 52), 10);
  });

  it('discounts consistently: no rate is the plain count, long horizons approach the infinite one', () => {
    const history = { repeatPurchases: 3, recencyWeeks: 20, ageWeeks: 30 };
    const discounted = (discountRatePerYear: number, horizonWeeks?: number): number =>
      discountedPurchases(model, history, { discountRatePerYear, horizonWeeks });

    expect(discounted(0, 26)).toBeCloseTo(expectedPurchases(model, history, 26), 12);
    expect(discounted(0.1, 1e5) / discounted(0.1)).toBeCloseTo(1, 9);
    // Either side of the switch between two ways of computing it.
    expect(discounted(0.1, 27.38) / discounted(0.1, 27.37)).toBeCloseTo(1.00025, 3);
    expect(discounted(0.15, 52)).toBeLessThan(expectedPurchases(model, history, 52));
  });

  it('predicts many customers as it predicts one, and its 80 % intervals hold at least 80 %', () => {
    const simulated = simulateHistories(model, ages(20000), { seed: 9, holdoutDays: 364 });
    const forecasts = forecastCustomers(model, simulated, { horizonWeeks: 52 });
    const inside = forecasts.purchasesLow.filter(
      (low, i) =>
        low <= (simulated.holdoutPurchases[i] ?? 0) &&
        (simulated.holdoutPurchases[i] ?? 0) <= (forecasts.purchasesHigh[i] ?? 0),
    ).length;
    const history = {
      repeatPurchases: simulated.repeatPurchases[17] ?? 0,
      recencyWeeks: (simulated.recencyDays[17] ?? 0) / 7,
      ageWeeks: (simulated.ageDays[17] ?? 0) / 7,
    };

    expect(forecasts.probabilityAlive[17]).toBe(probabilityAlive(model, history));
    expect(forecasts.expectedPurchases[17]).toBeCloseTo(expectedPurchases(model, history, 52), 12);
    expect(inside / 20000).toBeGreaterThan(0.8);
    const meanAlive = forecasts.probabilityAlive.reduce((sum, p) => sum + p, 0) / 20000;
    const trulyAlive = simulated.alive.reduce((sum, alive) => sum + alive, 0) / 20000;
    expect(Math.abs(meanAlive - trulyAlive)).toBeLessThan(0.02);
  });
});

describe('edges', { timeout: 60_000 }, () => {
  const columns = (
    x: number[],
    recencyDays: number[],
    ageDays: number[],
  ): Parameters<typeof fitBgNbd>[0] => ({
    repeatPurchases: Int32Array.from(x),
    recencyDays: Int32Array.from(recencyDays),
    ageDays: Int32Array.from(ageDays),
  });

  it('says there is not enough data instead of fitting nine repeat customers', () => {
    const nine = columns(Array(9).fill(2), Array(9).fill(20), Array(9).fill(100));

    for (const fitOf of [fitBgNbd, fitMbgNbd, fitParetoNbd]) {
      expect(fitOf(nine)).toEqual({
        outcome: 'not-enough-data',
        counted: 'customers with a repeat purchase',
        found: 9,
        needed: 10,
      });
    }
  });

  it('names impossible histories, all at once', () => {
    expect(() => fitBgNbd(columns([1, 0], [9, 3], [5, 10]))).toThrow(InvalidInput);
    expect(() => fitBgNbd(columns([1, 0], [9, 3], [5, 10]))).toThrow(/2 rows.*row 0.*row 1/);
  });

  it('refuses a parameter that is not positive, naming it', () => {
    const broken: PurchaseModel = { model: 'bg-nbd', parameters: { r: 0, alpha: 1, a: -2, b: 1 } };
    expect(() => probabilityAlive(broken, { repeatPurchases: 0, recencyWeeks: 0, ageWeeks: 1 })).toThrow(
      'probabilityAlive requires positive finite numbers, got r = 0, a = -2',
    );
  });

  it('refuses an endless horizon without a discount', () => {
    const history = { repeatPurchases: 1, recencyWeeks: 1, ageWeeks: 2 };
    expect(() => discountedPurchases(bg, history, { discountRatePerYear: 0 })).toThrow(
      /positive discountRatePerYear/,
    );
  });

  it('warns when nobody ever leaves', () => {
    const steady: PurchaseModel = { model: 'bg-nbd', parameters: { r: 2, alpha: 4, a: 1e-9, b: 1 } };
    const simulated = simulateHistories(steady, ages(3000));

    for (const fitOf of [fitBgNbd, fitParetoNbd]) {
      const result = fitOf(simulated);
      if (result.outcome !== 'fitted') throw new Error('expected a fit');
      expect(result.warnings.map((warning) => warning.code)).toContain('no-dropout-found');
      expect(Number.isFinite(result.logLikelihood)).toBe(true);
    }
  });

  it('gives finite answers for histories of zero age and of thousands of purchases', () => {
    for (const model of models) {
      for (const history of [
        { repeatPurchases: 0, recencyWeeks: 0, ageWeeks: 0 },
        { repeatPurchases: 5000, recencyWeeks: 500, ageWeeks: 520 },
      ]) {
        expect(Number.isFinite(probabilityAlive(model, history))).toBe(true);
        expect(Number.isFinite(expectedPurchases(model, history, 520))).toBe(true);
        expect(Number.isFinite(discountedPurchases(model, history, { discountRatePerYear: 0.1 }))).toBe(true);
      }
    }
  });
});
