import { type CompressedHistories, compressHistories } from '../customer-clock/compress-histories.ts';
import type { PurchaseHistories } from '../customer-clock/purchase-histories.ts';
import { require } from '../invalid-input.ts';
import { type AliveState, aliveStates, logOddsOfHavingLeft } from './alive-state.ts';
import { type Discounting, requireDiscounting, requireWeeks } from './forecast.ts';
import { discountedPurchasesIfAlive, expectedPurchasesIfAlive } from './forecast-if-alive.ts';
import { purchaseCountsIfAlive } from './purchase-counts-if-alive.ts';
import { type PurchaseModel, requireModel } from './purchase-model.ts';

/** Forecasts of many customers, in the order of the histories. */
export interface CustomerForecasts {
  horizonWeeks: number;
  coverage: number;
  probabilityAlive: Float64Array;
  expectedPurchases: Float64Array;
  /** Smallest and largest number of purchases of the predictive interval. */
  purchasesLow: Int32Array;
  purchasesHigh: Int32Array;
}

/** How far to look and how sure to be. */
export interface ForecastOptions {
  horizonWeeks: number;
  /** Share of customers whose count should fall inside low … high; 0.8 unless told. */
  coverage?: number;
}

/**
 * P(alive), expected purchases and a predictive interval for each of many customers.
 *
 * @remarks The interval is exact given the parameters: quantiles of the distribution of the count, so it holds at least
 * `coverage`. Parameter uncertainty, small with thousands of customers, is in `forecastTotal`. One million customers
 * take about a second because customers with equal purchases and age share the work.
 * @throws InvalidInput for impossible histories, parameters or options.
 */
export function forecastCustomers(
  model: PurchaseModel,
  given: PurchaseHistories | CompressedHistories,
  { horizonWeeks, coverage = 0.8 }: ForecastOptions,
): CustomerForecasts {
  requireModel('forecastCustomers', model);
  requireWeeks('forecastCustomers', horizonWeeks);
  requireCoverage('forecastCustomers', coverage);
  const histories = compressHistories(given);
  const groups = groupByState(model, histories);
  const rowAlive = rowProbabilitiesAlive(model, histories);
  const expected = new Float64Array(histories.rows);
  const low = new Int32Array(histories.rows);
  const high = new Int32Array(histories.rows);
  const upper = (1 + coverage) / 2;
  const perState = groups.states.map((state) => ({
    mean: expectedPurchasesIfAlive(state, horizonWeeks),
    cumulative: cumulativeUpTo(state, horizonWeeks, upper),
  }));
  for (let row = 0; row < histories.rows; row += 1) {
    const state = perState[groups.stateOfRow[row] ?? 0];
    if (!state) continue;
    const alive = rowAlive[row] ?? 0;
    expected[row] = alive * state.mean;
    low[row] = quantile(state.cumulative, alive, 1 - upper);
    high[row] = quantile(state.cumulative, alive, upper);
  }
  const spread = <Column extends Float64Array | Int32Array>(target: Column, column: Column): Column => {
    for (let i = 0; i < target.length; i += 1) target[i] = column[histories.rowOfCustomer[i] ?? 0] ?? 0;
    return target;
  };
  const n = histories.customers;
  return {
    horizonWeeks,
    coverage,
    probabilityAlive: spread(new Float64Array(n), rowAlive),
    expectedPurchases: spread(new Float64Array(n), expected),
    purchasesLow: spread(new Int32Array(n), low),
    purchasesHigh: spread(new Int32Array(n), high),
  };
}

/**
 * Purchases still to come from each of many customers, discounted to today: `discountedPurchases` as a column, in the
 * order given. Customers with equal purchases and age share the work.
 *
 * @throws InvalidInput for an infinite horizon without a discount.
 */
export function discountedPurchasesOfCustomers(
  model: PurchaseModel,
  given: PurchaseHistories | CompressedHistories,
  discounting: Discounting,
): Float64Array {
  requireModel('discountedPurchasesOfCustomers', model);
  const { rate, horizonWeeks } = requireDiscounting('discountedPurchasesOfCustomers', discounting);
  const histories = compressHistories(given);
  const groups = groupByState(model, histories);
  const ifAlive = groups.states.map((state) => discountedPurchasesIfAlive(state, rate, horizonWeeks));
  const rows = rowProbabilitiesAlive(model, histories).map(
    (alive, row) => alive * (ifAlive[groups.stateOfRow[row] ?? 0] ?? 0),
  );
  return Float64Array.from(histories.rowOfCustomer, (row) => rows[row] ?? 0);
}

/** P(alive) of each distinct history. */
export function rowProbabilitiesAlive(model: PurchaseModel, histories: CompressedHistories): Float64Array {
  const { purchaseIndex, recencyIndex, ageIndex, purchaseValues, weekValues } = histories;
  const alive = new Float64Array(histories.rows);
  for (let row = 0; row < histories.rows; row += 1) {
    const x = purchaseValues[purchaseIndex[row] ?? 0] ?? 0;
    const recency = weekValues[recencyIndex[row] ?? 0] ?? 0;
    const age = weekValues[ageIndex[row] ?? 0] ?? 0;
    alive[row] = 1 / (1 + Math.exp(logOddsOfHavingLeft(model, x, recency, age)));
  }
  return alive;
}

/** The distinct states of alive customers, and which one each distinct history has. */
export interface StateGroups {
  states: AliveState[];
  repeatPurchases: number[];
  ageWeeks: number[];
  stateOfRow: Int32Array;
}

/** Groups distinct histories by (purchases, age). */
export function groupByState(model: PurchaseModel, histories: CompressedHistories): StateGroups {
  const stateFor = aliveStates(model);
  const { purchaseIndex, ageIndex, purchaseValues, weekValues } = histories;
  const known = new Map<number, number>();
  const groups: StateGroups = {
    states: [],
    repeatPurchases: [],
    ageWeeks: [],
    stateOfRow: new Int32Array(histories.rows),
  };
  for (let row = 0; row < histories.rows; row += 1) {
    const purchases = purchaseIndex[row] ?? 0;
    const age = ageIndex[row] ?? 0;
    const key = purchases * weekValues.length + age;
    let group = known.get(key);
    if (group === undefined) {
      group = groups.states.length;
      known.set(key, group);
      const x = purchaseValues[purchases] ?? 0;
      const weeks = weekValues[age] ?? 0;
      groups.states.push(stateFor(x, weeks));
      groups.repeatPurchases.push(x);
      groups.ageWeeks.push(weeks);
    }
    groups.stateOfRow[row] = group;
  }
  return groups;
}

/** Throws `InvalidInput` unless the coverage is strictly between 0 and 1. */
export function requireCoverage(functionName: string, coverage: number): void {
  require(coverage > 0 && coverage < 1, () => `${functionName} requires 0 < coverage < 1, got ${coverage}`);
}

const MOST_PURCHASES = 20000;

/** P(count ≤ n | alive) for n = 0, 1, … until it reaches `target`. */
function cumulativeUpTo(state: AliveState, weeks: number, target: number): Float64Array {
  const next = purchaseCountsIfAlive(state, weeks);
  const cumulative: number[] = [];
  let sum = 0;
  while (sum < target && cumulative.length < MOST_PURCHASES) {
    sum += next();
    cumulative.push(sum);
  }
  return Float64Array.from(cumulative);
}

/** Smallest n with P(count ≤ n) ≥ level, for a customer alive with the given probability. */
function quantile(cumulativeIfAlive: Float64Array, alive: number, level: number): number {
  const levelIfAlive = (level - (1 - alive)) / alive;
  if (!(levelIfAlive > 0)) return 0;
  let from = 0;
  let to = cumulativeIfAlive.length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((cumulativeIfAlive[middle] ?? 1) >= levelIfAlive - 1e-12) to = middle;
    else from = middle + 1;
  }
  return Math.max(0, to);
}
