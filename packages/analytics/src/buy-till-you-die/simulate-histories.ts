import { require } from '../invalid-input.ts';
import { type RandomSource, seededRandom } from '../numerics/seeded-random.ts';
import { type PurchaseModel, requireModel } from './purchase-model.ts';

/** Made-up customers with the truth about them. */
export interface SimulatedHistories {
  repeatPurchases: Int32Array;
  recencyDays: Int32Array;
  ageDays: Int32Array;
  /** Purchases in the `holdoutDays` after the age. */
  holdoutPurchases: Int32Array;
  /** 1 where the customer is still alive at the end of the age. */
  alive: Uint8Array;
}

/**
 * Makes customers who behave exactly as a model says: to test a method, plan a sample or show what chance does. Days are
 * whole; a second purchase on one day is lost, as in real data.
 */
export function simulateHistories(
  model: PurchaseModel,
  ageDays: Int32Array,
  { seed = 1, holdoutDays = 0 }: { seed?: number; holdoutDays?: number } = {},
): SimulatedHistories {
  requireModel('simulateHistories', model);
  require(holdoutDays >= 0, () => `simulateHistories requires holdoutDays ≥ 0, got ${holdoutDays}`);
  const n = ageDays.length;
  const random = seededRandom(seed);
  const result: SimulatedHistories = {
    repeatPurchases: new Int32Array(n),
    recencyDays: new Int32Array(n),
    ageDays: Int32Array.from(ageDays),
    holdoutPurchases: new Int32Array(n),
    alive: new Uint8Array(n),
  };
  for (let i = 0; i < n; i += 1) {
    const age = ageDays[i] ?? 0;
    const life = drawLife(model, random);
    let lastDay = 0;
    let days = random.exponential(life.ratePerDay);
    for (let count = 0; days <= Math.min(life.endDay, age + holdoutDays) && count < 1e5; count += 1) {
      const day = Math.ceil(days);
      if (day > lastDay) {
        if (day <= age) {
          result.repeatPurchases[i] = (result.repeatPurchases[i] ?? 0) + 1;
          result.recencyDays[i] = day;
        } else if (day <= age + holdoutDays) {
          result.holdoutPurchases[i] = (result.holdoutPurchases[i] ?? 0) + 1;
        }
        lastDay = day;
      }
      if (life.leaving > 0 && random.uniform() < life.leaving) life.endDay = days;
      days += random.exponential(life.ratePerDay);
    }
    result.alive[i] = life.endDay > age ? 1 : 0;
  }
  return result;
}

function drawLife(
  model: PurchaseModel,
  random: RandomSource,
): { ratePerDay: number; endDay: number; leaving: number } {
  const { r, alpha } = model.parameters;
  const ratePerDay = Math.max(1e-300, random.gamma(r, alpha) / 7);
  if (model.model === 'nbd') return { ratePerDay, endDay: Infinity, leaving: 0 };
  if (model.model === 'pareto-nbd') {
    const ending = random.gamma(model.parameters.s, model.parameters.beta) / 7;
    return { ratePerDay, endDay: ending > 0 ? random.exponential(ending) : Infinity, leaving: 0 };
  }
  const leaving = random.beta(model.parameters.a, model.parameters.b);
  const leavesAtOnce = model.model === 'mbg-nbd' && random.uniform() < leaving;
  return { ratePerDay, endDay: leavesAtOnce ? 0 : Infinity, leaving };
}
