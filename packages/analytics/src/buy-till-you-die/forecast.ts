import type { PurchaseHistory } from '../customer-clock/purchase-histories.ts';
import { InvalidInput, require } from '../invalid-input.ts';
import { aliveStates, logOddsOfHavingLeft, probabilityAliveAtStart } from './alive-state.ts';
import { discountedPurchasesIfAlive, expectedPurchasesIfAlive } from './forecast-if-alive.ts';
import { firstProbabilities, purchaseCountsIfAlive } from './purchase-counts-if-alive.ts';
import { type PurchaseModel, requireModel } from './purchase-model.ts';

/**
 * Probability that a customer still buys from us ("is alive"). Use it to choose whom to win back; it needs a history of
 * repeat purchases, not contracts.
 *
 * @param model A fit, or a model name with parameters; `alpha` and `beta` are in weeks.
 * @param history One customer: repeatPurchases ≥ 0, 0 ≤ recencyWeeks ≤ ageWeeks.
 * @returns A probability in [0, 1]. Under the BG/NBD exactly 1 when there is no repeat purchase: that model cannot yet
 * see them leave; MBG/NBD and Pareto/NBD can.
 * @throws InvalidInput if recencyWeeks exceeds ageWeeks, or a parameter is not a positive finite number.
 * @remarks Worked in logarithms, so long histories do not overflow.
 * @see Fader, Hardie and Lee (2005), Marketing Science 24(2), 275–284; P(alive): Hardie's note 021.
 * @example
 * probabilityAlive(
 *   { model: 'bg-nbd', parameters: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } },
 *   { repeatPurchases: 2, recencyWeeks: 30.43, ageWeeks: 38.86 },
 * ) // ≈ 0.7265785700806729
 */
export function probabilityAlive(model: PurchaseModel, history: PurchaseHistory): number {
  requireModel('probabilityAlive', model);
  requireHistory('probabilityAlive', history);
  return aliveOf(model, history);
}

/**
 * Purchases to expect from a known customer in the next `horizonWeeks`.
 *
 * @returns ≥ 0; counts purchase days, not items.
 * @see Fader, Hardie and Lee (2005), Marketing Science 24(2), eq. 10; as an integral over the leaving probability, which
 * has no singularity at a = 1.
 * @example
 * expectedPurchases(
 *   { model: 'bg-nbd', parameters: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } },
 *   { repeatPurchases: 2, recencyWeeks: 30.43, ageWeeks: 38.86 },
 *   39,
 * ) // ≈ 1.2260281747671444
 */
export function expectedPurchases(
  model: PurchaseModel,
  history: PurchaseHistory,
  horizonWeeks: number,
): number {
  requireModel('expectedPurchases', model);
  requireHistory('expectedPurchases', history);
  requireWeeks('expectedPurchases', horizonWeeks);
  const state = aliveStates(model)(history.repeatPurchases, history.ageWeeks);
  return aliveOf(model, history) * expectedPurchasesIfAlive(state, horizonWeeks);
}

/**
 * Repeat purchases to expect from a new customer in the first `weeks`.
 *
 * @example
 * expectedPurchasesOfNewCustomer(
 *   { model: 'bg-nbd', parameters: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } },
 *   52,
 * ) // ≈ 1.4460505953964037
 */
export function expectedPurchasesOfNewCustomer(model: PurchaseModel, weeks: number): number {
  requireModel('expectedPurchasesOfNewCustomer', model);
  requireWeeks('expectedPurchasesOfNewCustomer', weeks);
  return probabilityAliveAtStart(model) * expectedPurchasesIfAlive(aliveStates(model)(0, 0), weeks);
}

/**
 * Probabilities of 0, 1, …, `most` repeat purchases of a new customer in the first `weeks`.
 *
 * @example
 * purchaseCountsOfNewCustomer(
 *   { model: 'bg-nbd', parameters: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } },
 *   39,
 *   3,
 * )[0] // ≈ 0.5737863520960095
 */
export function purchaseCountsOfNewCustomer(model: PurchaseModel, weeks: number, most: number): Float64Array {
  requireModel('purchaseCountsOfNewCustomer', model);
  requireWeeks('purchaseCountsOfNewCustomer', weeks);
  return mixed(model, probabilityAliveAtStart(model), 0, 0, weeks, most);
}

/** Probabilities of 0, 1, …, `most` purchases of a known customer in the next `horizonWeeks`. */
export function purchaseCounts(
  model: PurchaseModel,
  history: PurchaseHistory,
  horizonWeeks: number,
  most: number,
): Float64Array {
  requireModel('purchaseCounts', model);
  requireHistory('purchaseCounts', history);
  requireWeeks('purchaseCounts', horizonWeeks);
  return mixed(model, aliveOf(model, history), history.repeatPurchases, history.ageWeeks, horizonWeeks, most);
}

/** How far to look and how to discount. */
export interface Discounting {
  /** A year's rate, e.g. 0.15: what is due in a year is worth 1 / 1.15. */
  discountRatePerYear: number;
  /** `Infinity`, the default, for the whole remaining life; needs a positive rate. */
  horizonWeeks?: number;
  /** 365.25 / 7 unless told; 52 reproduces published tables. */
  weeksPerYear?: number;
}

/** Continuous discount rate a week that makes a year's rate. */
export function discountPerWeek({ discountRatePerYear, weeksPerYear = 365.25 / 7 }: Discounting): number {
  require(discountRatePerYear >= 0 && discountRatePerYear < Infinity && weeksPerYear > 0, () =>
    `discountPerWeek requires discountRatePerYear ≥ 0, got ${discountRatePerYear}`);
  return Math.log1p(discountRatePerYear) / weeksPerYear;
}

/**
 * Purchases still to come from a known customer, each discounted to today ("residual transactions"). Times the margin
 * of a purchase this is the lifetime value.
 *
 * @throws InvalidInput for an infinite horizon without a discount: the sum may be infinite.
 * @see Fader, Hardie and Lee (2005), Journal of Marketing Research 42(4), 415–430, eq. 2; the BG/NBD form integrates the
 * same stream over the leaving probability.
 * @example
 * discountedPurchases(
 *   { model: 'pareto-nbd', parameters: { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 } },
 *   { repeatPurchases: 2, recencyWeeks: 30.43, ageWeeks: 38.86 },
 *   { discountRatePerYear: 0.15, weeksPerYear: 52 },
 * ) // ≈ 6.5017305375642293
 */
export function discountedPurchases(
  model: PurchaseModel,
  history: PurchaseHistory,
  discounting: Discounting,
): number {
  requireModel('discountedPurchases', model);
  requireHistory('discountedPurchases', history);
  const { rate, horizonWeeks } = requireDiscounting('discountedPurchases', discounting);
  const state = aliveStates(model)(history.repeatPurchases, history.ageWeeks);
  return aliveOf(model, history) * discountedPurchasesIfAlive(state, rate, horizonWeeks);
}

/** A weekly rate and a horizon, checked. */
export function requireDiscounting(
  functionName: string,
  discounting: Discounting,
): { rate: number; horizonWeeks: number } {
  const rate = discountPerWeek(discounting);
  const horizonWeeks = discounting.horizonWeeks ?? Infinity;
  require(horizonWeeks >= 0, () => `${functionName} requires horizonWeeks ≥ 0, got ${horizonWeeks}`);
  require(rate > 0 || horizonWeeks < Infinity, () =>
    `${functionName} requires a positive discountRatePerYear or a finite horizonWeeks`);
  return { rate, horizonWeeks };
}

/** Throws `InvalidInput` unless the weeks are ≥ 0 and finite. */
export function requireWeeks(functionName: string, weeks: number): void {
  require(weeks >= 0 && weeks < Infinity, () => `${functionName} requires finite weeks ≥ 0, got ${weeks}`);
}

function aliveOf(model: PurchaseModel, { repeatPurchases, recencyWeeks, ageWeeks }: PurchaseHistory): number {
  return 1 / (1 + Math.exp(logOddsOfHavingLeft(model, repeatPurchases, recencyWeeks, ageWeeks)));
}

function mixed(
  model: PurchaseModel,
  alive: number,
  repeatPurchases: number,
  ageWeeks: number,
  weeks: number,
  most: number,
): Float64Array {
  require(Number.isInteger(most) && most >= 0, () =>
    `purchaseCounts requires a whole number most ≥ 0, got ${most}`);
  const state = aliveStates(model)(repeatPurchases, ageWeeks);
  const probabilities = firstProbabilities(purchaseCountsIfAlive(state, weeks), most + 1);
  return probabilities.map((probability, n) => alive * probability + (n === 0 ? 1 - alive : 0));
}

function requireHistory(functionName: string, history: PurchaseHistory): void {
  const { repeatPurchases, recencyWeeks, ageWeeks } = history;
  const sound =
    Number.isInteger(repeatPurchases) &&
    repeatPurchases >= 0 &&
    recencyWeeks >= 0 &&
    ageWeeks >= recencyWeeks &&
    ageWeeks < Infinity &&
    (repeatPurchases > 0 || recencyWeeks === 0);
  if (!sound) {
    throw new InvalidInput(
      `${functionName} requires a whole number of repeatPurchases ≥ 0 and 0 ≤ recencyWeeks ≤ ageWeeks (recencyWeeks 0 ` +
        `without a repeat purchase), got ${repeatPurchases}, ${recencyWeeks}, ${ageWeeks}`,
    );
  }
}
