import type { CalendarOffset, FollowUpRule } from '#pack-kit';
import { addDays, addMonths } from '#working-time';

/** A distance as months and days: only months and years need a calendar. */
export function monthsAndDays({ n, unit }: CalendarOffset): { months: number; days: number } {
  if (unit === 'm') return { months: n, days: 0 };
  if (unit === 'y') return { months: 12 * n, days: 0 };
  return { months: 0, days: unit === 'w' ? 7 * n : n };
}

/**
 * The day a rule names before closed days are looked at, for the first time (`turn` 0) or a repetition.
 * Always counted from the anchor itself: 31 January comes back to the 31st after a February.
 */
export function nominalDay(
  rule: Pick<FollowUpRule, 'offset' | 'repeat' | 'monthEnd'>,
  anchorOn: string,
  turn = 0,
): string {
  const offset = monthsAndDays(rule.offset);
  const repeat = rule.repeat ? monthsAndDays(rule.repeat) : { months: 0, days: 0 };
  const months = offset.months + turn * repeat.months;
  return addDays(addMonths(anchorOn, months, rule.monthEnd), offset.days + turn * repeat.days);
}

/** Days looked at in search of a working day; a calendar that is closed for longer moves nothing. */
const FURTHEST = 31;

/** The day itself when it is open, else the nearest open one before or after it. */
export function shiftedDay(
  day: string,
  direction: FollowUpRule['onClosedDay'],
  isOpen: (day: string) => boolean,
): string {
  if (direction === 'none') return day;
  const step = direction === 'forward' ? 1 : -1;
  for (let away = 0; away <= FURTHEST; away += 1) {
    const candidate = addDays(day, away * step);
    if (isOpen(candidate)) return candidate;
  }
  return day;
}
