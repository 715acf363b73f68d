// Fader, Hardie and Lee (2005), "RFM and CLV: Using Iso-Value Curves for Customer Base Analysis", Journal of Marketing
// Research 42(4), 415–430.
import { type AliveState, aliveStates } from '../buy-till-you-die/alive-state.ts';
import { type Discounting, discountedPurchases, probabilityAlive } from '../buy-till-you-die/forecast.ts';
import {
  groupByState,
  rowProbabilitiesAlive,
  type StateGroups,
} from '../buy-till-you-die/forecast-customers.ts';
import { discountedPurchasesIfAlive } from '../buy-till-you-die/forecast-if-alive.ts';
import type { PurchaseModel } from '../buy-till-you-die/purchase-model.ts';
import { type CompressedHistories, compressHistories } from '../customer-clock/compress-histories.ts';
import type { PurchaseHistories, PurchaseHistory } from '../customer-clock/purchase-histories.ts';
import { require } from '../invalid-input.ts';
import { expectedMeanValue, type GammaGammaParameters } from '../monetary/fit-gamma-gamma.ts';
import { type RandomSource, seededRandom } from '../numerics/seeded-random.ts';
import { mixedQuantile } from './mixed-quantile.ts';
import { requireValueOptions } from './require-value-options.ts';
import { simulateDiscountedAmounts } from './simulate-discounted-amount.ts';

/** A model of purchases and a model of their value: fits or published numbers. */
export interface ValueModel {
  purchases: PurchaseModel;
  spending: { parameters: GammaGammaParameters };
}

/** What a purchase leaves after its costs, and how the future is discounted. */
export interface ValueOptions extends Discounting {
  /** Share of an amount that is kept, 0–1. */
  marginShare: number;
  /** Of the predictive interval; 0.8 unless told. */
  coverage?: number;
  seed?: number;
}

/** Values of many customers, in the order given, in the unit of the amounts. */
export interface CustomerValues {
  coverage: number;
  horizonWeeks: number;
  probabilityAlive: Float64Array;
  discountedPurchases: Float64Array;
  meanOrderValue: Float64Array;
  expectedValue: Float64Array;
  /** Predictive interval of what each customer will really bring. */
  valueLow: Float64Array;
  valueHigh: Float64Array;
}

/** One customer's value with its predictive interval and the parts it is made of. */
export interface CustomerValue {
  probabilityAlive: number;
  discountedPurchases: number;
  meanOrderValue: number;
  expectedValue: number;
  valueLow: number;
  valueHigh: number;
  coverage: number;
  draws: number;
}

/**
 * What one customer is still worth today: margin × mean amount × discounted purchases to come.
 *
 * @param meanRepeatValue Mean amount of the repeat purchases; 0 without any.
 * @returns The value, and a predictive interval from 20,000 simulated futures.
 * @throws InvalidInput for q ≤ 1 in the spending model, an infinite horizon without discount, or an impossible history.
 * @example
 * lifetimeValue(
 *   {
 *     purchases: { model: 'pareto-nbd', parameters: { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 } },
 *     spending: { parameters: { p: 6.25, q: 3.74, gamma: 15.44 } },
 *   },
 *   { repeatPurchases: 2, recencyWeeks: 30.43, ageWeeks: 38.86 },
 *   22.35,
 *   { marginShare: 0.3, discountRatePerYear: 0.15, weeksPerYear: 52 },
 * ).expectedValue // ≈ 48.107046571
 */
export function lifetimeValue(
  model: ValueModel,
  history: PurchaseHistory,
  meanRepeatValue: number,
  options: ValueOptions & { draws?: number },
): CustomerValue {
  const { coverage, rate, horizonWeeks } = requireValueOptions('lifetimeValue', model, options);
  const { draws = DRAWS, seed = 1 } = options;
  const customer = oneCustomer(model, history, meanRepeatValue, options.marginShare);
  const { state, pricedPurchases, alive, meanOrderValue } = customer;
  const random = seededRandom(seed);
  const [simulation = NO_DRAWS] = simulatedUnits(
    state,
    pricedPurchases,
    model,
    rate,
    [horizonWeeks],
    draws,
    random,
  );
  const discounted = discountedPurchases(model.purchases, history, options);
  return {
    probabilityAlive: alive,
    discountedPurchases: discounted,
    meanOrderValue,
    expectedValue: options.marginShare * meanOrderValue * discounted,
    ...intervalOf(customer, simulation, coverage),
    coverage,
    draws,
  };
}

/** One customer's value within one horizon. */
export interface ValueWithin {
  horizonWeeks: number;
  expectedValue: number;
  valueLow: number;
  valueHigh: number;
}

/**
 * What one customer will have brought within each of some horizons: the way to the lifetime value.
 *
 * @param horizonsWeeks Growing, each > 0.
 * @returns One entry a horizon. All come from the same simulated futures, so neither edge of the interval ever falls.
 * @throws InvalidInput as `lifetimeValue`, or for horizons that do not grow.
 */
export function lifetimeValueOverTime(
  model: ValueModel,
  history: PurchaseHistory,
  meanRepeatValue: number,
  options: ValueOptions & { horizonsWeeks: readonly number[]; draws?: number },
): ValueWithin[] {
  const { horizonsWeeks, draws = DRAWS, seed = 1 } = options;
  const farthest = horizonsWeeks.at(-1) ?? 0;
  const name = 'lifetimeValueOverTime';
  const { coverage, rate } = requireValueOptions(name, model, { ...options, horizonWeeks: farthest });
  require(horizonsWeeks.every((weeks, i) => weeks > (horizonsWeeks[i - 1] ?? 0)), () =>
    `${name} requires growing horizonsWeeks > 0, got ${horizonsWeeks.join(', ')}`);
  const customer = oneCustomer(model, history, meanRepeatValue, options.marginShare);
  const { state, pricedPurchases, meanOrderValue } = customer;
  const random = seededRandom(seed);
  const simulations = simulatedUnits(state, pricedPurchases, model, rate, horizonsWeeks, draws, random);
  return horizonsWeeks.map((horizonWeeks, i) => {
    const discounted = discountedPurchases(model.purchases, history, { ...options, horizonWeeks });
    return {
      horizonWeeks,
      expectedValue: options.marginShare * meanOrderValue * discounted,
      ...intervalOf(customer, simulations[i] ?? NO_DRAWS, coverage),
    };
  });
}

const DRAWS = 20_000;
const NO_DRAWS = new Float64Array(1);

interface OneCustomer {
  state: AliveState;
  alive: number;
  /** Repeat purchases whose amounts are known. */
  pricedPurchases: number;
  meanOrderValue: number;
  /** Amount that one unit of a simulated future stands for. */
  unit: number;
}

function oneCustomer(
  { purchases, spending }: ValueModel,
  history: PurchaseHistory,
  meanRepeatValue: number,
  marginShare: number,
): OneCustomer {
  const pricedPurchases = meanRepeatValue > 0 ? history.repeatPurchases : 0;
  return {
    state: aliveStates(purchases)(history.repeatPurchases, history.ageWeeks),
    alive: probabilityAlive(purchases, history),
    pricedPurchases,
    meanOrderValue: expectedMeanValue(spending.parameters, pricedPurchases, meanRepeatValue),
    unit: marginShare * (spending.parameters.gamma + pricedPurchases * meanRepeatValue),
  };
}

function intervalOf({ alive, unit }: OneCustomer, simulation: Float64Array, coverage: number) {
  return {
    valueLow: unit * mixedQuantile(simulation, alive, (1 - coverage) / 2),
    valueHigh: unit * mixedQuantile(simulation, alive, (1 + coverage) / 2),
  };
}

/**
 * What each of many customers is still worth today, with predictive intervals.
 *
 * @param meanRepeatValue One entry a customer; 0 without repeat purchases.
 * @remarks The value of an alive customer is a random number that depends on purchases and age, times a scale that
 * depends on spending. So futures are simulated once for each (purchases, age to about 4 %), 400 or 1,000 of them, and each
 * customer's interval is read off after mixing in the probability of having left. Same seed, same answer.
 * @throws InvalidInput as `lifetimeValue`.
 */
export function valueCustomers(
  model: ValueModel,
  given: PurchaseHistories | CompressedHistories,
  meanRepeatValue: Float64Array,
  options: ValueOptions,
): CustomerValues {
  const { coverage, rate, horizonWeeks } = requireValueOptions('valueCustomers', model, options);
  const histories = compressHistories(given);
  require(meanRepeatValue.length === histories.customers, () =>
    `valueCustomers requires a meanRepeatValue for each of ${histories.customers} customers, got ${meanRepeatValue.length}`);
  const groups = groupByState(model.purchases, histories);
  const rowAlive = rowProbabilitiesAlive(model.purchases, histories);
  const stateDiscounted = groups.states.map((state) => discountedPurchasesIfAlive(state, rate, horizonWeeks));
  const cells = new SimulatedCells(model, groups, rate, horizonWeeks, seededRandom(options.seed ?? 1));
  const values = emptyValues(histories.customers, coverage, horizonWeeks);
  const { gamma } = model.spending.parameters;
  for (let i = 0; i < histories.customers; i += 1) {
    const row = histories.rowOfCustomer[i] ?? 0;
    const group = groups.stateOfRow[row] ?? 0;
    const alive = rowAlive[row] ?? 0;
    const mean = meanRepeatValue[i] ?? 0;
    const purchases = mean > 0 ? (groups.repeatPurchases[group] ?? 0) : 0;
    const discounted = alive * (stateDiscounted[group] ?? 0);
    const orderValue = expectedMeanValue(model.spending.parameters, purchases, mean);
    const unit = options.marginShare * (gamma + purchases * mean);
    const simulation = cells.of(group, purchases);
    values.probabilityAlive[i] = alive;
    values.discountedPurchases[i] = discounted;
    values.meanOrderValue[i] = orderValue;
    values.expectedValue[i] = options.marginShare * orderValue * discounted;
    values.valueLow[i] = unit * mixedQuantile(simulation, alive, (1 - coverage) / 2);
    values.valueHigh[i] = unit * mixedQuantile(simulation, alive, (1 + coverage) / 2);
  }
  return values;
}

/** Columns to be filled. */
export function emptyValues(n: number, coverage: number, horizonWeeks: number): CustomerValues {
  return {
    coverage,
    horizonWeeks,
    probabilityAlive: new Float64Array(n),
    discountedPurchases: new Float64Array(n),
    meanOrderValue: new Float64Array(n),
    expectedValue: new Float64Array(n),
    valueLow: new Float64Array(n),
    valueHigh: new Float64Array(n),
  };
}

/** Simulated futures, one set for each (purchases, age to the week), made when first asked for. */
class SimulatedCells {
  private readonly model: ValueModel;
  private readonly groups: StateGroups;
  private readonly rate: number;
  private readonly horizonWeeks: number;
  private readonly random: RandomSource;
  private readonly byCell = new Map<string, Float64Array>();
  private readonly byGroup: (Float64Array | undefined)[];

  constructor(
    model: ValueModel,
    groups: StateGroups,
    rate: number,
    horizonWeeks: number,
    random: RandomSource,
  ) {
    this.model = model;
    this.groups = groups;
    this.rate = rate;
    this.horizonWeeks = horizonWeeks;
    this.random = random;
    this.byGroup = new Array(groups.states.length);
  }

  of(group: number, pricedPurchases: number): Float64Array {
    const x = this.groups.repeatPurchases[group] ?? 0;
    const known = pricedPurchases === x ? this.byGroup[group] : undefined;
    if (known) return known;
    const age = this.groups.ageWeeks[group] ?? 0;
    // Weeks up to 25, then steps of 4 %: a step moves a quantile by less than the draws do.
    const bin = age < 25 ? Math.round(age) : 25 + Math.round(Math.log(age / 25) / 0.04);
    const key = `${x} ${pricedPurchases} ${bin}`;
    const cell = this.byCell.get(key) ?? this.simulated(group, pricedPurchases);
    this.byCell.set(key, cell);
    if (pricedPurchases === x) this.byGroup[group] = cell;
    return cell;
  }

  private simulated(group: number, purchases: number): Float64Array {
    const state = this.groups.states[group];
    if (!state) return NO_DRAWS;
    const draws = purchases <= 3 ? 1000 : 400;
    const horizons = [this.horizonWeeks];
    const { model, rate, random } = this;
    return simulatedUnits(state, purchases, model, rate, horizons, draws, random)[0] ?? NO_DRAWS;
  }
}

/** Sorted draws of the discounted amount of an alive customer within each horizon, in units of gamma + purchases × mean value. */
function simulatedUnits(
  state: AliveState,
  purchases: number,
  { spending }: ValueModel,
  rate: number,
  horizonsWeeks: readonly number[],
  draws: number,
  random: RandomSource,
): Float64Array[] {
  const { p, q } = spending.parameters;
  // What comes after the discount has taken all but 0.1 % cannot move a quantile.
  const end = rate > 0 ? Math.log(1000) / rate : Infinity;
  const ends = horizonsWeeks.map((weeks) => Math.min(weeks, end));
  const amounts = horizonsWeeks.map(() => new Float64Array(draws));
  const sums = new Float64Array(ends.length);
  for (let draw = 0; draw < draws; draw += 1) {
    simulateDiscountedAmounts(state, rate, ends, p, random, sums);
    if (sums[sums.length - 1] === 0) continue;
    const divisor = random.gamma(q + p * purchases, 1);
    for (let index = 0; index < amounts.length; index += 1) {
      const drawn = amounts[index];
      if (drawn) drawn[draw] = (sums[index] ?? 0) / divisor;
    }
  }
  return amounts.map((drawn) => drawn.sort());
}
