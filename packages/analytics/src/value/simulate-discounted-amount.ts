import type { AliveState } from '../buy-till-you-die/alive-state.ts';
import type { RandomSource } from '../numerics/seeded-random.ts';

/** Above this many purchases their sum is drawn from a normal distribution with its exact mean and variance. */
const MANY = 25;

/**
 * Draws Σ e^(−discount · t) g over the future purchases of an alive customer, with amounts g ~ gamma(shape, 1), up to
 * each of some growing horizons; the sums of one draw are those of one future, so they never shrink.
 *
 * Leaving with probability p after each purchase at rate λ is the same as leaving at rate λp with one last purchase,
 * and buying at rate λ(1 − p) until then; so both kinds of model are a Poisson stream that ends at a random moment.
 *
 * @param sums Receives one sum a horizon.
 */
export function simulateDiscountedAmounts(
  state: AliveState,
  discount: number,
  horizonsWeeks: readonly number[],
  shape: number,
  random: RandomSource,
  sums: Float64Array,
): void {
  sums.fill(0);
  let rate = random.gamma(state.rateShape, state.rateWeeks);
  if (!(rate > 0)) return;
  const farthest = horizonsWeeks.at(-1) ?? 0;
  let lastPurchaseAt = Infinity;
  let end = farthest;
  if (state.leaves === 'at-any-time') {
    const ending = random.gamma(state.lifetimeShape, state.lifetimeWeeks);
    if (ending > 0) end = Math.min(end, random.exponential(ending));
  } else if (state.leaves === 'after-a-purchase') {
    const leaving = random.beta(state.a, state.b);
    if (leaving > 0) lastPurchaseAt = random.exponential(rate * leaving);
    end = Math.min(end, lastPurchaseAt);
    rate *= 1 - leaving;
  }
  const last = lastPurchaseAt <= farthest ? Math.exp(-discount * lastPurchaseAt) * random.gamma(shape, 1) : 0;
  let total = 0;
  let from = 0;
  for (let index = 0; index < horizonsWeeks.length; index += 1) {
    const horizon = horizonsWeeks[index] ?? 0;
    const to = Math.min(horizon, end);
    if (to > from) {
      total += Math.exp(-discount * from) * streamUntil(to - from, rate, discount, shape, random);
      from = to;
    }
    sums[index] = lastPurchaseAt <= horizon ? total + last : total;
  }
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
