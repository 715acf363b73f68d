import { meanInterval } from '#analytics';

/** Fewer units than this say nothing of how much things are rented. */
const ENOUGH_UNITS = 5;

/** How many of the days on which a unit was on offer it was out. */
export interface UnitDays {
  daysOut: number;
  daysOffered: number;
}

export interface Utilisation extends UnitDays {
  n: number;
  share: number | null;
  low: number | null;
  high: number | null;
}

/**
 * The mean share of its days on offer that a unit was out. Days of one unit follow each other, so that units and not
 * days are what the interval rests on.
 */
export function utilisationOf(units: readonly UnitDays[]): Utilisation {
  const offered = units.filter(({ daysOffered }) => daysOffered > 0);
  const sums = {
    n: offered.length,
    daysOut: offered.reduce((sum, { daysOut }) => sum + daysOut, 0),
    daysOffered: offered.reduce((sum, { daysOffered }) => sum + daysOffered, 0),
  };
  if (offered.length < ENOUGH_UNITS) return { ...sums, share: null, low: null, high: null };
  const { mean, low, high } = meanInterval(offered.map(({ daysOut, daysOffered }) => daysOut / daysOffered));
  return { ...sums, share: mean, low: Math.max(0, low), high: Math.min(1, high) };
}
