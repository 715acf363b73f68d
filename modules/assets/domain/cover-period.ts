import { addDays, addMonths, daysBetween } from '#working-time';
import type { Stretch } from './repairs-of.ts';

/** A period of cover with the days that repairs took out of it added at its end. */
export interface CoverPeriod {
  startsOn: string;
  /** Last day, had there been no pauses. */
  plannedEndsOn: string;
  /** Last day. */
  endsOn: string;
  /** The stretches that moved the end; those that began after it count for nothing. */
  pauses: readonly (Stretch & { days: number })[];
  pausedDays: number;
}

interface CoverAsked {
  startsOn: string;
  months: number;
  pauses: readonly Stretch[];
  /** The day as of which a pause that is still open is counted. */
  asOf: string;
}

/**
 * When cover ends. A year from 1 March 2025 ends on 28 February 2026; each day in repair or waiting for parts, within the
 * period, puts the end off by one. The day of handing in counts, the day of return does not: it is a day of use again.
 */
export function coverPeriod({ startsOn, months, pauses, asOf }: CoverAsked): CoverPeriod {
  const plannedEndsOn = addDays(addMonths(startsOn, months, 'roll-forward'), -1);
  let endsOn = plannedEndsOn;
  const counted: (Stretch & { days: number })[] = [];
  for (const { fromOn, untilOn } of mergedStretches(pauses, asOf)) {
    const from = fromOn < startsOn ? startsOn : fromOn;
    const days = daysBetween(from, untilOn ?? asOf);
    if (from > endsOn || days < 0) continue;
    counted.push({ fromOn: from, untilOn, days });
    endsOn = addDays(endsOn, days);
  }
  const pausedDays = counted.reduce((sum, { days }) => sum + days, 0);
  return { startsOn, plannedEndsOn, endsOn, pauses: counted, pausedDays };
}

/** Days a customer was without a thing between two days, each counted once. */
export function daysWithout(stretches: readonly Stretch[], fromOn: string, untilOn: string): number {
  return mergedStretches(stretches, untilOn).reduce((sum, stretch) => {
    const from = stretch.fromOn < fromOn ? fromOn : stretch.fromOn;
    const until = stretch.untilOn === null || stretch.untilOn > untilOn ? untilOn : stretch.untilOn;
    return sum + Math.max(0, daysBetween(from, until));
  }, 0);
}

/** Stretches in order, with those that touch or overlap made one, so that no day counts twice. */
function mergedStretches(stretches: readonly Stretch[], asOf: string): Stretch[] {
  const merged: Stretch[] = [];
  for (const { fromOn, untilOn } of [...stretches].sort((a, b) => a.fromOn.localeCompare(b.fromOn))) {
    const last = merged.at(-1);
    if (!last || fromOn > (last.untilOn ?? asOf)) {
      merged.push({ fromOn, untilOn });
    } else if (last.untilOn !== null && (untilOn === null || untilOn > last.untilOn)) {
      last.untilOn = untilOn;
    }
  }
  return merged;
}
