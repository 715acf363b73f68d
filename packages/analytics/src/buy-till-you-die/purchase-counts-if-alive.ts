// Distribution of the number of purchases: Fader, Hardie and Lee (2005), Marketing Science 24(2), eq. 8 (BG/NBD); Fader and
// Hardie's note 012 (Pareto/NBD), with the integral over the time of leaving kept as a quadrature.
import { gaussLegendre } from '../numerics/gauss-legendre.ts';
import { incompleteBeta } from '../numerics/incomplete-beta.ts';
import { logGamma } from '../numerics/log-gamma.ts';
import type { AliveState } from './alive-state.ts';

/** Gives P(0 purchases), P(1), P(2), … one after the other. */
export type CountProbabilities = () => number;

/** Probabilities of 0, 1, 2, … purchases of an alive customer in the next `weeks`, on demand. */
export function purchaseCountsIfAlive(state: AliveState, weeks: number): CountProbabilities {
  if (state.leaves === 'never') return negativeBinomial(state, weeks);
  return state.leaves === 'at-any-time'
    ? countsUntilLifeEnds(state, weeks)
    : countsUntilOneIsTheLast(state, weeks);
}

/** The first `size` probabilities: of 0 … size − 1 purchases. */
export function firstProbabilities(next: CountProbabilities, size: number): Float64Array {
  const probabilities = new Float64Array(size);
  for (let n = 0; n < size; n += 1) probabilities[n] = next();
  return probabilities;
}

type NeverLeaves = Extract<AliveState, { leaves: 'never' }>;
type LeavesAfterPurchase = Extract<AliveState, { leaves: 'after-a-purchase' }>;
type LeavesAnyTime = Extract<AliveState, { leaves: 'at-any-time' }>;

function negativeBinomial({ rateShape: k, rateWeeks }: NeverLeaves, weeks: number): CountProbabilities {
  const share = weeks / (rateWeeks + weeks);
  let n = 0;
  let logTerm = k * Math.log1p(-share);
  return () => {
    const probability = Math.exp(logTerm);
    logTerm += Math.log(((k + n) / (n + 1)) * share);
    n += 1;
    return probability;
  };
}

/** n purchases and still alive, or at least n would have come and the n-th was the last. */
function countsUntilOneIsTheLast(state: LeavesAfterPurchase, weeks: number): CountProbabilities {
  const { rateShape: k, rateWeeks, a, b } = state;
  const share = weeks / (rateWeeks + weeks);
  let n = 0;
  let logTerm = k * Math.log1p(-share);
  let atLeast = 1;
  let stayed = 1;
  let left = a / (a + b);
  return () => {
    const term = Math.exp(logTerm);
    const probability = stayed * term + (n > 0 ? left * atLeast : 0);
    logTerm += Math.log(((k + n) / (n + 1)) * share);
    stayed *= (b + n) / (a + b + n);
    if (n > 0) left *= (b + n - 1) / (a + b + n);
    n += 1;
    // Subtraction is exact enough until little is left.
    atLeast = atLeast - term > 0.01 ? atLeast - term : incompleteBeta(share, n, k);
    return probability;
  };
}

/** Mixture over the moment of leaving: never within the weeks, or at u. */
function countsUntilLifeEnds(state: LeavesAnyTime, weeks: number): CountProbabilities {
  const { rateShape: k, rateWeeks, lifetimeShape: s, lifetimeWeeks } = state;
  const { nodes, weights } = gaussLegendre(64);
  const size = nodes.length + 1;
  const logs = new Float64Array(size);
  const steps = new Float64Array(size);
  const scale = 1 / (1 / lifetimeWeeks + k / rateWeeks);
  const span = Math.log1p(weeks / scale);
  for (let i = 0; i < size; i += 1) {
    const v = span * (nodes[i] ?? 1);
    const u = i < nodes.length ? scale * Math.expm1(v) : weeks;
    const density =
      i < nodes.length
        ? Math.log((weights[i] ?? 0) * span * scale * s) +
          v -
          Math.log(lifetimeWeeks) -
          (s + 1) * Math.log1p(u / lifetimeWeeks)
        : -s * Math.log1p(weeks / lifetimeWeeks);
    logs[i] = density - k * Math.log1p(u / rateWeeks);
    steps[i] = Math.log(u / (rateWeeks + u));
  }
  const terms = logs.map(Math.exp);
  let n = 0;
  return () => {
    let sum = 0;
    for (let i = 0; i < size; i += 1) sum += terms[i] ?? 0;
    n += 1;
    // Γ(k + n) / (Γ(k) n!) (u / (rateWeeks + u))^n in logarithms: the powers underflow one by one for long histories.
    const coefficient = logGamma(k + n) - logGamma(k) - logGamma(n + 1);
    for (let i = 0; i < size; i += 1) terms[i] = Math.exp((logs[i] ?? 0) + coefficient + n * (steps[i] ?? 0));
    return sum;
  };
}
