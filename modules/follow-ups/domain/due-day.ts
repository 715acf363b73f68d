import { addDays } from '#working-time';

/** Days ahead for which care may be planned. */
export const FURTHEST_DAYS = 366;

/** Whether care may be planned for a day: not in the past, and not beyond a year. */
export function mayPlanCareFor(day: string, today: string): boolean {
  return day >= today && day <= addDays(today, FURTHEST_DAYS);
}
