import { describe, expect, it } from 'vitest';
import { CDNOW_SAMPLE, cdnowClock, hasSharedData } from '../../test/shared-data.ts';
import { compressHistories } from '../customer-clock/compress-histories.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { cnbdLikelihood } from './cnbd-k-likelihood.ts';
import { fitBgCnbd, fitMbgCnbd, type RegularPurchaseModel } from './fit-cnbd-k.ts';
import { fitBgNbd, fitMbgNbd } from './fit-purchase-model.ts';
import {
  discountedPurchases,
  expectedPurchases,
  probabilityAlive,
  purchaseCounts,
  purchaseCountsOfNewCustomer,
} from './forecast.ts';
import {
  discountedPurchasesOfRegular,
  expectedPurchasesOfNewRegular,
  expectedPurchasesOfRegular,
  forecastRegularCustomers,
  probabilityAliveOfRegular,
  purchaseCountsOfNewRegular,
  purchaseCountsOfRegular,
} from './forecast-regular-customers.ts';
import { estimateRegularity, totalLogIntervalsOf } from './regularity.ts';

const truth: RegularPurchaseModel = {
  model: 'mbg-cnbd-k',
  k: 3,
  parameters: { r: 2, alpha: 6, a: 0.6, b: 3 },
};

/** Customers with Erlang-3 intervals: days of purchase until the end of calibration, and counts in the year after. */
function regularCustomers(
  n: number,
  mayLeaveAtOnce = true,
): {
  days: number[][];
  histories: { repeatPurchases: Int32Array; recencyDays: Int32Array; ageDays: Int32Array };
  holdout: Int32Array;
} {
  const random = seededRandom(44);
  const ageDays = 728;
  const days: number[][] = [];
  const holdout = new Int32Array(n);
  const histories = {
    repeatPurchases: new Int32Array(n),
    recencyDays: new Int32Array(n),
    ageDays: new Int32Array(n).fill(ageDays),
  };
  for (let i = 0; i < n; i += 1) {
    const rate = random.gamma(truth.parameters.r, truth.parameters.alpha);
    const leaving = random.beta(truth.parameters.a, truth.parameters.b);
    const own = [0];
    let at = 0;
    let stays = !mayLeaveAtOnce || random.uniform() >= leaving;
    while (stays) {
      at += 7 * random.gamma(3, rate);
      const day = Math.ceil(at);
      if (day > ageDays + 364) break;
      if (day > ageDays) holdout[i] = (holdout[i] ?? 0) + 1;
      else if (day > (own.at(-1) ?? 0)) own.push(day);
      stays = random.uniform() >= leaving;
    }
    days.push(own);
    histories.repeatPurchases[i] = own.length - 1;
    histories.recencyDays[i] = own.at(-1) ?? 0;
  }
  return { days, histories, holdout };
}

const customers = regularCustomers(3000);
const total = totalLogIntervalsOf(customers.days);
const fit = fitMbgCnbd(customers.histories, total);
if (fit.outcome !== 'fitted') throw new Error('expected a fit');

describe('MBG/CNBD-k', { timeout: 60_000 }, () => {
  const history = { repeatPurchases: 2, recencyWeeks: 30.43, ageWeeks: 38.86 };

  it('is the MBG/NBD when k is 1', () => {
    const parameters = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };
    const one: RegularPurchaseModel = { model: 'mbg-cnbd-k', k: 1, parameters };
    const mbg = { model: 'mbg-nbd' as const, parameters };

    expect(probabilityAliveOfRegular(one, history)).toBeCloseTo(probabilityAlive(mbg, history), 12);
    expect(expectedPurchasesOfRegular(one, history, 52)).toBeCloseTo(expectedPurchases(mbg, history, 52), 11);
    const counts = purchaseCounts(mbg, history, 52, 20);
    purchaseCountsOfRegular(one, history, 52, 20).forEach((value, n) => {
      expect(value).toBeCloseTo(counts[n] ?? 0, 12);
    });
  });

  it('is the BG/NBD when k is 1 and nobody leaves at once', () => {
    const parameters = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
    const one: RegularPurchaseModel = { model: 'bg-cnbd-k', k: 1, parameters };
    const bg = { model: 'bg-nbd' as const, parameters };
    const discounting = { discountRatePerYear: 0.15, weeksPerYear: 52 };

    expect(probabilityAliveOfRegular(one, history)).toBeCloseTo(probabilityAlive(bg, history), 13);
    expect(expectedPurchasesOfRegular(one, history, 52)).toBeCloseTo(expectedPurchases(bg, history, 52), 11);
    expect(discountedPurchasesOfRegular(one, history, discounting)).toBeCloseTo(
      discountedPurchases(bg, history, discounting),
      10,
    );
    const toHorizon = { ...discounting, horizonWeeks: 104 };
    expect(discountedPurchasesOfRegular(one, history, toHorizon)).toBeCloseTo(
      discountedPurchases(bg, history, toHorizon),
      8,
    );
    const counts = purchaseCountsOfNewCustomer(bg, 52, 20);
    purchaseCountsOfNewRegular(one, 52, 20).forEach((value, n) => {
      expect(value).toBeCloseTo(counts[n] ?? 0, 12);
    });
  });

  it('discounts what regular customers bring as the sum over a long life says', () => {
    const future = { repeatPurchases: 6, recencyWeeks: 60, ageWeeks: 66 };
    for (const model of ['bg-cnbd-k', 'mbg-cnbd-k'] as const) {
      const regular: RegularPurchaseModel = { ...truth, model };
      const forEver = discountedPurchasesOfRegular(regular, future, { discountRatePerYear: 0.5 });
      const long = discountedPurchasesOfRegular(regular, future, {
        discountRatePerYear: 0.5,
        horizonWeeks: 3000,
      });

      expect(Math.abs(long / forEver - 1)).toBeLessThan(1e-6);
      const undiscounted = { discountRatePerYear: 0, horizonWeeks: 52 };
      expect(discountedPurchasesOfRegular(regular, future, undiscounted)).toBe(
        expectedPurchasesOfRegular(regular, future, 52),
      );
    }
  });

  it('expects of a new customer what simulated ones do', () => {
    const actual = customers.histories.repeatPurchases.reduce((sum, x) => sum + x, 0) / 3000;
    const spread = Math.sqrt(
      customers.histories.repeatPurchases.reduce((sum, x) => sum + (x - actual) ** 2, 0) / 3000 / 3000,
    );

    // Whole days round arrivals up and merge few: a bias far below the error of the mean.
    expect(Math.abs(expectedPurchasesOfNewRegular(truth, 104) - actual)).toBeLessThan(4 * spread);
  });

  it('finds regularity and parameters where nobody leaves at once', () => {
    const later = regularCustomers(3000, false);
    const found = fitBgCnbd(later.histories, totalLogIntervalsOf(later.days));
    if (found.outcome !== 'fitted') throw new Error('expected a fit');
    const errors: Record<string, number> = { ...found.standardErrors };
    const parameters: Record<string, number> = { ...truth.parameters };

    expect(found).toMatchObject({ model: 'bg-cnbd-k', k: 3, converged: true });
    for (const [name, value] of Object.entries(found.parameters)) {
      expect(Math.abs(value - (parameters[name] ?? 0))).toBeLessThan(4 * (errors[name] ?? 0));
    }
    expect(fitBgCnbd(later.histories, 0, { k: 3 })).toMatchObject({ k: 3, tried: [{ k: 3 }] });
  });

  it('finds the regularity and the parameters of simulated customers', () => {
    const errors: Record<string, number> = { ...fit.standardErrors };
    const parameters: Record<string, number> = { ...truth.parameters };

    expect(fit.k).toBe(3);
    expect(fit.converged).toBe(true);
    for (const [name, value] of Object.entries(fit.parameters)) {
      expect(Math.abs(value - (parameters[name] ?? 0))).toBeLessThan(4 * (errors[name] ?? 0));
    }
    const regularity = estimateRegularity(customers.days);
    expect(regularity).toMatchObject({ outcome: 'estimated' });
    expect(regularity.outcome === 'estimated' && regularity.k).toBeGreaterThan(2);
  });

  it.each([true, false])(
    'has a gradient and Hessian equal to differences (may leave at once: %s)',
    (mayLeaveAtOnce) => {
      const rows = compressHistories(customers.histories);
      const likelihood = cnbdLikelihood(rows, { k: 3, mayLeaveAtOnce }, total);
      const at = Float64Array.of(1.7, 5, 0.7, 2.5);
      const gradient = new Float64Array(4);
      const hessian = new Float64Array(16);
      likelihood.evaluate(at, gradient, hessian);
      for (let i = 0; i < 4; i += 1) {
        const step = 1e-5;
        const above = new Float64Array(4);
        const below = new Float64Array(4);
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
        expect(Math.abs((gradient[i] ?? 0) - (up - down) / (2 * step))).toBeLessThan(1e-3);
        for (let j = 0; j < 4; j += 1) {
          const slope = ((above[j] ?? 0) - (below[j] ?? 0)) / (2 * step);
          expect(Math.abs((hessian[4 * i + j] ?? 0) - slope)).toBeLessThan(1e-5 * (1 + Math.abs(slope)));
        }
      }
    },
  );

  it('has counts that sum to 1 with the expected purchases as their mean', () => {
    const counts = purchaseCountsOfRegular(
      truth,
      { repeatPurchases: 6, recencyWeeks: 60, ageWeeks: 66 },
      52,
      300,
    );
    const mean = counts.reduce((sum, value, n) => sum + n * value, 0);

    expect(counts.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
    expect(mean).toBeCloseTo(
      expectedPurchasesOfRegular(truth, { repeatPurchases: 6, recencyWeeks: 60, ageWeeks: 66 }, 52),
      9,
    );
  });

  it('forecasts regular customers better than the MBG/NBD: total and mean absolute error', () => {
    const irregular = fitMbgNbd(customers.histories);
    if (irregular.outcome !== 'fitted') throw new Error('expected a fit');
    const errors = { regular: 0, irregular: 0, regularTotal: 0, actualTotal: 0 };
    customers.holdout.forEach((actual, i) => {
      const own = {
        repeatPurchases: customers.histories.repeatPurchases[i] ?? 0,
        recencyWeeks: (customers.histories.recencyDays[i] ?? 0) / 7,
        ageWeeks: 104,
      };
      const expected = expectedPurchasesOfRegular(fit, own, 52);
      errors.regular += Math.abs(expected - actual);
      errors.irregular += Math.abs(expectedPurchases(irregular, own, 52) - actual);
      errors.regularTotal += expected;
      errors.actualTotal += actual;
    });

    expect(errors.regular).toBeLessThan(errors.irregular);
    expect(Math.abs(errors.regularTotal / errors.actualTotal - 1)).toBeLessThan(0.04);
  });

  it('predicts many customers as it predicts one, with 80 % intervals that hold', () => {
    const forecasts = forecastRegularCustomers(truth, customers.histories, { horizonWeeks: 52 });
    const own = {
      repeatPurchases: customers.histories.repeatPurchases[7] ?? 0,
      recencyWeeks: (customers.histories.recencyDays[7] ?? 0) / 7,
      ageWeeks: 104,
    };
    const inside = customers.holdout.filter(
      (actual, i) =>
        (forecasts.purchasesLow[i] ?? 0) <= actual && actual <= (forecasts.purchasesHigh[i] ?? 0),
    ).length;

    expect(forecasts.expectedPurchases[7]).toBe(expectedPurchasesOfRegular(truth, own, 52));
    expect(forecasts.probabilityAlive[7]).toBe(probabilityAliveOfRegular(truth, own));
    expect(inside / 3000).toBeGreaterThan(0.8);
    expect(inside / 3000).toBeLessThan(0.97);
  });

  it('refuses a broken k and a history that ends before it began', () => {
    expect(() => probabilityAliveOfRegular({ ...truth, k: 1.5 }, history)).toThrow(/whole k/);
    expect(() => probabilityAliveOfRegular(truth, { ...history, ageWeeks: 3 })).toThrow(
      /recencyWeeks ≤ ageWeeks/,
    );
  });

  it('needs thirty customers with three purchases to judge regularity', () => {
    expect(estimateRegularity([[1, 2, 3]])).toMatchObject({
      outcome: 'not-enough-data',
      found: 1,
      needed: 30,
    });
  });
});

// BTYDplus 1.2.0 on the same data: k = 1.
describe.skipIf(!hasSharedData(CDNOW_SAMPLE))('regularity on CDNOW', () => {
  it('chooses k = 1: buyers of music come irregularly', () => {
    const clock = cdnowClock();
    const chosen = fitMbgCnbd(clock, totalLogIntervalsOf(clock.purchaseDays));
    if (chosen.outcome !== 'fitted') throw new Error('expected a fit');

    expect(chosen.k).toBe(1);
    expect(chosen.logLikelihood).toBeCloseTo(-9582.13571555375, 6);
    // At k = 1 it is the BG/NBD: golden_bgnbd_cdnow_exact.json.
    const irregular = fitBgCnbd(clock, totalLogIntervalsOf(clock.purchaseDays), { k: 1 });
    if (irregular.outcome !== 'fitted') throw new Error('expected a fit');
    expect(irregular.logLikelihood).toBeCloseTo(-9582.429206673931, 8);
    expect(irregular.parameters.r).toBeCloseTo(0.24259452243016, 8);
    expect(irregular.parameters).toEqual(irregularOf(clock));
  });
});

function irregularOf(clock: ReturnType<typeof cdnowClock>): unknown {
  const fit = fitBgNbd(clock);
  if (fit.outcome !== 'fitted') throw new Error('expected a fit');
  return {
    r: expect.closeTo(fit.parameters.r, 8),
    alpha: expect.closeTo(fit.parameters.alpha, 7),
    a: expect.closeTo(fit.parameters.a, 7),
    b: expect.closeTo(fit.parameters.b, 7),
  };
}
