import { aliveStates, logOddsOfHavingLeft } from '../buy-till-you-die/alive-state.ts';
import { requireDiscounting, requireWeeks } from '../buy-till-you-die/forecast.ts';
import { type ForecastOptions, requireCoverage } from '../buy-till-you-die/forecast-customers.ts';
import {
  discountedPurchasesIfAlive,
  expectedPurchasesIfAlive,
} from '../buy-till-you-die/forecast-if-alive.ts';
import { purchaseCountsIfAlive } from '../buy-till-you-die/purchase-counts-if-alive.ts';
import type { PurchaseFit } from '../buy-till-you-die/purchase-fit.ts';
import { type PurchaseModel, parameterVector, withParameters } from '../buy-till-you-die/purchase-model.ts';
import { type CompressedHistories, compressHistories } from '../customer-clock/compress-histories.ts';
import type { PurchaseHistories } from '../customer-clock/purchase-histories.ts';
import { InvalidInput } from '../invalid-input.ts';
import {
  expectedMeanValue,
  type GammaGammaFit,
  type GammaGammaParameters,
} from '../monetary/fit-gamma-gamma.ts';
import { cholesky } from '../numerics/cholesky.ts';
import { normalQuantile } from '../numerics/normal-distribution.ts';
import { type RandomSource, seededRandom } from '../numerics/seeded-random.ts';
import type { ValueOptions } from './lifetime-value.ts';

/** A total over customers with two intervals. */
export interface TotalForecast {
  n: number;
  expected: number;
  coverage: number;
  /** How far the expected total is uncertain because the parameters are estimates. */
  expectedLow: number;
  expectedHigh: number;
  /** Where the real total will fall: parameter uncertainty and chance together. */
  low: number;
  high: number;
}

/** Draws and chance for a total. */
export interface TotalOptions {
  /** Parameter sets drawn; 200 unless told. */
  draws?: number;
  seed?: number;
}

const SAMPLE = 1500;

/**
 * Purchases to expect from all customers together in the next `horizonWeeks`.
 *
 * @remarks Parameter sets are drawn from the asymptotic normal of the logarithms of the parameters. Above 1,500 distinct
 * histories the spread is measured on an even sample of them and scaled to the exact total.
 * @throws InvalidInput when the fit has no covariance: see its warnings.
 */
export function forecastTotal(
  fit: PurchaseFit,
  given: PurchaseHistories | CompressedHistories,
  { horizonWeeks, coverage = 0.8, draws = 200, seed = 1 }: ForecastOptions & TotalOptions,
): TotalForecast {
  requireWeeks('forecastTotal', horizonWeeks);
  requireCoverage('forecastTotal', coverage);
  const histories = compressHistories(given);
  const sample = evenlySpaced(histories.rows, SAMPLE);
  const every = evenlySpaced(histories.rows, Infinity);
  const totalOver = (model: PurchaseModel, rows: Int32Array): number => {
    const forecast = rowForecaster(model, histories, (state) =>
      expectedPurchasesIfAlive(state, horizonWeeks),
    );
    return rows.reduce((sum, row) => sum + (histories.counts[row] ?? 0) * forecast(row), 0);
  };
  const expected = totalOver(fit, every);
  const reference = totalOver(fit, sample);
  const drawn = drawnModels(fit, draws, seededRandom(seed)).map(
    (model) => totalOver(model, sample) / reference,
  );
  const chance = chanceVariance(fit, histories, sample, horizonWeeks) * (expected / reference);
  return summary(histories.customers, expected, drawn, chance, coverage);
}

/**
 * Lifetime value of all customers together ("customer equity").
 *
 * @param meanRepeatValue One entry a customer; 0 without repeat purchases.
 * @param chanceVariance Sum of the customers' own variances, when known; `low` and `high` then include chance. With
 * thousands of customers it is small beside parameter uncertainty, and 0 is used unless told.
 * @throws InvalidInput when a fit has no covariance, or q ≤ 1.
 */
export function totalValue(
  fits: { purchases: PurchaseFit; spending: GammaGammaFit },
  given: PurchaseHistories | CompressedHistories,
  meanRepeatValue: Float64Array,
  options: ValueOptions & TotalOptions & { chanceVariance?: number },
): TotalForecast {
  const { marginShare, coverage = 0.8, draws = 200, seed = 1, chanceVariance: chance = 0 } = options;
  requireCoverage('totalValue', coverage);
  const { rate, horizonWeeks } = requireDiscounting('totalValue', options);
  const histories = compressHistories(given);
  const sample = evenlySpaced(histories.customers, SAMPLE);
  const every = evenlySpaced(histories.customers, Infinity);
  const totalOver = (model: PurchaseModel, spending: GammaGammaParameters, customers: Int32Array): number => {
    const forecast = rowForecaster(model, histories, (state) =>
      discountedPurchasesIfAlive(state, rate, horizonWeeks),
    );
    return customers.reduce((sum, i) => {
      const row = histories.rowOfCustomer[i] ?? 0;
      const x = histories.purchaseValues[histories.purchaseIndex[row] ?? 0] ?? 0;
      return sum + marginShare * forecast(row) * expectedMeanValue(spending, x, meanRepeatValue[i] ?? 0);
    }, 0);
  };
  const expected = totalOver(fits.purchases, fits.spending.parameters, every);
  const reference = totalOver(fits.purchases, fits.spending.parameters, sample);
  const random = seededRandom(seed);
  const spendings = drawnSpending(fits.spending, draws, random);
  const drawn = drawnModels(fits.purchases, draws, random).map(
    (model, i) => totalOver(model, spendings[i] ?? fits.spending.parameters, sample) / reference,
  );
  return summary(histories.customers, expected, drawn, chance, coverage);
}

/** A total with its intervals from drawn totals, as ratios to the expected one, and the variance of chance. */
export function summary(
  n: number,
  expected: number,
  ratios: number[],
  chanceVariance: number,
  coverage: number,
): TotalForecast {
  const sorted = Float64Array.from(ratios).sort();
  const at = (level: number): number => sorted[Math.round(level * (sorted.length - 1))] ?? 1;
  const expectedLow = expected * at((1 - coverage) / 2);
  const expectedHigh = expected * at((1 + coverage) / 2);
  // Chance adds to parameter uncertainty as independent variances do.
  const chance = normalQuantile((1 + coverage) / 2) * Math.sqrt(chanceVariance);
  return {
    n,
    expected,
    coverage,
    expectedLow,
    expectedHigh,
    low: Math.max(0, expected - Math.hypot(expected - expectedLow, chance)),
    high: expected + Math.hypot(expectedHigh - expected, chance),
  };
}

/** Forecast of a distinct history; what depends on (purchases, age) is kept. */
function rowForecaster(
  model: PurchaseModel,
  histories: CompressedHistories,
  ifAlive: (state: ReturnType<ReturnType<typeof aliveStates>>) => number,
): (row: number) => number {
  const stateFor = aliveStates(model);
  const known = new Map<number, number>();
  const { purchaseIndex, recencyIndex, ageIndex, purchaseValues, weekValues } = histories;
  return (row) => {
    const purchases = purchaseIndex[row] ?? 0;
    const age = ageIndex[row] ?? 0;
    const x = purchaseValues[purchases] ?? 0;
    const ageWeeks = weekValues[age] ?? 0;
    const key = purchases * weekValues.length + age;
    const value = known.get(key) ?? ifAlive(stateFor(x, ageWeeks));
    known.set(key, value);
    const odds = logOddsOfHavingLeft(model, x, weekValues[recencyIndex[row] ?? 0] ?? 0, ageWeeks);
    return value / (1 + Math.exp(odds));
  };
}

/** Variance by chance of the sampled customers' purchases, given the parameters. */
export function chanceVariance(
  model: PurchaseModel,
  histories: CompressedHistories,
  rows: Int32Array,
  horizonWeeks: number,
): number {
  const square = rowForecaster(model, histories, (state) => {
    const next = purchaseCountsIfAlive(state, horizonWeeks);
    let reached = 0;
    let sum = 0;
    for (let count = 0; count < 3000 && reached < 1 - 1e-7; count += 1) {
      const probability = next();
      reached += probability;
      sum += probability * count * count;
    }
    return sum;
  });
  const mean = rowForecaster(model, histories, (state) => expectedPurchasesIfAlive(state, horizonWeeks));
  return rows.reduce((sum, row) => sum + (histories.counts[row] ?? 0) * (square(row) - mean(row) ** 2), 0);
}

function drawnModels(fit: PurchaseFit, draws: number, random: RandomSource): PurchaseModel[] {
  const drawn = drawnVectors(parameterVector(fit), fit.covarianceOfLogs, draws, random);
  return drawn.map((values) => withParameters(fit.model, values));
}

function drawnSpending(fit: GammaGammaFit, draws: number, random: RandomSource): GammaGammaParameters[] {
  const { p, q, gamma } = fit.parameters;
  const drawn = drawnVectors(Float64Array.of(p, q, gamma), fit.covarianceOfLogs, draws, random);
  // A draw with q ≤ 1 has no mean; it is moved to where the mean is merely large.
  return drawn.map(([p1 = p, q1 = q, gamma1 = gamma]) => ({ p: p1, q: Math.max(q1, 1.05), gamma: gamma1 }));
}

function drawnVectors(
  centre: Float64Array,
  covarianceOfLogs: number[][] | undefined,
  draws: number,
  random: RandomSource,
): Float64Array[] {
  const size = centre.length;
  const factor = covarianceOfLogs && cholesky(Float64Array.from(covarianceOfLogs.flat()), size);
  if (!factor) {
    throw new InvalidInput(
      'An interval for a total requires a fit with a covariance; this one has a flat likelihood',
    );
  }
  return Array.from({ length: draws }, () => {
    const normals = centre.map(() => random.normal());
    return centre.map((value, i) => {
      let shift = 0;
      for (let j = 0; j <= i; j += 1) shift += (factor[i * size + j] ?? 0) * (normals[j] ?? 0);
      return value * Math.exp(shift);
    });
  });
}

function evenlySpaced(length: number, limit: number): Int32Array {
  const size = Math.min(length, limit);
  return Int32Array.from({ length: size }, (_, i) => Math.floor((i * length) / size));
}
