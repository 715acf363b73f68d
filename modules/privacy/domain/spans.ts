/** A length of time in calendar units. */
export type Span = { days: number } | { months: number };

/** The day that lies some spans after a day. Months end where the month ends: 31 January and a month is 28 February. */
export function addToDay(day: string, ...spans: readonly Span[]): string {
  const months = spans.reduce((sum, span) => sum + ('months' in span ? span.months : 0), 0);
  const days = spans.reduce((sum, span) => sum + ('days' in span ? span.days : 0), 0);
  const date = new Date(`${day}T00:00:00Z`);
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(dayOfMonth, lastDay) + days);
  return date.toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** `30 d`, `1 month`: short, the same in every language. */
export function spanText(span: Span): string {
  return 'days' in span ? `${span.days} d` : `${span.months} month${span.months === 1 ? '' : 's'}`;
}
