import type { RepairStandard } from '#pack-kit';
import { addDays, compileCalendar, readClock, type ServiceClock, startOfDay } from '#working-time';
import type { RepairState } from './read-repair.ts';

const MINUTE_MS = 60_000;

export interface RepairClocks {
  /** When diagnosis or repair is late by its standard, or parts by the guarantee; null while no clock runs. */
  dueAt: string | null;
  /** Working minutes taken, once known. */
  diagnosisMinutes: number | null;
  repairMinutes: number | null;
}

/** The clocks of a repair, read from its facts. Waiting for parts stops ours and runs towards the guarantee's limit. */
export function repairClocks(
  reportedAt: string,
  state: RepairState,
  standard: RepairStandard | undefined,
  { timeZone, nowMs, partsLimitOn }: { timeZone: string; nowMs: number; partsLimitOn: string | null },
): RepairClocks {
  const read = (
    fromAt: string,
    untilAt: string | null,
    minutes: number,
    pauses: ServiceClock['pauses'] = [],
  ) => {
    if (!standard) return undefined;
    const calendar = compileCalendar({ timeZone, week: standard.workingWeek });
    const stopped = untilAt === null ? {} : { stoppedAtMs: Date.parse(untilAt) };
    const limit = { startedAtMs: Date.parse(fromAt), limitMs: minutes * MINUTE_MS };
    return readClock(calendar, { ...limit, pauses, ...stopped }, nowMs);
  };
  const { stage, decidedAt, begunAt, endedAt, partsWaits } = state;
  const pauses = partsWaits.map(({ at, until }) => ({
    fromMs: Date.parse(at),
    ...(until === null ? {} : { toMs: Date.parse(until) }),
  }));
  const diagnosis = read(reportedAt, decidedAt ?? endedAt, standard?.diagnosisMinutes ?? 0);
  const repairing =
    begunAt === null ? undefined : read(begunAt, endedAt, standard?.repairMinutes ?? 0, pauses);
  const running = stage === 'reported' ? diagnosis : OURS.has(stage) ? repairing : undefined;
  const partsDue =
    stage === 'waiting-parts' && partsLimitOn !== null
      ? startOfDay(addDays(partsLimitOn, 1), timeZone)
      : null;
  return {
    dueAt: running?.dueAtMs === undefined ? partsDue : new Date(running.dueAtMs).toISOString(),
    diagnosisMinutes: decidedAt === null || !diagnosis ? null : Math.round(diagnosis.usedMs / MINUTE_MS),
    repairMinutes: stage === 'returned' && repairing ? Math.round(repairing.usedMs / MINUTE_MS) : null,
  };
}

/** Stages in which the thing is with us and nothing but our work is awaited. */
const OURS = new Set(['in-repair', 'repaired', 'tested']);
