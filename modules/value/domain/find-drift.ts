import { type PurchaseModel, probabilityAlive } from '#analytics';
import type { DriftReason, DriftState } from '../contract/index.ts';
import { MIN_PURCHASES_FOR_PATTERN } from './thresholds.ts';

/** Limits of the rules of S1-42. */
export const DRIFT_RULES = {
  /** Silence over the customer's own median gap: from here on they are drifting. */
  gapRatio: 2,
  /** From here on they are worth watching. */
  watchRatio: 1.5,
  /** Mean of the last purchases over own mean. */
  spendRatio: 0.5,
  lastPurchases: 2,
  /** At most so large a share of pairs of own purchases may come to as little as the last two, or the least of all pairs. */
  unusualShare: 0.1,
  /** Fall of the probability of still buying since the last purchase. */
  aliveFall: 0.3,
  /** Less likely to come back than this, after so long a silence, is gone rather than drifting. */
  goneProbability: 0.1,
  goneDays: 182,
} as const;

/** One customer's purchase days, oldest first, with net amounts. */
export interface OwnPurchases {
  days: ArrayLike<number>;
  amountsMinor: ArrayLike<number>;
}

export interface DriftVerdict {
  state: DriftState;
  reasons: DriftReason[];
}

/** So long silent and so unlikely to come back that it is no question of drifting any more. */
export function isMostProbablyGone(probabilityAlive: number, sinceDays: number): boolean {
  return probabilityAlive < DRIFT_RULES.goneProbability && sinceDays > DRIFT_RULES.goneDays;
}

/** Median of the gaps between purchases; undefined below three purchases, which make no pattern. */
export function medianGapDays(days: ArrayLike<number>): number | undefined {
  if (days.length < MIN_PURCHASES_FOR_PATTERN) return undefined;
  const gaps = new Float64Array(days.length - 1);
  for (let i = 0; i < gaps.length; i += 1) gaps[i] = (days[i + 1] ?? 0) - (days[i] ?? 0);
  gaps.sort();
  const middle = gaps.length >> 1;
  const upper = gaps[middle] ?? 0;
  return gaps.length % 2 === 1 ? upper : ((gaps[middle - 1] ?? upper) + upper) / 2;
}

/**
 * Whether a customer has left their own pattern, and in which ways (S1-42): a reason to ask how they are, not to send a
 * promotion. Undefined when all is as usual, when there is no pattern yet, and when they are most probably gone.
 */
export function findDrift(
  purchases: OwnPurchases,
  known: { onDay: number; usualGapDays: number; probabilityAlive: number; currency: string },
  model: PurchaseModel,
): DriftVerdict | undefined {
  const { days } = purchases;
  const last = days[days.length - 1] ?? known.onDay;
  const sinceDays = known.onDay - last;
  if (isMostProbablyGone(known.probabilityAlive, sinceDays)) return undefined;
  const usualGapDays = Math.max(1, known.usualGapDays);
  const reasons = [
    sinceDays > DRIFT_RULES.gapRatio * usualGapDays
      ? ({ kind: 'longer-than-usual', usualGapDays: known.usualGapDays, sinceDays } as const)
      : undefined,
    spendingLess(purchases, known.currency),
    probabilityFell(purchases, sinceDays, known.probabilityAlive, model),
  ].filter((reason) => reason !== undefined);
  if (reasons.length > 0) return { state: 'drifting', reasons };
  if (sinceDays <= DRIFT_RULES.watchRatio * usualGapDays) return undefined;
  return {
    state: 'watch',
    reasons: [{ kind: 'longer-than-usual', usualGapDays: known.usualGapDays, sinceDays }],
  };
}

/**
 * Compares the last two purchases with all before them, so that a customer needs two of each. Whoever buys one dear
 * thing and small ones between spends under half their mean most of the time, so it must also be unusual for them.
 */
function spendingLess({ amountsMinor }: OwnPurchases, currency: string): DriftReason | undefined {
  const earlier = amountsMinor.length - DRIFT_RULES.lastPurchases;
  if (earlier < DRIFT_RULES.lastPurchases) return undefined;
  const usualAmountMinor = meanOf(amountsMinor, 0, earlier);
  const latelyAmountMinor = meanOf(amountsMinor, earlier, amountsMinor.length);
  if (!(usualAmountMinor > 0) || latelyAmountMinor >= DRIFT_RULES.spendRatio * usualAmountMinor)
    return undefined;
  if (!isUnusuallyLittle(amountsMinor, 2 * latelyAmountMinor)) return undefined;
  return { kind: 'spending-less', usualAmountMinor, latelyAmountMinor, currency };
}

const PURCHASES_COMPARED = 100;

/** Whether few pairs of own purchases come to so little. */
function isUnusuallyLittle(amountsMinor: ArrayLike<number>, pairMinor: number): boolean {
  const recent = Array.from(amountsMinor).slice(-PURCHASES_COMPARED);
  const sorted = Float64Array.from(recent).sort();
  let asLittle = 0;
  for (let low = 0, high = sorted.length - 1; low < high; ) {
    if ((sorted[low] ?? 0) + (sorted[high] ?? 0) <= pairMinor) {
      asLittle += high - low;
      low += 1;
    } else {
      high -= 1;
    }
  }
  const pairs = (sorted.length * (sorted.length - 1)) / 2;
  return asLittle <= Math.max(1, DRIFT_RULES.unusualShare * pairs);
}

function meanOf(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += values[i] ?? 0;
  return sum / (to - from);
}

function probabilityFell(
  { days }: OwnPurchases,
  sinceDays: number,
  now: number,
  model: PurchaseModel,
): DriftReason | undefined {
  if (now > 1 - DRIFT_RULES.aliveFall || sinceDays === 0) return undefined;
  const weeks = ((days[days.length - 1] ?? 0) - (days[0] ?? 0)) / 7;
  const atLast = probabilityAlive(model, {
    repeatPurchases: days.length - 1,
    recencyWeeks: weeks,
    ageWeeks: weeks,
  });
  if (atLast - now <= DRIFT_RULES.aliveFall) return undefined;
  return { kind: 'probability-fell', fromProbability: atLast, toProbability: now };
}
