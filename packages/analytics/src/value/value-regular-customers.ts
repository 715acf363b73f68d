import type { RegularPurchaseModel } from '../buy-till-you-die/fit-cnbd-k.ts';
import { discountedPurchasesOfRegular } from '../buy-till-you-die/forecast-regular-customers.ts';
import { type RegularFuture, regularFuture } from '../buy-till-you-die/regular-future.ts';
import { type CompressedHistories, compressHistories } from '../customer-clock/compress-histories.ts';
import type { PurchaseHistories } from '../customer-clock/purchase-histories.ts';
import { require } from '../invalid-input.ts';
import { expectedMeanValue, type GammaGammaParameters } from '../monetary/fit-gamma-gamma.ts';
import { type RandomSource, seededRandom } from '../numerics/seeded-random.ts';
import { type CustomerValues, emptyValues, type ValueOptions } from './lifetime-value.ts';
import { mixedQuantile } from './mixed-quantile.ts';
import { requireValueOptions } from './require-value-options.ts';

const DRAWS = 400;

/**
 * What each of many regular customers is still worth today, with predictive intervals.
 *
 * @param meanRepeatValue One entry a customer; 0 without repeat purchases.
 * @remarks As `valueCustomers`, but the present interval counts too: 400 futures are simulated for each distinct history.
 * @throws InvalidInput as `valueCustomers`.
 */
export function valueRegularCustomers(
  model: { purchases: RegularPurchaseModel; spending: { parameters: GammaGammaParameters } },
  given: PurchaseHistories | CompressedHistories,
  meanRepeatValue: Float64Array,
  options: ValueOptions,
): CustomerValues {
  const { coverage, rate, horizonWeeks } = requireValueOptions('valueRegularCustomers', model, options);
  const histories = compressHistories(given);
  require(meanRepeatValue.length === histories.customers, () =>
    `valueRegularCustomers requires a meanRepeatValue for each of ${histories.customers} customers, got ${meanRepeatValue.length}`);
  const { parameters: spending } = model.spending;
  const random = seededRandom(options.seed ?? 1);
  const rows = Array.from({ length: histories.rows }, (_, row) => {
    const history = {
      repeatPurchases: histories.purchaseValues[histories.purchaseIndex[row] ?? 0] ?? 0,
      recencyWeeks: histories.weekValues[histories.recencyIndex[row] ?? 0] ?? 0,
      ageWeeks: histories.weekValues[histories.ageIndex[row] ?? 0] ?? 0,
    };
    const future = regularFuture('valueRegularCustomers', model.purchases, history);
    return {
      x: history.repeatPurchases,
      alive: future.alive,
      discounted: discountedPurchasesOfRegular(model.purchases, history, options),
      // Amounts of the futures before the customer's own spending is known; sorted for each number of priced purchases.
      priced: undefined as Float64Array | undefined,
      unpriced: undefined as Float64Array | undefined,
      draw: (purchases: number) => simulatedUnits(future, purchases, spending, rate, horizonWeeks, random),
    };
  });
  const values = emptyValues(histories.customers, coverage, horizonWeeks);
  histories.rowOfCustomer.forEach((at, i) => {
    const row = rows[at];
    if (!row) return;
    const mean = meanRepeatValue[i] ?? 0;
    const purchases = mean > 0 ? row.x : 0;
    if (purchases > 0) row.priced ??= row.draw(purchases);
    else row.unpriced ??= row.draw(0);
    const simulation = (purchases > 0 ? row.priced : row.unpriced) ?? new Float64Array(1);
    const orderValue = expectedMeanValue(spending, purchases, mean);
    const unit = options.marginShare * (spending.gamma + purchases * mean);
    values.probabilityAlive[i] = row.alive;
    values.discountedPurchases[i] = row.discounted;
    values.meanOrderValue[i] = orderValue;
    values.expectedValue[i] = options.marginShare * orderValue * row.discounted;
    values.valueLow[i] = unit * mixedQuantile(simulation, row.alive, (1 - coverage) / 2);
    values.valueHigh[i] = unit * mixedQuantile(simulation, row.alive, (1 + coverage) / 2);
  });
  return values;
}

/** Sorted draws of the discounted amount of an alive customer, in units of gamma + purchases × mean value. */
function simulatedUnits(
  future: RegularFuture,
  purchases: number,
  { p, q }: GammaGammaParameters,
  discount: number,
  horizonWeeks: number,
  random: RandomSource,
): Float64Array {
  // What comes after the discount has taken all but 0.1 % cannot move a quantile.
  const end = Math.min(horizonWeeks, discount > 0 ? Math.log(1000) / discount : Infinity);
  return Float64Array.from({ length: DRAWS }, () => {
    const total = simulateRegularAmount(future, discount, end, p, random);
    return total > 0 ? total / random.gamma(q + p * purchases, 1) : 0;
  }).sort();
}

/** Draws Σ e^(−discount · t) g over the purchases of one future, with amounts g ~ gamma(shape, 1). */
function simulateRegularAmount(
  { k, phases, shape: rateShape, rateWeeks, a, b }: RegularFuture,
  discount: number,
  end: number,
  shape: number,
  random: RandomSource,
): number {
  const elapsed = drawnPhase(phases, random.uniform());
  const rate = random.gamma(rateShape + elapsed, rateWeeks);
  const leaving = random.beta(a, b);
  let total = 0;
  let at = random.gamma(k - elapsed, rate);
  while (at <= end) {
    total += Math.exp(-discount * at) * random.gamma(shape, 1);
    if (random.uniform() < leaving) break;
    at += random.gamma(k, rate);
  }
  return total;
}

function drawnPhase(phases: Float64Array, level: number): number {
  let reached = 0;
  for (let j = 0; j < phases.length - 1; j += 1) {
    reached += phases[j] ?? 0;
    if (level < reached) return j;
  }
  return phases.length - 1;
}
