import type { AliveState } from '../buy-till-you-die/alive-state.ts';
import type { RandomSource } from '../numerics/seeded-random.ts';

/** Above this many purchases their sum is drawn from a normal distribution with its exact mean and variance. */
const MANY = 25;

/**
 * Draws Σ e^(−discount · t) g over the future purchases of an alive customer, with amounts g ~ gamma(shape, 1).
 *
 * Leaving with probability p after each purchase at rate λ is the same as leaving at rate λp with one last purchase,
 * and buying at rate λ(1 − p) until then; so both kinds of model are a Poisson stream that ends at a random moment.
 */
export function simulateDiscountedAmount(
  state: AliveState,
  discount: number,
  horizonWeeks: number,
  shape: number,
  random: RandomSource,
): number {
  let rate = random.gamma(state.rateShape, state.rateWeeks);
  if (!(rate > 0)) return 0;
  let lastPurchaseAt = Infinity;
  let end = horizonWeeks;
  if (state.leaves === 'at-any-time') {
    const ending = random.gamma(state.lifetimeShape, state.lifetimeWeeks);
    if (ending > 0) end = Math.min(end, random.exponential(ending));
  } else if (state.leaves === 'after-a-purchase') {
    const leaving = random.beta(state.a, state.b);
    if (leaving > 0) lastPurchaseAt = random.exponential(rate * leaving);
    end = Math.min(end, lastPurchaseAt);
    rate *= 1 - leaving;
  }
  const last =
    lastPurchaseAt <= horizonWeeks ? Math.exp(-discount * lastPurchaseAt) * random.gamma(shape, 1) : 0;
  return last + streamUntil(end, rate, discount, shape, random);
}

function streamUntil(
  end: number,
  rate: number,
  discount: number,
  shape: number,
  random: RandomSource,
): number {
  const purchases = rate * end;
  if (purchases > MANY) {
    const once = discount > 0 ? -Math.expm1(-discount * end) / discount : end;
    const twice = discount > 0 ? -Math.expm1(-2 * discount * end) / (2 * discount) : end;
    const deviation = Math.sqrt(rate * shape * (shape + 1) * twice);
    return Math.max(0, rate * shape * once + deviation * random.normal());
  }
  const count = random.poisson(purchases);
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    total += Math.exp(-discount * end * random.uniform()) * random.gamma(shape, 1);
  }
  return total;
}
