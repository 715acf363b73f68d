/** Days in each unit of time a summary can be written in. */
const DAYS_PER_UNIT = { day: 1, week: 7, month: 365.25 / 12, quarter: 365.25 / 4, year: 365.25 } as const;
export type TimeUnit = keyof typeof DAYS_PER_UNIT;

export const TIME_UNITS = ['week', 'day', 'month', 'quarter', 'year'] as const satisfies readonly TimeUnit[];

export function daysPer(unit: TimeUnit): number {
  return DAYS_PER_UNIT[unit];
}

/** How often the unit fits into a year: what a yearly discount rate is converted by. */
export function unitsPerYear(unit: TimeUnit): number {
  return DAYS_PER_UNIT.year / DAYS_PER_UNIT[unit];
}
