import { isoWeekday } from './calendar-days.ts';
import { type ZoneClock, zoneClock } from './zoned-time.ts';

/** Open from one wall time to another of the same day, `HH:MM`, `to` up to `24:00`; the end is not included. */
export interface WorkingSpan {
  from: string;
  to: string;
}

/** When a branch, person or room works: a week, and days that differ from it (holidays have no spans). */
export interface WorkingCalendar {
  timeZone: string;
  /** Seven days, Monday first. */
  week: readonly (readonly WorkingSpan[])[];
  /** Spans by day `YYYY-MM-DD`, instead of that weekday's. */
  exceptions?: Readonly<Record<string, readonly WorkingSpan[]>>;
}

/** Working intervals of one day as instants: `[start, end, start, end, …]` in epoch milliseconds. */
export type DayIntervals = readonly number[];

/** A calendar made ready for arithmetic. */
export interface CompiledCalendar {
  readonly clock: ZoneClock;
  /** Of the day whose wall midnight is `dayNumber × 86,400,000`. */
  intervalsOf(dayNumber: number): DayIntervals;
  /** No week day and no exception has a span: nothing is ever due. */
  readonly neverOpen: boolean;
}

const DAY_MS = 86_400_000;
const TIME = /^([01]\d|2[0-4]):([0-5]\d)$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** All that is wrong with a calendar, in words; empty when nothing is. */
export function calendarFaults(calendar: WorkingCalendar): string[] {
  const faults: string[] = [];
  try {
    zoneClock(calendar.timeZone);
  } catch {
    faults.push(`timeZone "${calendar.timeZone}" is no IANA time zone; use one such as Asia/Shanghai`);
  }
  if (calendar.week.length !== 7)
    faults.push(`week has ${calendar.week.length} days; give seven, Monday first`);
  faults.push(...calendar.week.flatMap((spans, index) => spanFaults(spans, `week day ${index + 1}`)));
  for (const [day, spans] of Object.entries(calendar.exceptions ?? {})) {
    if (!DAY.test(day) || Number.isNaN(Date.parse(day)))
      faults.push(`exception "${day}" is no day; write YYYY-MM-DD`);
    faults.push(...spanFaults(spans, day));
  }
  return faults;
}

function spanFaults(spans: readonly WorkingSpan[], place: string): string[] {
  const faults: string[] = [];
  let openUntil = -1;
  for (const { from, to } of spans) {
    const start = minuteOf(from);
    const end = minuteOf(to);
    if (start === undefined || end === undefined)
      faults.push(`${place}: ${from}–${to} is no span; write HH:MM`);
    else if (end <= start) faults.push(`${place}: ${from}–${to} ends before it begins`);
    else if (start < openUntil) faults.push(`${place}: ${from}–${to} begins before the span before it ends`);
    openUntil = end ?? openUntil;
  }
  return faults;
}

function minuteOf(time: string): number | undefined {
  const match = TIME.exec(time);
  if (!match) return undefined;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return minute <= 24 * 60 ? minute : undefined;
}

/** Makes a calendar ready for arithmetic; throws a RangeError that lists all its faults. */
export function compileCalendar(calendar: WorkingCalendar): CompiledCalendar {
  const faults = calendarFaults(calendar);
  if (faults.length > 0)
    throw new RangeError(`compileCalendar requires a sound calendar, got: ${faults.join('; ')}`);
  const clock = zoneClock(calendar.timeZone);
  const week = calendar.week.map(toMinutes);
  const exceptions = new Map<string, number[]>();
  for (const [day, spans] of Object.entries(calendar.exceptions ?? {})) exceptions.set(day, toMinutes(spans));
  const known = new Map<number, DayIntervals>();
  return {
    clock,
    neverOpen: [...week, ...exceptions.values()].every((minutes) => minutes.length === 0),
    intervalsOf(dayNumber) {
      const before = known.get(dayNumber);
      if (before) return before;
      const day = new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
      const minutes = exceptions.get(day) ?? week[isoWeekday(day) - 1] ?? [];
      const intervals = minutes.map((minute) => clock.instantAt(dayNumber * DAY_MS + minute * 60_000));
      known.set(dayNumber, intervals);
      return intervals;
    },
  };
}

function toMinutes(spans: readonly WorkingSpan[]): number[] {
  return spans.flatMap(({ from, to }) => [minuteOf(from) ?? 0, minuteOf(to) ?? 0]);
}
