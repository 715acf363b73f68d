import type { PurchaseDay } from './purchase-days.ts';

/** The two dates that cut a history: models learn up to the first and are tried on the days up to the second. */
export interface ClockWindow {
  calibrationEndOn: string;
  observationEndOn: string;
}

/** One customer's purchase history as the value models read it, in whole days. */
export interface CustomerClock {
  firstPurchaseOn: string;
  /** Purchase days after the first, up to the end of the calibration. */
  repeatPurchases: number;
  /** Days from the first purchase to the last one within the calibration. */
  recencyDays: number;
  /** Days from the first purchase to the end of the calibration. */
  ageDays: number;
  /** Mean amount of the repeat purchase days; 0 when there is none. */
  meanRepeatValueMinor: number;
  /** All purchase days up to the end of the calibration, the first included. */
  totalMinor: number;
  /** Purchase days after the calibration, up to the end of the observation. */
  holdoutRepeats: number;
  holdoutMinor: number;
}

/** The clock of a customer; `undefined` for one who first bought after the calibration. */
export function customerClock(days: readonly PurchaseDay[], window: ClockWindow): CustomerClock | undefined {
  const calibration = days.filter((day) => day.purchasedOn <= window.calibrationEndOn);
  const holdout = days.filter(
    (day) => day.purchasedOn > window.calibrationEndOn && day.purchasedOn <= window.observationEndOn,
  );
  const [first, ...repeats] = calibration;
  if (!first) return undefined;
  const last = repeats.at(-1) ?? first;
  const repeatMinor = total(repeats);
  return {
    firstPurchaseOn: first.purchasedOn,
    repeatPurchases: repeats.length,
    recencyDays: daysBetween(first.purchasedOn, last.purchasedOn),
    ageDays: daysBetween(first.purchasedOn, window.calibrationEndOn),
    meanRepeatValueMinor: repeats.length === 0 ? 0 : repeatMinor / repeats.length,
    totalMinor: first.amountMinor + repeatMinor,
    holdoutRepeats: holdout.length,
    holdoutMinor: total(holdout),
  };
}

function total(days: readonly PurchaseDay[]): number {
  return days.reduce((sum, day) => sum + day.amountMinor, 0);
}

function daysBetween(fromOn: string, toOn: string): number {
  return Math.round((Date.parse(toOn) - Date.parse(fromOn)) / 86_400_000);
}
