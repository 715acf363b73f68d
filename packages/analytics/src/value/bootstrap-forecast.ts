// Efron and Tibshirani (1993), An Introduction to the Bootstrap, section 6.5: the parametric bootstrap.
import { probabilityAliveAtStart } from '../buy-till-you-die/alive-state.ts';
import { fitPurchaseModel } from '../buy-till-you-die/fit-purchase-model.ts';
import { requireWeeks } from '../buy-till-you-die/forecast.ts';
import {
  type ForecastOptions,
  forecastCustomers,
  requireCoverage,
} from '../buy-till-you-die/forecast-customers.ts';
import type { PurchaseFit } from '../buy-till-you-die/purchase-fit.ts';
import type { PurchaseModel } from '../buy-till-you-die/purchase-model.ts';
import { type CompressedHistories, compressHistories } from '../customer-clock/compress-histories.ts';
import { DAYS_PER_WEEK, type PurchaseHistories } from '../customer-clock/purchase-histories.ts';
import { require } from '../invalid-input.ts';
import { type RandomSource, seededRandom } from '../numerics/seeded-random.ts';
import { chanceVariance, summary, type TotalForecast, type TotalOptions } from './forecast-total.ts';

/** Intervals from fits to simulated data. */
export interface BootstrapForecast {
  total: TotalForecast;
  /** How far each customer's expected purchases are uncertain because parameters are estimates, in the order given. */
  expectedPurchases: Float64Array;
  expectedLow: Float64Array;
  expectedHigh: Float64Array;
  /** Simulated data sets the model was fitted to. */
  draws: number;
  /** Of them, those whose fit did not converge: many mean that the intervals cannot be trusted. */
  failed: number;
}

/**
 * Intervals for the total and for each customer's expectation without assuming normal estimates: customers are simulated
 * from the fit, the model is fitted to them again, and the real customers are forecast with each of those fits. For
 * small or weakly identified data, where `forecastTotal` is too sure; with many customers it is the same and slower.
 *
 * @param options `draws`: data sets simulated; 100 unless told.
 * @throws InvalidInput for draws below 20, or when fewer than half of the fits converge.
 */
export function bootstrapForecast(
  fit: PurchaseFit,
  given: PurchaseHistories | CompressedHistories,
  { horizonWeeks, coverage = 0.8, draws = 100, seed = 1 }: ForecastOptions & TotalOptions,
): BootstrapForecast {
  requireWeeks('bootstrapForecast', horizonWeeks);
  requireCoverage('bootstrapForecast', coverage);
  require(Number.isInteger(draws) && draws >= 20, () =>
    `bootstrapForecast requires at least 20 draws, got ${draws}`);
  const histories = compressHistories(given);
  const distinct = oneOfEach(histories);
  const expectedBy = (model: PurchaseModel): Float64Array =>
    forecastCustomers(model, distinct, { horizonWeeks }).expectedPurchases;
  const expected = expectedBy(fit);
  const random = seededRandom(seed);
  const drawn: Float64Array[] = [];
  let failed = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const again = fitPurchaseModel(fit.model, simulatedLike(fit, histories, random));
    if (again.outcome === 'fitted' && again.converged) drawn.push(expectedBy(again));
    else failed += 1;
  }
  require(drawn.length >= draws / 2, () =>
    `bootstrapForecast requires a model that can be fitted to its own data; ${failed} of ${draws} fits failed`);
  const totalOf = (rows: Float64Array): number =>
    rows.reduce((sum, value, row) => sum + value * (histories.counts[row] ?? 0), 0);
  const total = totalOf(expected);
  const every = Int32Array.from({ length: histories.rows }, (_, row) => row);
  const chance = chanceVariance(fit, histories, every, horizonWeeks);
  const ratios = drawn.map((rows) => totalOf(rows) / total);
  const limits = expected.map(() => 0);
  const highs = expected.map(() => 0);
  for (let row = 0; row < histories.rows; row += 1) {
    const sorted = Float64Array.from(drawn, (rows) => rows[row] ?? 0).sort();
    limits[row] = sorted[Math.round(((1 - coverage) / 2) * (sorted.length - 1))] ?? 0;
    highs[row] = sorted[Math.round(((1 + coverage) / 2) * (sorted.length - 1))] ?? 0;
  }
  const spread = (rows: Float64Array): Float64Array =>
    Float64Array.from(histories.rowOfCustomer, (row) => rows[row] ?? 0);
  return {
    total: summary(histories.customers, total, ratios, chance, coverage),
    expectedPurchases: spread(expected),
    expectedLow: spread(limits),
    expectedHigh: spread(highs),
    draws,
    failed,
  };
}

/** Each distinct history as one customer, so that columns of a forecast are by row. */
function oneOfEach(histories: CompressedHistories): CompressedHistories {
  const rowOfCustomer = Int32Array.from({ length: histories.rows }, (_, row) => row);
  return { ...histories, customers: histories.rows, rowOfCustomer };
}

/** As many customers of the same ages, in continuous time: whole days would bias every refit the same way. */
function simulatedLike(
  model: PurchaseModel,
  histories: CompressedHistories,
  random: RandomSource,
): PurchaseHistories {
  const n = histories.rowOfCustomer.length;
  const simulated = {
    repeatPurchases: new Int32Array(n),
    recencyDays: new Float64Array(n),
    ageDays: new Float64Array(n),
  };
  for (let i = 0; i < n; i += 1) {
    const age = histories.weekValues[histories.ageIndex[histories.rowOfCustomer[i] ?? 0] ?? 0] ?? 0;
    const { purchases, last } = oneLife(model, age, random);
    simulated.repeatPurchases[i] = purchases;
    simulated.recencyDays[i] = last * DAYS_PER_WEEK;
    simulated.ageDays[i] = age * DAYS_PER_WEEK;
  }
  return simulated;
}

function oneLife(
  model: PurchaseModel,
  ageWeeks: number,
  random: RandomSource,
): { purchases: number; last: number } {
  const rate = Math.max(1e-300, random.gamma(model.parameters.r, model.parameters.alpha));
  let end = ageWeeks;
  let leaving = 0;
  if (model.model === 'pareto-nbd') {
    end = Math.min(
      end,
      random.exponential(Math.max(1e-300, random.gamma(model.parameters.s, model.parameters.beta))),
    );
  } else if (model.model !== 'nbd') {
    leaving = random.beta(model.parameters.a, model.parameters.b);
    if (probabilityAliveAtStart(model) < 1 && random.uniform() < leaving) return { purchases: 0, last: 0 };
  }
  let purchases = 0;
  let last = 0;
  for (let at = random.exponential(rate); at <= end; at += random.exponential(rate)) {
    purchases += 1;
    last = at;
    if (leaving > 0 && random.uniform() < leaving) break;
  }
  return { purchases, last };
}
