// Sigmoid: Platt (1999) with the targets and the safe Newton step of Lin, Lin and Weng (2007), Machine Learning 68, 267–276.
// Isotonic: pool adjacent violators, Ayer et al. (1955), Annals of Mathematical Statistics 26(4).
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { InvalidInput } from '../invalid-input.ts';
import { allRows } from './encode-features.ts';

/** `platt`: two numbers, for any size; `isotonic`: any rising curve, from 1,000 customers. */
export type CalibrationMethod = 'platt' | 'isotonic';

/** What turns a model's probabilities into honest ones: plain data that can be stored. */
export type Calibration =
  | { method: 'platt'; intercept: number; slope: number }
  | { method: 'isotonic'; probabilities: number[]; shares: number[] };

const FEWEST_EVENTS = 20;
const FEWEST_FOR_ISOTONIC = 1000;

/**
 * Learns how far probabilities can be believed.
 *
 * @param probabilities Of customers the model had not seen, out of shuffled folds: on those it learned from, it flatters itself.
 * @throws InvalidInput for unequal lengths, probabilities outside 0–1 or outcomes other than 0 and 1.
 */
export function fitCalibration(
  probabilities: ArrayLike<number>,
  happened: ArrayLike<number>,
  method: CalibrationMethod = 'platt',
): { outcome: 'fitted'; calibration: Calibration; n: number } | NotEnoughData {
  requireOutcomes('fitCalibration', probabilities, happened);
  const n = happened.length;
  let positives = 0;
  for (let i = 0; i < n; i += 1) positives += happened[i] ?? 0;
  const rarer = Math.min(positives, n - positives);
  if (rarer < FEWEST_EVENTS) {
    const counted = 'customers with the rarer outcome';
    return { outcome: 'not-enough-data', counted, found: rarer, needed: FEWEST_EVENTS };
  }
  if (method === 'platt')
    return { outcome: 'fitted', calibration: fitPlatt(probabilities, happened, positives), n };
  if (n < FEWEST_FOR_ISOTONIC) {
    return { outcome: 'not-enough-data', counted: 'customers', found: n, needed: FEWEST_FOR_ISOTONIC };
  }
  return { outcome: 'fitted', calibration: fitIsotonic(probabilities, happened), n };
}

/** Probabilities set right; never outside 0–1. */
export function calibrate(calibration: Calibration, probabilities: ArrayLike<number>): Float64Array {
  if (calibration.method === 'platt') {
    const { intercept, slope } = calibration;
    return Float64Array.from(probabilities, (p) => 1 / (1 + Math.exp(-intercept - slope * logitOf(p))));
  }
  const { probabilities: knots, shares } = calibration;
  return Float64Array.from(probabilities, (p) => interpolated(knots, shares, p));
}

/** Throws `InvalidInput` listing all faults of probabilities and outcomes. */
export function requireOutcomes(
  functionName: string,
  probabilities: ArrayLike<number>,
  happened: ArrayLike<number>,
): void {
  const faults: string[] = [];
  if (probabilities.length !== happened.length) {
    faults.push(`${probabilities.length} probabilities for ${happened.length} outcomes`);
  }
  for (let i = 0; i < happened.length && faults.length < 5; i += 1) {
    const p = probabilities[i] ?? NaN;
    if (!(p >= 0 && p <= 1)) faults.push(`probability ${p} in row ${i}`);
    if (happened[i] !== 0 && happened[i] !== 1) faults.push(`outcome ${String(happened[i])} in row ${i}`);
  }
  if (faults.length > 0) {
    throw new InvalidInput(
      `${functionName} requires a probability 0–1 and an outcome 0 or 1 for each row, got ${faults.join(', ')}`,
    );
  }
}

function logitOf(probability: number): number {
  const p = Math.min(1 - 1e-15, Math.max(1e-15, probability));
  return Math.log(p) - Math.log1p(-p);
}

/** Newton's method on two numbers; targets are drawn in a little, so that a perfect order stays finite. */
function fitPlatt(
  probabilities: ArrayLike<number>,
  happened: ArrayLike<number>,
  positives: number,
): Calibration {
  const logits = Float64Array.from(probabilities, logitOf);
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (happened.length - positives + 2);
  let point = { intercept: 0, slope: 1 };
  let now = plattSums(logits, happened, high, low, point);
  for (let round = 0; round < 100; round += 1) {
    const determinant = now.curve00 * now.curve11 - now.curve01 * now.curve01;
    const stepIntercept = (now.curve11 * now.slope0 - now.curve01 * now.slope1) / determinant;
    const stepSlope = (now.curve00 * now.slope1 - now.curve01 * now.slope0) / determinant;
    let next = now;
    let candidate = point;
    for (let share = 1; share > 1e-10; share /= 2) {
      candidate = {
        intercept: point.intercept - share * stepIntercept,
        slope: point.slope - share * stepSlope,
      };
      next = plattSums(logits, happened, high, low, candidate);
      if (next.loss <= now.loss) break;
    }
    const gained = now.loss - next.loss;
    if (!(gained >= 0)) break;
    point = candidate;
    now = next;
    if (gained < 1e-12 * (1 + Math.abs(now.loss))) break;
  }
  return { method: 'platt', ...point };
}

function plattSums(
  logits: Float64Array,
  happened: ArrayLike<number>,
  high: number,
  low: number,
  { intercept, slope }: { intercept: number; slope: number },
) {
  const sums = { loss: 0, slope0: 0, slope1: 0, curve00: 1e-12, curve01: 0, curve11: 1e-12 };
  for (let i = 0; i < logits.length; i += 1) {
    const x = logits[i] ?? 0;
    const target = happened[i] === 1 ? high : low;
    const score = intercept + slope * x;
    const p = 1 / (1 + Math.exp(-score));
    sums.loss += (score > 0 ? score : 0) + Math.log1p(Math.exp(-Math.abs(score))) - target * score;
    sums.slope0 += p - target;
    sums.slope1 += (p - target) * x;
    sums.curve00 += p * (1 - p);
    sums.curve01 += p * (1 - p) * x;
    sums.curve11 += p * (1 - p) * x * x;
  }
  return sums;
}

interface Pool {
  first: number;
  last: number;
  sum: number;
  n: number;
}

function fitIsotonic(probabilities: ArrayLike<number>, happened: ArrayLike<number>): Calibration {
  const order = allRows(happened.length).sort((i, j) => (probabilities[i] ?? 0) - (probabilities[j] ?? 0));
  const pools: Pool[] = [];
  for (const row of order) {
    const p = probabilities[row] ?? 0;
    const same = pools.at(-1);
    if (same && same.last === p) {
      same.sum += happened[row] ?? 0;
      same.n += 1;
    } else {
      joinFalling(pools);
      pools.push({ first: p, last: p, sum: happened[row] ?? 0, n: 1 });
    }
  }
  joinFalling(pools);
  const least = 1 / (order.length + 2);
  const knots: number[] = [];
  const shares: number[] = [];
  for (const { first, last, sum, n } of pools) {
    // Never quite 0 or 1: one surprise would cost everything.
    const share = Math.min(1 - least, Math.max(least, sum / n));
    for (const knot of first === last ? [first] : [first, last]) {
      knots.push(knot);
      shares.push(share);
    }
  }
  return { method: 'isotonic', probabilities: knots, shares };
}

/** Joins the last pool with those before it while its share is not above theirs. */
function joinFalling(pools: Pool[]): void {
  for (;;) {
    const last = pools.at(-1);
    const before = pools.at(-2);
    if (!last || !before || before.sum * last.n < last.sum * before.n) return;
    pools.pop();
    before.last = last.last;
    before.sum += last.sum;
    before.n += last.n;
  }
}

function interpolated(knots: readonly number[], shares: readonly number[], p: number): number {
  let low = 0;
  let high = knots.length - 1;
  if (p <= (knots[0] ?? 0)) return shares[0] ?? p;
  if (p >= (knots[high] ?? 1)) return shares[high] ?? p;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((knots[middle] ?? 0) <= p) low = middle;
    else high = middle;
  }
  const from = knots[low] ?? 0;
  const share = (p - from) / ((knots[high] ?? 1) - from);
  return (shares[low] ?? 0) + share * ((shares[high] ?? 0) - (shares[low] ?? 0));
}
