import { addDays, addMonths, daysBetween, isoWeekday } from '#working-time';

export type CalendarSpan = 'month' | 'week';

/** The days that are shown around a day: its week from Monday, or the whole weeks its month lies in. */
export function calendarRange(on: string, span: CalendarSpan): { fromOn: string; days: number } {
  if (span === 'week') return { fromOn: mondayOf(on), days: 7 };
  const firstOn = `${on.slice(0, 7)}-01`;
  const fromOn = mondayOf(firstOn);
  const lastOn = addDays(addMonths(firstOn, 1), -1);
  return { fromOn, days: Math.ceil((daysBetween(fromOn, lastOn) + 1) / 7) * 7 };
}

/** The same place one span earlier or later. */
export function stepSpan(on: string, span: CalendarSpan, by: -1 | 1): string {
  return span === 'week' ? addDays(on, 7 * by) : addMonths(on, by);
}

function mondayOf(on: string): string {
  return addDays(on, 1 - isoWeekday(on));
}
