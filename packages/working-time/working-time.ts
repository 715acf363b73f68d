import type { CompiledCalendar } from './working-calendar.ts';

const DAY_MS = 86_400_000;
/** Beyond this no working time is looked for: a calendar that is open one day in four years still finds it. */
const FURTHEST_DAYS = 366 * 5;

/**
 * Working time between two instants, in milliseconds of real time (an hour that a clock change leaves out is not counted,
 * one that comes twice counts twice). 0 when `toMs` is not after `fromMs`.
 */
export function workingTimeBetween(calendar: CompiledCalendar, fromMs: number, toMs: number): number {
  let worked = 0;
  const last = dayNumberAt(calendar, toMs);
  for (let day = dayNumberAt(calendar, fromMs); day <= last; day += 1) {
    const intervals = calendar.intervalsOf(day);
    for (let index = 0; index + 1 < intervals.length; index += 2) {
      const start = Math.max(intervals[index] ?? 0, fromMs);
      const end = Math.min(intervals[index + 1] ?? 0, toMs);
      if (end > start) worked += end - start;
    }
  }
  return worked;
}

/**
 * The first instant by which so much working time has passed since `fromMs`; for 0, `fromMs` itself. `undefined` when the
 * calendar has no such time within five years.
 */
export function addWorkingTime(
  calendar: CompiledCalendar,
  fromMs: number,
  workingMs: number,
): number | undefined {
  if (workingMs <= 0) return fromMs;
  if (calendar.neverOpen) return undefined;
  let left = workingMs;
  const first = dayNumberAt(calendar, fromMs);
  let idleDays = 0;
  for (let day = first; idleDays < FURTHEST_DAYS; day += 1) {
    const before = left;
    const intervals = calendar.intervalsOf(day);
    for (let index = 0; index + 1 < intervals.length; index += 2) {
      const start = Math.max(intervals[index] ?? 0, fromMs);
      const length = (intervals[index + 1] ?? 0) - start;
      if (length >= left) return start + left;
      if (length > 0) left -= length;
    }
    idleDays = left === before ? idleDays + 1 : 0;
  }
  return undefined;
}

/** True when the calendar works at an instant. */
export function isOpenAt(calendar: CompiledCalendar, atMs: number): boolean {
  const intervals = calendar.intervalsOf(dayNumberAt(calendar, atMs));
  for (let index = 0; index + 1 < intervals.length; index += 2) {
    if (atMs >= (intervals[index] ?? 0) && atMs < (intervals[index + 1] ?? 0)) return true;
  }
  return false;
}

/** The day, counted from 1970-01-01, that the calendar's wall shows at an instant. */
export function dayNumberAt(calendar: CompiledCalendar, atMs: number): number {
  return Math.floor(calendar.clock.wallAt(atMs) / DAY_MS);
}
