// Platzer and Reutterer (2016), Marketing Science 35(5), 779–799; here by exact sums.
import { type CompressedHistories, compressHistories } from '../customer-clock/compress-histories.ts';
import type { PurchaseHistories, PurchaseHistory } from '../customer-clock/purchase-histories.ts';
import { require } from '../invalid-input.ts';
import type { RegularPurchaseModel } from './fit-cnbd-k.ts';
import { type Discounting, requireDiscounting, requireWeeks } from './forecast.ts';
import { type CustomerForecasts, type ForecastOptions, requireCoverage } from './forecast-customers.ts';
import {
  discountedForEver,
  discountedUntil,
  expectedIfAlive,
  reachOf,
  regularCounts,
  regularFuture,
} from './regular-future.ts';

/** P(alive) under regular purchasing: silence weighs the more, the more regular the customers. */
export function probabilityAliveOfRegular(model: RegularPurchaseModel, history: PurchaseHistory): number {
  return regularFuture('probabilityAliveOfRegular', model, history).alive;
}

/**
 * Purchases to expect from a known customer in the next `horizonWeeks`, knowing how far the present interval has run.
 *
 * @example
 * expectedPurchasesOfRegular(
 *   { model: 'mbg-cnbd-k', k: 1, parameters: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 } },
 *   { repeatPurchases: 2, recencyWeeks: 30.43, ageWeeks: 38.86 },
 *   39,
 * ) // ≈ 1.2629606232673657
 */
export function expectedPurchasesOfRegular(
  model: RegularPurchaseModel,
  history: PurchaseHistory,
  horizonWeeks: number,
): number {
  requireWeeks('expectedPurchasesOfRegular', horizonWeeks);
  const future = regularFuture('expectedPurchasesOfRegular', model, history);
  return future.alive * expectedIfAlive(future, reachOf(future, horizonWeeks));
}

/** Probabilities of 0, 1, …, `most` purchases of a known customer in the next `horizonWeeks`. */
export function purchaseCountsOfRegular(
  model: RegularPurchaseModel,
  history: PurchaseHistory,
  horizonWeeks: number,
  most: number,
): Float64Array {
  requireWeeks('purchaseCountsOfRegular', horizonWeeks);
  require(Number.isInteger(most) && most >= 0, () =>
    `purchaseCountsOfRegular requires a whole number most ≥ 0, got ${most}`);
  const future = regularFuture('purchaseCountsOfRegular', model, history);
  const next = regularCounts(future, reachOf(future, horizonWeeks));
  return Float64Array.from({ length: most + 1 }, () => next());
}

const NEWCOMER: PurchaseHistory = { repeatPurchases: 0, recencyWeeks: 0, ageWeeks: 0 };

/**
 * Repeat purchases to expect from a new regular customer in the first `weeks`.
 *
 * @example
 * expectedPurchasesOfNewRegular(
 *   { model: 'bg-cnbd-k', k: 1, parameters: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } },
 *   52,
 * ) // ≈ 1.4460505953964037
 */
export function expectedPurchasesOfNewRegular(model: RegularPurchaseModel, weeks: number): number {
  return expectedPurchasesOfRegular(model, NEWCOMER, weeks);
}

/** Probabilities of 0, 1, …, `most` repeat purchases of a new regular customer in the first `weeks`. */
export function purchaseCountsOfNewRegular(
  model: RegularPurchaseModel,
  weeks: number,
  most: number,
): Float64Array {
  return purchaseCountsOfRegular(model, NEWCOMER, weeks, most);
}

/**
 * Purchases still to come from a known regular customer, each discounted to today.
 *
 * @throws InvalidInput for an infinite horizon without a discount.
 * @remarks For ever: the discounted worth of a phase is λ / (λ + δ), so a life is a geometric series for each rate and
 * chance of leaving, averaged by quadrature. Up to a horizon: by parts over expected purchases, to about 1e−7.
 */
export function discountedPurchasesOfRegular(
  model: RegularPurchaseModel,
  history: PurchaseHistory,
  discounting: Discounting,
): number {
  const { rate, horizonWeeks } = requireDiscounting('discountedPurchasesOfRegular', discounting);
  const future = regularFuture('discountedPurchasesOfRegular', model, history);
  return (
    future.alive *
    (horizonWeeks === Infinity
      ? discountedForEver(future, rate)
      : discountedUntil(future, rate, horizonWeeks))
  );
}

/**
 * P(alive), expected purchases and a predictive interval for each of many regular customers.
 *
 * @remarks As `forecastCustomers`, but the present interval counts too, so work is done once for each distinct history:
 * 100,000 of them take a few seconds.
 */
export function forecastRegularCustomers(
  model: RegularPurchaseModel,
  given: PurchaseHistories | CompressedHistories,
  { horizonWeeks, coverage = 0.8 }: ForecastOptions,
): CustomerForecasts {
  requireCoverage('forecastRegularCustomers', coverage);
  requireWeeks('forecastRegularCustomers', horizonWeeks);
  const histories = compressHistories(given);
  const n = histories.customers;
  const forecasts: CustomerForecasts = {
    horizonWeeks,
    coverage,
    probabilityAlive: new Float64Array(n),
    expectedPurchases: new Float64Array(n),
    purchasesLow: new Int32Array(n),
    purchasesHigh: new Int32Array(n),
  };
  const rows = Array.from({ length: histories.rows }, (_, row) => {
    const history = {
      repeatPurchases: histories.purchaseValues[histories.purchaseIndex[row] ?? 0] ?? 0,
      recencyWeeks: histories.weekValues[histories.recencyIndex[row] ?? 0] ?? 0,
      ageWeeks: histories.weekValues[histories.ageIndex[row] ?? 0] ?? 0,
    };
    return rowForecast(model, history, horizonWeeks, coverage);
  });
  histories.rowOfCustomer.forEach((row, i) => {
    const own = rows[row];
    if (!own) return;
    forecasts.probabilityAlive[i] = own.alive;
    forecasts.expectedPurchases[i] = own.expected;
    forecasts.purchasesLow[i] = own.low;
    forecasts.purchasesHigh[i] = own.high;
  });
  return forecasts;
}

function rowForecast(
  model: RegularPurchaseModel,
  history: PurchaseHistory,
  horizonWeeks: number,
  coverage: number,
): { alive: number; expected: number; low: number; high: number } {
  const future = regularFuture('forecastRegularCustomers', model, history);
  const reach = reachOf(future, horizonWeeks);
  const expected = future.alive * expectedIfAlive(future, reach);
  const next = regularCounts(future, reach);
  let reached = 0;
  let low = -1;
  let high = 0;
  for (let count = 0; ; count += 1) {
    reached += next();
    if (low < 0 && reached >= (1 - coverage) / 2 - 1e-12) low = count;
    high = count;
    if (reached >= (1 + coverage) / 2 - 1e-12 || count > 20000) break;
  }
  return { alive: future.alive, expected, low: Math.max(0, low), high };
}
