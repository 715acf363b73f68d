import { describe, expect, it } from 'vitest';
import { CDNOW_SAMPLE, cdnowClock, hasSharedData } from '../../test/shared-data.ts';
import { fitBgNbd, fitParetoNbd } from '../buy-till-you-die/fit-purchase-model.ts';
import { profileInterval } from '../buy-till-you-die/profile-interval.ts';
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import type { PurchaseModel } from '../buy-till-you-die/purchase-model.ts';
import { simulateHistories } from '../buy-till-you-die/simulate-histories.ts';
import { bootstrapForecast } from './bootstrap-forecast.ts';
import { forecastTotal } from './forecast-total.ts';

function fitted<Fit extends { outcome: 'fitted' }>(fit: Fit | NotEnoughData): Fit {
  if (fit.outcome !== 'fitted') throw new Error('expected a fit');
  return fit;
}

const model: PurchaseModel = { model: 'pareto-nbd', parameters: { r: 0.8, alpha: 8, s: 0.7, beta: 15 } };
const simulate = (n: number, seed: number): ReturnType<typeof simulateHistories> =>
  simulateHistories(model, new Int32Array(n).fill(365), { seed, holdoutDays: 182 });

describe('profileInterval', { timeout: 120_000 }, () => {
  it('agrees with the standard error where the likelihood is a parabola, and is lopsided where it is not', () => {
    const many = simulate(20000, 3);
    const steady = fitted(fitBgNbd(many));
    const { low, high, estimate } = profileInterval(steady, many, 'r');
    const error = Math.sqrt(steady.covarianceOfLogs?.[0]?.[0] ?? 0);
    // Third derivatives of a likelihood of 20,000 customers: a few hundredths of the width.
    expect(Math.log(high / estimate) / (1.959964 * error)).toBeCloseTo(1, 1);
    expect(Math.log(estimate / low) / (1.959964 * error)).toBeCloseTo(1, 1);

    const few = simulate(700, 4);
    const shaky = fitted(fitParetoNbd(few));
    const beta = profileInterval(shaky, few, 'beta');
    expect(beta.low).toBeLessThan(beta.estimate);
    expect(beta.high).toBeGreaterThan(beta.estimate);
    expect(
      Math.abs(Math.log(beta.high / beta.estimate) / Math.log(beta.estimate / beta.low) - 1),
    ).toBeGreaterThan(0.05);
  });

  it('says that there is no bound where the data set none', () => {
    const steady: PurchaseModel = { model: 'bg-nbd', parameters: { r: 2, alpha: 4, a: 1e-9, b: 1 } };
    const fit = fitted(fitBgNbd(simulateHistories(steady, new Int32Array(400).fill(300))));
    const histories = simulateHistories(steady, new Int32Array(400).fill(300));

    expect(profileInterval(fit, histories, 'b').high).toBe(Infinity);
    expect(() => profileInterval(fit, histories, 'beta')).toThrow(/one of r, alpha, a, b, got beta/);
    expect(() => profileInterval(fit, histories, 'r', 95)).toThrow(/0 < confidence < 1/);
  });
});

describe.skipIf(!hasSharedData(CDNOW_SAMPLE))('profileInterval on CDNOW', { timeout: 120_000 }, () => {
  it('gives beta of the Pareto/NBD, 11.7 with a standard error of 6.2, an interval that stays above 0', () => {
    const clock = cdnowClock();
    const fit = fitted(fitParetoNbd(clock));
    const beta = profileInterval(fit, clock, 'beta');
    const r = profileInterval(fit, clock, 'r');

    // 11.67 − 1.96 · 6.21 is below 0.
    expect(beta.low).toBeGreaterThan(2);
    expect(beta.low).toBeLessThan(7);
    expect(beta.high).toBeGreaterThan(24);
    expect(r.low).toBeGreaterThan(0.45);
    expect(r.high).toBeLessThan(0.67);
  });
});

describe('bootstrapForecast', { timeout: 120_000 }, () => {
  const histories = simulate(800, 5);
  const fit = fitted(fitParetoNbd(histories));

  it('has intervals about as wide as those of the covariance, around the same total', () => {
    const options = { horizonWeeks: 26, coverage: 0.8 };
    const bootstrap = bootstrapForecast(fit, histories, { ...options, draws: 40 });
    const normal = forecastTotal(fit, histories, options);
    const width = (total: { expectedLow: number; expectedHigh: number }): number =>
      total.expectedHigh - total.expectedLow;

    expect(bootstrap.total.expected).toBeCloseTo(normal.expected, 8);
    // 40 draws give a width to about 20 %.
    expect(width(bootstrap.total) / width(normal)).toBeGreaterThan(0.6);
    expect(width(bootstrap.total) / width(normal)).toBeLessThan(1.6);
    expect(bootstrap.failed).toBeLessThan(5);
    const actual = histories.holdoutPurchases.reduce((sum, count) => sum + count, 0);
    expect(Math.abs(actual / bootstrap.total.expected - 1)).toBeLessThan(0.15);
    bootstrap.expectedPurchases.forEach((expected, i) => {
      expect(bootstrap.expectedLow[i]).toBeLessThanOrEqual(bootstrap.expectedHigh[i] ?? 0);
      expect(expected).toBeGreaterThan(0.5 * (bootstrap.expectedLow[i] ?? 0));
    });
  });

  it('is the same for the same seed, and refuses too few draws', () => {
    const one = bootstrapForecast(fit, histories, { horizonWeeks: 13, draws: 20, seed: 4 });
    const again = bootstrapForecast(fit, histories, { horizonWeeks: 13, draws: 20, seed: 4 });

    expect(again.total).toEqual(one.total);
    expect(() => bootstrapForecast(fit, histories, { horizonWeeks: 13, draws: 5 })).toThrow(/at least 20/);
  });
});
