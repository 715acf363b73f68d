// Fader, Hardie and Shang (2010), Marketing Science 29(6), 1086–1108, for purchases; Hardie's note 025 for their value.
import {
  type BgBbParameters,
  bgBbDiscountedPurchases,
  type OpportunityHistory,
  opportunityFuture,
} from '../buy-till-you-die/bg-bb-forecast.ts';
import type { OpportunityHistories } from '../buy-till-you-die/fit-bg-bb.ts';
import { require } from '../invalid-input.ts';
import { expectedMeanValue, type GammaGammaParameters } from '../monetary/fit-gamma-gamma.ts';
import { type RandomSource, seededRandom } from '../numerics/seeded-random.ts';
import { mixedQuantile } from './mixed-quantile.ts';
import { requireMoney } from './require-value-options.ts';

/** What a purchase leaves after its costs, and how the future is discounted, opportunity by opportunity. */
export interface OpportunityValueOptions {
  /** Share of an amount that is kept, 0–1. */
  marginShare: number;
  discountRatePerOpportunity: number;
  /** `Infinity` for the whole remaining life. */
  horizonOpportunities?: number;
  /** Of the predictive interval; 0.8 unless told. */
  coverage?: number;
  seed?: number;
}

/** Values of many customers under the BG/BB, in the order given, in the unit of the amounts. */
export interface OpportunityValues {
  coverage: number;
  horizonOpportunities: number;
  probabilityAlive: Float64Array;
  discountedPurchases: Float64Array;
  meanOrderValue: Float64Array;
  expectedValue: Float64Array;
  /** Predictive interval of what each customer will really bring. */
  valueLow: Float64Array;
  valueHigh: Float64Array;
}

const DRAWS = 1000;

/**
 * What each of many customers at fixed opportunities is still worth today, with predictive intervals.
 *
 * @param meanRepeatValue One entry a customer; 0 without purchases.
 * @throws InvalidInput for q ≤ 1 in the spending model, an infinite horizon without discount, or an impossible history.
 */
export function valueAtOpportunities(
  model: { purchases: { parameters: BgBbParameters }; spending: { parameters: GammaGammaParameters } },
  histories: OpportunityHistories,
  meanRepeatValue: Float64Array,
  options: OpportunityValueOptions,
): OpportunityValues {
  const { marginShare, discountRatePerOpportunity, horizonOpportunities = Infinity, seed = 1 } = options;
  const { parameters: spending } = model.spending;
  const coverage = requireMoney('valueAtOpportunities', spending, options);
  const n = histories.purchases.length;
  require(meanRepeatValue.length === n, () =>
    `valueAtOpportunities requires a meanRepeatValue for each of ${n} customers, got ${meanRepeatValue.length}`);
  const random = seededRandom(seed);
  const known = new Map<string, { alive: number; discounted: number; units: Float64Array }>();
  const column = (): Float64Array => new Float64Array(n);
  const values: OpportunityValues = {
    coverage,
    horizonOpportunities,
    probabilityAlive: column(),
    discountedPurchases: column(),
    meanOrderValue: column(),
    expectedValue: column(),
    valueLow: column(),
    valueHigh: column(),
  };
  for (let i = 0; i < n; i += 1) {
    const history: OpportunityHistory = {
      purchases: histories.purchases[i] ?? 0,
      lastPurchaseAt: histories.lastPurchaseAt[i] ?? 0,
      opportunities: histories.opportunities[i] ?? 0,
    };
    const mean = meanRepeatValue[i] ?? 0;
    const priced = mean > 0 ? history.purchases : 0;
    const key = `${history.purchases} ${history.lastPurchaseAt} ${history.opportunities} ${priced}`;
    const future = opportunityFuture('valueAtOpportunities', model.purchases.parameters, history);
    const own = known.get(key) ?? {
      alive: future.alive,
      discounted: bgBbDiscountedPurchases(model.purchases.parameters, history, {
        discountRatePerOpportunity,
        horizonOpportunities,
      }),
      units: simulatedUnits(future.learnt, priced, spending, options, random),
    };
    known.set(key, own);
    const orderValue = expectedMeanValue(spending, priced, mean);
    const unit = marginShare * (spending.gamma + priced * mean);
    values.probabilityAlive[i] = own.alive;
    values.discountedPurchases[i] = own.discounted;
    values.meanOrderValue[i] = orderValue;
    values.expectedValue[i] = marginShare * orderValue * own.discounted;
    values.valueLow[i] = unit * mixedQuantile(own.units, own.alive, (1 - coverage) / 2);
    values.valueHigh[i] = unit * mixedQuantile(own.units, own.alive, (1 + coverage) / 2);
  }
  return values;
}

/** Sorted draws of the discounted amount of a customer now alive, in units of gamma + purchases × mean value. */
function simulatedUnits(
  { alpha, beta, gamma, delta }: BgBbParameters,
  purchases: number,
  { p, q }: GammaGammaParameters,
  { discountRatePerOpportunity: rate, horizonOpportunities = Infinity }: OpportunityValueOptions,
  random: RandomSource,
): Float64Array {
  // What comes after the discount has taken all but 0.1 % cannot move a quantile.
  const end = Math.min(horizonOpportunities, rate > 0 ? Math.log(1000) / Math.log1p(rate) : Infinity);
  return Float64Array.from({ length: DRAWS }, () => {
    const buys = random.beta(alpha, beta);
    const dies = random.beta(gamma, delta);
    let total = 0;
    for (let ahead = 1; ahead <= end && random.uniform() >= dies; ahead += 1) {
      if (random.uniform() < buys) total += random.gamma(p, 1) / (1 + rate) ** ahead;
    }
    return total > 0 ? total / random.gamma(q + p * purchases, 1) : 0;
  }).sort();
}
