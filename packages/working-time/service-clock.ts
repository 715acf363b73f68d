import type { CompiledCalendar } from './working-calendar.ts';
import { addWorkingTime, dayNumberAt, isOpenAt, workingTimeBetween } from './working-time.ts';

/** A time in which the clock stands still; without `toMs` it still does. */
export interface ClockPause {
  fromMs: number;
  toMs?: number;
}

/** What a clock is read from: facts only, nothing accumulated. Instants are epoch milliseconds. */
export interface ServiceClock {
  startedAtMs: number;
  /** Working time allowed, in milliseconds. */
  limitMs: number;
  pauses?: readonly ClockPause[];
  stoppedAtMs?: number;
}

/** One stretch of a clock's life, as it is drawn. */
export interface ClockSegment {
  fromMs: number;
  toMs: number;
  kind: 'running' | 'paused' | 'closed';
}

/** What a clock shows at an instant. */
export interface ClockReading {
  /** `closed` outside working hours; `stopped` once what it waits for has happened. */
  state: 'running' | 'paused' | 'closed' | 'stopped';
  usedMs: number;
  /** Negative when overrun. */
  remainingMs: number;
  /** When the limit is or was reached; `undefined` while paused with time left, or when the calendar never opens again. */
  dueAtMs: number | undefined;
  overrun: boolean;
}

/** Reads a clock at an instant: working time from its start, less pauses, until it was stopped or now. */
export function readClock(calendar: CompiledCalendar, clock: ServiceClock, nowMs: number): ClockReading {
  const endMs = Math.min(clock.stoppedAtMs ?? nowMs, nowMs);
  const pauses = mergePauses(clock, endMs);
  let usedMs = workingTimeBetween(calendar, clock.startedAtMs, endMs);
  for (const pause of pauses)
    usedMs -= workingTimeBetween(calendar, pause.fromMs, Math.min(pause.toMs, endMs));
  const overrun = usedMs > clock.limitMs;
  return {
    state: stateOf(calendar, clock, pauses, nowMs),
    usedMs,
    remainingMs: clock.limitMs - usedMs,
    dueAtMs: dueAt(calendar, clock, pauses),
    overrun,
  };
}

/** The stretches of a clock's life until an instant, in order and without gaps. */
export function clockSegments(
  calendar: CompiledCalendar,
  clock: ServiceClock,
  nowMs: number,
): ClockSegment[] {
  const endMs = Math.min(clock.stoppedAtMs ?? nowMs, nowMs);
  const pauses = mergePauses(clock, endMs);
  const cuts = new Set([clock.startedAtMs, endMs]);
  for (const pause of pauses) cuts.add(pause.fromMs).add(Math.min(pause.toMs, endMs));
  const last = dayNumberAt(calendar, endMs);
  for (let day = dayNumberAt(calendar, clock.startedAtMs); day <= last; day += 1) {
    for (const cut of calendar.intervalsOf(day)) cuts.add(cut);
  }
  const ordered = [...cuts].filter((cut) => cut >= clock.startedAtMs && cut <= endMs).sort((a, b) => a - b);
  const segments: ClockSegment[] = [];
  for (let index = 0; index + 1 < ordered.length; index += 1) {
    const fromMs = ordered[index] ?? 0;
    const toMs = ordered[index + 1] ?? 0;
    const paused = pauses.some((pause) => pause.fromMs <= fromMs && fromMs < pause.toMs);
    const kind = paused ? 'paused' : isOpenAt(calendar, fromMs) ? 'running' : 'closed';
    const before = segments.at(-1);
    if (before?.kind === kind) before.toMs = toMs;
    else segments.push({ fromMs, toMs, kind });
  }
  return segments;
}

interface ClosedPause {
  fromMs: number;
  toMs: number;
}

/** Pauses in order, within the clock's life, with overlaps joined; an open one lasts for ever. */
function mergePauses(clock: ServiceClock, endMs: number): ClosedPause[] {
  const ordered = (clock.pauses ?? [])
    .map(({ fromMs, toMs }) => ({
      fromMs: Math.max(fromMs, clock.startedAtMs),
      toMs: toMs ?? Number.POSITIVE_INFINITY,
    }))
    .filter(({ fromMs, toMs }) => toMs > fromMs && fromMs <= endMs)
    .sort((a, b) => a.fromMs - b.fromMs);
  const merged: ClosedPause[] = [];
  for (const pause of ordered) {
    const before = merged.at(-1);
    if (before && pause.fromMs <= before.toMs) before.toMs = Math.max(before.toMs, pause.toMs);
    else merged.push({ ...pause });
  }
  return merged;
}

/** Spends the limit stretch by stretch between the pauses. */
function dueAt(calendar: CompiledCalendar, clock: ServiceClock, pauses: ClosedPause[]): number | undefined {
  let left = clock.limitMs;
  let fromMs = clock.startedAtMs;
  for (const pause of pauses) {
    const stretch = workingTimeBetween(calendar, fromMs, pause.fromMs);
    if (stretch >= left) break;
    left -= stretch;
    if (pause.toMs === Number.POSITIVE_INFINITY) return undefined;
    fromMs = pause.toMs;
  }
  return addWorkingTime(calendar, fromMs, left);
}

function stateOf(
  calendar: CompiledCalendar,
  clock: ServiceClock,
  pauses: ClosedPause[],
  nowMs: number,
): ClockReading['state'] {
  if (clock.stoppedAtMs !== undefined && clock.stoppedAtMs <= nowMs) return 'stopped';
  if (pauses.some((pause) => pause.fromMs <= nowMs && nowMs < pause.toMs)) return 'paused';
  return isOpenAt(calendar, nowMs) ? 'running' : 'closed';
}
