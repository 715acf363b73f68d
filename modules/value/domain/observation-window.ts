import type { Missing } from '../contract/index.ts';
import { MIN_HISTORY_DAYS } from './thresholds.ts';

/** The days a run looks at, as days since 1970-01-01. */
export interface ObservationWindow {
  firstDay: number;
  /** Last day the tried forecast may see. */
  calibrationEndDay: number;
  observationEndDay: number;
  endsAtLastPurchase: boolean;
}

const LONGEST_HOLDOUT_DAYS = 364;
const SILENCE_OF_ALL_DAYS = 28;

/**
 * Cuts the history in two: the models are fitted to the first part and tried on the second, which is half of the
 * history but at most 52 weeks. When nobody at all has bought for four weeks, purchases have ceased to be recorded
 * rather than customers to buy, and the window ends with the last purchase instead.
 */
export function observationWindow(
  purchases: { firstDay: number; lastDay: number },
  end: { day: number; askedFor: boolean },
): ObservationWindow | Missing {
  const endsAtLastPurchase = !end.askedFor && end.day - purchases.lastDay > SILENCE_OF_ALL_DAYS;
  const observationEndDay = endsAtLastPurchase ? purchases.lastDay : end.day;
  const length = observationEndDay - purchases.firstDay + 1;
  if (length < MIN_HISTORY_DAYS) {
    return { counted: 'days-of-history', found: Math.max(0, length), needed: MIN_HISTORY_DAYS };
  }
  const holdoutDays = Math.min(LONGEST_HOLDOUT_DAYS, Math.ceil(length / 2));
  return {
    firstDay: purchases.firstDay,
    calibrationEndDay: observationEndDay - holdoutDays,
    observationEndDay,
    endsAtLastPurchase,
  };
}
