import { probabilityAlive } from '../buy-till-you-die/forecast.ts';
import type { PurchaseModel } from '../buy-till-you-die/purchase-model.ts';
import { DAYS_PER_WEEK } from '../customer-clock/purchase-histories.ts';
import { InvalidInput } from '../invalid-input.ts';
import { distinctDays, historyOn, silenceProbability } from './alive-over-time.ts';

/** Why a customer's behaviour departs from their own pattern (S1-42). */
export type DriftReason =
  | {
      code: 'interval-over-twice-own-median';
      daysSinceLastPurchase: number;
      medianGapDays: number;
      gaps: number;
    }
  | { code: 'probability-alive-fell'; now: number; atLastPurchase: number }
  | { code: 'spend-under-half-own-mean'; lastAmount: number; ownMean: number; purchases: number };

/** What was looked at, and the reasons found: none means "as usual". */
export interface Drift {
  reasons: DriftReason[];
  daysSinceLastPurchase: number;
  /** `undefined` below two gaps. */
  medianGapDays: number | undefined;
  probabilityAlive: number;
  /** Chance of so long a silence were the customer still with us: small is surprising. */
  silenceProbability: number;
  /** Purchase days seen. */
  n: number;
}

/** Limits of the rules; the defaults are those of S1-42. */
export interface DriftRules {
  /** Gap over own median; 2 unless told. */
  gapRatio?: number;
  /** Fall of P(alive) since just after the last purchase; 0.3 unless told. */
  aliveFall?: number;
  /** Last amount over own mean of the earlier ones; 0.5 unless told. */
  spendRatio?: number;
}

/**
 * Compares a customer with their own past: a silence longer than twice the usual gap, a fall of P(alive), a purchase of
 * less than half the usual amount. A reason to ask how they are, not to send a promotion.
 *
 * @param purchases Days and, where known, amounts (net, one unit); same-day purchases are added up.
 * @returns Reasons with their numbers. The gap rule needs two gaps; the spend rule three purchases with amounts.
 * @throws InvalidInput without a purchase, for unequal columns, or for days after `onDay`.
 */
export function explainDrift(
  model: PurchaseModel,
  purchases: { days: ArrayLike<number>; amounts?: ArrayLike<number> },
  onDay: number,
  { gapRatio = 2, aliveFall = 0.3, spendRatio = 0.5 }: DriftRules = {},
): Drift {
  const days = distinctDays('explainDrift', purchases.days, onDay);
  const last = days.at(-1) ?? onDay;
  const since = onDay - last;
  const gaps = days.slice(1).map((day, i) => day - (days[i] ?? day));
  const medianGapDays = gaps.length >= 2 ? median(gaps) : undefined;
  const atLast = historyOn(days, last);
  const alive = probabilityAlive(model, historyOn(days, onDay));
  const aliveAtLast = probabilityAlive(model, atLast);
  const reasons: DriftReason[] = [];
  if (medianGapDays !== undefined && since > gapRatio * medianGapDays) {
    reasons.push({
      code: 'interval-over-twice-own-median',
      daysSinceLastPurchase: since,
      medianGapDays,
      gaps: gaps.length,
    });
  }
  if (aliveAtLast - alive > aliveFall) {
    reasons.push({ code: 'probability-alive-fell', now: alive, atLastPurchase: aliveAtLast });
  }
  const spend = purchases.amounts && spendReason(days, purchases.days, purchases.amounts, spendRatio);
  if (spend) reasons.push(spend);
  return {
    reasons,
    daysSinceLastPurchase: since,
    medianGapDays,
    probabilityAlive: alive,
    silenceProbability: silenceProbability(model, atLast, since / DAYS_PER_WEEK),
    n: days.length,
  };
}

function spendReason(
  days: number[],
  given: ArrayLike<number>,
  amounts: ArrayLike<number>,
  spendRatio: number,
): DriftReason | undefined {
  if (amounts.length !== given.length) {
    throw new InvalidInput(
      `explainDrift requires an amount for each day, got ${amounts.length} and ${given.length}`,
    );
  }
  const byDay = new Map<number, number>();
  for (let i = 0; i < given.length; i += 1) {
    const day = given[i] ?? 0;
    byDay.set(day, (byDay.get(day) ?? 0) + (amounts[i] ?? 0));
  }
  const values = days.map((day) => byDay.get(day) ?? 0);
  if (values.length < 3) return undefined;
  const lastAmount = values.at(-1) ?? 0;
  const earlier = values.slice(0, -1);
  const ownMean = earlier.reduce((sum, value) => sum + value, 0) / earlier.length;
  if (!(ownMean > 0) || lastAmount >= spendRatio * ownMean) return undefined;
  return { code: 'spend-under-half-own-mean', lastAmount, ownMean, purchases: earlier.length };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
