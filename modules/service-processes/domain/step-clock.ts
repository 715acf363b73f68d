import {
  type ClockSegment,
  type CompiledCalendar,
  clockSegments,
  compileCalendar,
  readClock,
} from '#working-time';
import type { ProcessTemplate, StepClock, StepDefinition } from '../contract/index.ts';
import type { StepVisitState } from './read-process.ts';

const MINUTE_MS = 60_000;
const everyMinute = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);

/** The clock of a step since it was reached: read from its facts, never kept. `null` when the step has no limit. */
export function stepClockAt(
  template: Pick<ProcessTemplate, 'workingWeek'>,
  step: StepDefinition,
  visit: Pick<StepVisitState, 'enteredAt' | 'leftAt' | 'pauses'>,
  { nowMs, timeZone }: { nowMs: number; timeZone: string },
): StepClock | null {
  if (!step.within) return null;
  const calendar = calendarOf(template, step.within.of, timeZone);
  const clock = {
    startedAtMs: Date.parse(visit.enteredAt),
    limitMs: step.within.minutes * MINUTE_MS,
    pauses: visit.pauses.map(({ at, until }) => ({
      fromMs: Date.parse(at),
      ...(until === null ? {} : { toMs: Date.parse(until) }),
    })),
    ...(visit.leftAt === null ? {} : { stoppedAtMs: Date.parse(visit.leftAt) }),
  };
  const reading = readClock(calendar, clock, nowMs);
  return {
    limitMinutes: step.within.minutes,
    usedMinutes: reading.usedMs / MINUTE_MS,
    dueAt: reading.dueAtMs === undefined ? null : new Date(reading.dueAtMs).toISOString(),
    overrun: reading.overrun,
    segments: clockSegments(calendar, clock, nowMs).map(drawn),
  };
}

function drawn({ kind, fromMs, toMs }: ClockSegment): StepClock['segments'][number] {
  return { kind, minutes: (toMs - fromMs) / MINUTE_MS };
}

function calendarOf(
  template: Pick<ProcessTemplate, 'workingWeek'>,
  of: 'working-time' | 'any-time',
  timeZone: string,
): CompiledCalendar {
  return compileCalendar({ timeZone, week: of === 'any-time' ? everyMinute : template.workingWeek });
}
