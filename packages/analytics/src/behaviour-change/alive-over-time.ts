import { aliveStates, logOddsOfHavingLeft } from '../buy-till-you-die/alive-state.ts';
import { type PurchaseModel, requireModel } from '../buy-till-you-die/purchase-model.ts';
import { DAYS_PER_WEEK, type PurchaseHistory } from '../customer-clock/purchase-histories.ts';
import { InvalidInput, require } from '../invalid-input.ts';

/** P(alive) of one customer as it looked on a day. */
export interface AlivePoint {
  onDay: number;
  probabilityAlive: number;
  /** Repeat purchases up to and including the day. */
  repeatPurchases: number;
  /** Whether a purchase fell since the point before. */
  purchased: boolean;
}

/**
 * P(alive) of one customer week by week from the first purchase to `untilDay`, as it would have been computed then.
 *
 * @param purchaseDays Day numbers of all purchases, in any order; the same day counts once.
 * @throws InvalidInput without a purchase, or when the last purchase is after `untilDay`.
 */
export function aliveOverTime(
  model: PurchaseModel,
  purchaseDays: ArrayLike<number>,
  untilDay: number,
  stepDays: number = DAYS_PER_WEEK,
): AlivePoint[] {
  requireModel('aliveOverTime', model);
  require(stepDays >= 1, () => `aliveOverTime requires stepDays ≥ 1, got ${stepDays}`);
  const days = distinctDays('aliveOverTime', purchaseDays, untilDay);
  const first = days[0] ?? untilDay;
  const points: AlivePoint[] = [];
  let seen = 0;
  for (let day = first; ; day = Math.min(day + stepDays, untilDay)) {
    const before = seen;
    while (seen < days.length && (days[seen] ?? Infinity) <= day) seen += 1;
    const history = historyOn(days.slice(0, seen), day);
    const odds = logOddsOfHavingLeft(model, history.repeatPurchases, history.recencyWeeks, history.ageWeeks);
    points.push({
      onDay: day,
      probabilityAlive: 1 / (1 + Math.exp(odds)),
      repeatPurchases: history.repeatPurchases,
      purchased: seen > before,
    });
    if (day >= untilDay) return points;
  }
}

/** A customer's history as seen on a day, from the distinct purchase days up to it. */
export function historyOn(days: readonly number[], onDay: number): PurchaseHistory {
  const first = days[0] ?? onDay;
  return {
    repeatPurchases: Math.max(0, days.length - 1),
    recencyWeeks: ((days.at(-1) ?? first) - first) / DAYS_PER_WEEK,
    ageWeeks: (onDay - first) / DAYS_PER_WEEK,
  };
}

/** The distinct days, oldest first; throws when there is none or one is after `untilDay`. */
export function distinctDays(
  functionName: string,
  purchaseDays: ArrayLike<number>,
  untilDay: number,
): number[] {
  const days = [...new Set(Array.from(purchaseDays))].sort((a, b) => a - b);
  const last = days.at(-1);
  if (last === undefined || !days.every(Number.isInteger) || !(last <= untilDay)) {
    throw new InvalidInput(
      `${functionName} requires whole day numbers, at least one and none after the day looked from (${untilDay}), got ${days.length} days, last ${last}`,
    );
  }
  return days;
}

/**
 * Probability that a customer who is still with us stays silent for `weeks` after the last purchase: how surprising a
 * silence is for this customer.
 *
 * @returns (1 + weeks / (alpha + t_x))^−(r + x): near 1 is no surprise.
 */
export function silenceProbability(
  model: PurchaseModel,
  historyAtLastPurchase: PurchaseHistory,
  weeks: number,
): number {
  const { repeatPurchases, recencyWeeks } = historyAtLastPurchase;
  const { rateShape, rateWeeks } = aliveStates(model)(repeatPurchases, recencyWeeks);
  return Math.exp(-rateShape * Math.log1p(weeks / rateWeeks));
}
