const DAY_MS = 86_400_000;
const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);

/** What happens when a month has no such day: 31 January + 1 month is 28 February (`clamp`) or 1 March (`roll-forward`). */
export type MonthEnd = 'clamp' | 'roll-forward';

/** The calendar day some days after another, both `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return dayOf(midnight(day) + days * DAY_MS);
}

/** The calendar day some months after another, both `YYYY-MM-DD`. */
export function addMonths(day: string, months: number, monthEnd: MonthEnd = 'clamp'): string {
  const from = new Date(midnight(day));
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
  const last = new Date(first);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  if (from.getUTCDate() <= last.getUTCDate()) return dayOf(first + (from.getUTCDate() - 1) * DAY_MS);
  return monthEnd === 'clamp' ? dayOf(last.getTime()) : dayOf(last.getTime() + DAY_MS);
}

/** Days from one calendar day to another; negative when the other lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((midnight(to) - midnight(from)) / DAY_MS);
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function isoWeekday(day: string): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return (((new Date(midnight(day)).getUTCDay() + 6) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}
