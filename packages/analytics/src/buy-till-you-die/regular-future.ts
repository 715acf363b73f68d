// Exact sums over negative binomial probabilities of phases; Platzer and Reutterer (2016), Marketing Science 35(5), 779–799,
// approximate them.
import type { PurchaseHistory } from '../customer-clock/purchase-histories.ts';
import { InvalidInput, requirePositive } from '../invalid-input.ts';
import { betaQuadrature } from '../numerics/beta-quadrature.ts';
import { gammaQuadrature } from '../numerics/gamma-quadrature.ts';
import { gaussLegendre } from '../numerics/gauss-legendre.ts';
import { type PresentInterval, presentInterval } from './cnbd-k-likelihood.ts';
import type { RegularPurchaseModel } from './fit-cnbd-k.ts';

/**
 * What is known about a regular customer: P(alive) and, if alive, how many phases of the present interval have passed.
 * The rate of phases is gamma(shape + j, rateWeeks) after j of them; the chance of leaving after a purchase beta(a, b).
 */
export interface RegularFuture {
  k: number;
  alive: number;
  /** Share of each number of elapsed phases. */
  phases: Float64Array;
  shape: number;
  rateWeeks: number;
  a: number;
  b: number;
}

/** Checks a model and a history and learns from them. */
export function regularFuture(
  functionName: string,
  { model, k, parameters }: RegularPurchaseModel,
  { repeatPurchases: x, recencyWeeks, ageWeeks }: PurchaseHistory,
): RegularFuture {
  requirePositive(functionName, { k, ...parameters });
  const sound = Number.isInteger(x) && recencyWeeks >= 0 && ageWeeks >= recencyWeeks && ageWeeks < Infinity;
  if (!sound || !(x > 0 || (x === 0 && recencyWeeks === 0)) || !Number.isInteger(k)) {
    throw new InvalidInput(
      `${functionName} requires a whole k, a whole number of repeatPurchases ≥ 0 and 0 ≤ recencyWeeks ≤ ageWeeks ` +
        `(recencyWeeks 0 without a repeat purchase), got ${k}, ${x}, ${recencyWeeks}, ${ageWeeks}`,
    );
  }
  const { r, alpha, a, b } = parameters;
  const survived = model === 'mbg-cnbd-k' ? x + 1 : x;
  const shape = r + k * x;
  const rateWeeks = alpha + ageWeeks;
  const interval: PresentInterval = {
    logSum: 0,
    byShape: 0,
    byReach: 0,
    byShapeTwice: 0,
    byBoth: 0,
    byReachTwice: 0,
  };
  const silence = ageWeeks - recencyWeeks;
  presentInterval(k, shape, silence / rateWeeks, interval);
  const phases = new Float64Array(k);
  let term = Math.exp(-interval.logSum);
  for (let j = 0; j < k; j += 1) {
    phases[j] = term;
    term *= ((shape + j) / (j + 1)) * (silence / rateWeeks);
  }
  const longerThanAlive = shape * Math.log1p(silence / (alpha + recencyWeeks)) - interval.logSum;
  const oddsOfHavingLeft = survived > 0 ? Math.exp(Math.log(a / (b + survived - 1)) + longerThanAlive) : 0;
  return { k, alive: 1 / (1 + oddsOfHavingLeft), phases, shape, rateWeeks, a, b: b + survived };
}

/** Gives for n = 1, 2, … the probability that phases for n more purchases pass in the weeks, were nobody to leave. */
export function reachOf(
  { k, phases, shape, rateWeeks }: RegularFuture,
  weeks: number,
): (purchases: number) => number {
  const share = weeks / (rateWeeks + weeks);
  const below = Array.from(phases, (_, j) => phaseCounter(shape + j, share));
  const known: number[] = [];
  return (n) => {
    const before = known[n];
    if (before !== undefined) return before;
    const reach = phases.reduce((sum, weight, j) => sum + weight * (1 - (below[j]?.(n * k - j) ?? 1)), 0);
    known[n] = reach;
    return reach;
  };
}

const MOST_PURCHASES = 100_000;

/** Expected purchases if alive. */
export function expectedIfAlive({ a, b }: RegularFuture, reach: (purchases: number) => number): number {
  let stayed = 1;
  let sum = 0;
  for (let n = 1; ; n += 1) {
    const addition = reach(n) * stayed;
    sum += addition;
    if (addition <= 1e-14 * sum || n > MOST_PURCHASES) return sum;
    stayed *= (b + n - 1) / (a + b + n - 1);
  }
}

/** Gives the probabilities of 0, 1, 2, … purchases one after the other. */
export function regularCounts(
  { alive, a, b }: RegularFuture,
  reach: (purchases: number) => number,
): () => number {
  let n = 0;
  let stayed = 1;
  let leftNow = 0;
  let here = 1;
  return () => {
    const further = reach(n + 1);
    const probability = alive * (stayed * (here - further) + leftNow * here) + (n === 0 ? 1 - alive : 0);
    leftNow = (stayed * a) / (a + b + n);
    stayed *= (b + n) / (a + b + n);
    here = further;
    n += 1;
    return Math.max(0, probability);
  };
}

/** Purchases of the whole remaining life if alive, each worth e^(−discount · weeks from now). */
export function discountedForEver(future: RegularFuture, discount: number): number {
  const { k, phases, shape, rateWeeks, a, b } = future;
  const leaving = betaQuadrature(a, b);
  let sum = 0;
  phases.forEach((weight, j) => {
    if (weight < 1e-18) return;
    const rates = gammaQuadrature(shape + j);
    for (let i = 0; i < rates.nodes.length; i += 1) {
      // Discounted worth of one phase; the first purchase is k − j of them away, each further one k.
      const logPhase = -Math.log1p((discount * rateWeeks) / (rates.nodes[i] ?? 1));
      const interval = Math.exp(k * logPhase);
      const complement = -Math.expm1(k * logPhase);
      let purchases = 0;
      for (let l = 0; l < leaving.nodes.length; l += 1) {
        purchases += (leaving.weights[l] ?? 0) / (complement + interval * (leaving.nodes[l] ?? 0));
      }
      sum += weight * (rates.weights[i] ?? 0) * Math.exp((k - j) * logPhase) * purchases;
    }
  });
  return sum;
}

/** As `discountedForEver`, up to a horizon: by parts, so that only expected purchases are needed. */
export function discountedUntil(future: RegularFuture, discount: number, horizonWeeks: number): number {
  const expectedBy = (weeks: number): number => expectedIfAlive(future, reachOf(future, weeks));
  const atEnd = Math.exp(-discount * horizonWeeks) * expectedBy(horizonWeeks);
  if (discount === 0 || horizonWeeks === 0) return atEnd;
  // Panels of half an interval follow the waves of regular purchases; far ahead the waves have died out.
  const halfInterval = (0.5 * future.k * future.rateWeeks) / (future.shape + 1);
  const panels = Math.min(40, Math.max(4, Math.ceil(horizonWeeks / halfInterval)));
  const { nodes, weights } = gaussLegendre(12);
  let sum = 0;
  for (let panel = 0; panel < panels; panel += 1) {
    const from = horizonWeeks * (panel / panels) ** 1.5;
    const to = horizonWeeks * ((panel + 1) / panels) ** 1.5;
    for (let i = 0; i < nodes.length; i += 1) {
      const weeks = from + (to - from) * (nodes[i] ?? 0);
      sum += (weights[i] ?? 0) * (to - from) * Math.exp(-discount * weeks) * expectedBy(weeks);
    }
  }
  return atEnd + discount * sum;
}

/** P(fewer than m phases pass): negative binomial, cumulated once as far as asked. */
function phaseCounter(shape: number, share: number): (m: number) => number {
  const cumulative = [0];
  let logTerm = shape * Math.log1p(-share);
  return (m) => {
    while (cumulative.length <= m) {
      const n = cumulative.length - 1;
      cumulative.push(Math.min(1, (cumulative[n] ?? 0) + Math.exp(logTerm)));
      logTerm += Math.log(((shape + n) / (n + 1)) * share);
    }
    return cumulative[m] ?? 1;
  };
}
