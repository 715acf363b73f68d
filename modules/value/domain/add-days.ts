import { dayDate, dayNumber } from '#analytics';

/** The calendar date so many days later. */
export function addDays(date: string, days: number): string {
  return dayDate(dayNumber(date) + days);
}
