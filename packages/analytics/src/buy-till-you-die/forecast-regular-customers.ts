// Exact sums over negative binomial probabilities of phases; Platzer and Reutterer (2016), Marketing Science 35(5), 779–799,
// approximate them.
import { type CompressedHistories, compressHistories } from '../customer-clock/compress-histories.ts';
import type { PurchaseHistories, PurchaseHistory } from '../customer-clock/purchase-histories.ts';
import { InvalidInput, requirePositive } from '../invalid-input.ts';
import { logSumExp } from '../numerics/log-add-exp.ts';
import type { RegularPurchaseModel } from './fit-mbg-cnbd-k.ts';
import { requireWeeks } from './forecast.ts';
import { type CustomerForecasts, type ForecastOptions, requireCoverage } from './forecast-customers.ts';
import { regularTerms } from './mbg-cnbd-k-likelihood.ts';

/** P(alive) under regular purchasing: silence weighs the more, the more regular the customers. */
export function probabilityAliveOfRegular(model: RegularPurchaseModel, history: PurchaseHistory): number {
  return posteriorOf('probabilityAliveOfRegular', model, history).alive;
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
  const { alive, reach } = futureOf('expectedPurchasesOfRegular', model, history, horizonWeeks);
  let stayed = 1;
  let sum = 0;
  const { a } = model.parameters;
  const b = model.parameters.b + history.repeatPurchases + 1;
  for (let n = 1; ; n += 1) {
    const addition = reach(n) * stayed;
    sum += addition;
    if (addition < 1e-14 * sum || n > 100000) return alive * sum;
    stayed *= (b + n - 1) / (a + b + n - 1);
  }
}

/** Probabilities of 0, 1, …, `most` purchases of a known customer in the next `horizonWeeks`. */
export function purchaseCountsOfRegular(
  model: RegularPurchaseModel,
  history: PurchaseHistory,
  horizonWeeks: number,
  most: number,
): Float64Array {
  const next = countsOf('purchaseCountsOfRegular', model, history, horizonWeeks);
  const result = new Float64Array(most + 1);
  for (let n = 0; n <= most; n += 1) result[n] = next();
  return result;
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
  const expected = expectedPurchasesOfRegular(model, history, horizonWeeks);
  const next = countsOf('forecastRegularCustomers', model, history, horizonWeeks);
  let reached = 0;
  let low = -1;
  let high = 0;
  for (let count = 0; ; count += 1) {
    reached += next();
    if (low < 0 && reached >= (1 - coverage) / 2 - 1e-12) low = count;
    high = count;
    if (reached >= (1 + coverage) / 2 - 1e-12 || count > 20000) break;
  }
  return { alive: probabilityAliveOfRegular(model, history), expected, low: Math.max(0, low), high };
}

/** Gives the probabilities of 0, 1, 2, … purchases one after the other. */
function countsOf(
  functionName: string,
  model: RegularPurchaseModel,
  history: PurchaseHistory,
  horizonWeeks: number,
): () => number {
  const { alive, reach } = futureOf(functionName, model, history, horizonWeeks);
  const { a } = model.parameters;
  const b = model.parameters.b + history.repeatPurchases + 1;
  let n = 0;
  let stayed = 1;
  let leftNow = 0;
  let here = 1;
  return () => {
    const further = reach(n + 1);
    const probability = alive * (stayed * (here - further) + leftNow * here) + (n === 0 ? 1 - alive : 0);
    leftNow = (stayed * a) / (a + b + n);
    stayed *= (b + n) / (a + b + n);
    here = further;
    n += 1;
    return probability;
  };
}

interface Posterior {
  alive: number;
  /** Share of each number of elapsed phases, given alive. */
  phases: Float64Array;
}

function posteriorOf(
  functionName: string,
  { k, parameters }: RegularPurchaseModel,
  history: PurchaseHistory,
): Posterior {
  requirePositive(functionName, { k, ...parameters });
  const { repeatPurchases, recencyWeeks, ageWeeks } = history;
  if (!(recencyWeeks >= 0 && ageWeeks >= recencyWeeks && repeatPurchases >= 0) || !Number.isInteger(k)) {
    throw new InvalidInput(
      `${functionName} requires a whole k and 0 ≤ recencyWeeks ≤ ageWeeks, got ${k}, ${recencyWeeks}, ${ageWeeks}`,
    );
  }
  const { r, alpha, a, b } = parameters;
  const { here, gone } = regularTerms(k, [r, alpha, a, b], repeatPurchases, recencyWeeks, ageWeeks);
  const level = logSumExp(here);
  return { alive: 1 / (1 + Math.exp(gone - level)), phases: here.map((term) => Math.exp(term - level)) };
}

/** P(alive), and the probability that phases for n more purchases pass in the weeks, were nobody to leave. */
function futureOf(
  functionName: string,
  model: RegularPurchaseModel,
  history: PurchaseHistory,
  weeks: number,
): { alive: number; reach: (n: number) => number } {
  requireWeeks(functionName, weeks);
  const { alive, phases } = posteriorOf(functionName, model, history);
  const { k } = model;
  const rateWeeks = model.parameters.alpha + history.ageWeeks;
  const share = weeks / (rateWeeks + weeks);
  const below = Array.from(phases, (_, j) =>
    phaseCounter(model.parameters.r + k * history.repeatPurchases + j, share),
  );
  const reach = (n: number): number =>
    phases.reduce((sum, weight, j) => sum + weight * (1 - (below[j]?.(n * k - j) ?? 1)), 0);
  return { alive, reach };
}

/** P(fewer than m phases pass): negative binomial, cumulated once as far as asked. */
function phaseCounter(shape: number, share: number): (m: number) => number {
  const cumulative = [0];
  let logTerm = shape * Math.log1p(-share);
  return (m) => {
    while (cumulative.length <= m) {
      const n = cumulative.length - 1;
      cumulative.push(Math.min(1, (cumulative[n] ?? 0) + Math.exp(logTerm)));
      logTerm += Math.log(((shape + n) / (n + 1)) * share);
    }
    return cumulative[m] ?? 1;
  };
}
