const DAY_MS = 86_400_000;
const QUARTER_HOUR_MS = 900_000;

/**
 * The clock on the wall of a zone. Wall times are milliseconds of the shown date and time read as if it were UTC, so that
 * they can be compared and added; instants are epoch milliseconds.
 */
export interface ZoneClock {
  readonly timeZone: string;
  /** Milliseconds the wall is ahead of UTC at an instant. */
  offsetAt(instantMs: number): number;
  wallAt(instantMs: number): number;
  /**
   * The instant at which the wall shows a time. A time that a clock change skips becomes as much later as the clocks jumped;
   * of a time that comes twice, the first is meant.
   */
  instantAt(wallMs: number): number;
}

const clocks = new Map<string, ZoneClock>();

/** The wall clock of an IANA zone; throws a RangeError for a zone that does not exist. */
export function zoneClock(timeZone: string): ZoneClock {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = buildClock(timeZone);
  clocks.set(timeZone, clock);
  return clock;
}

/** The instant at which a calendar day begins in a zone; where clocks skip midnight, the first moment after it. */
export function startOfDay(day: string, timeZone: string): string {
  return new Date(zoneClock(timeZone).instantAt(Date.parse(`${day}T00:00:00Z`))).toISOString();
}

/** The calendar day a zone's wall shows at an instant. */
export function dayAt(instantMs: number, timeZone: string): string {
  return new Date(zoneClock(timeZone).wallAt(instantMs)).toISOString().slice(0, 10);
}

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** The days since 1970-01-01 that a zone's wall shows at instants; made once, for millions of them. */
export function dayNumberIn(timeZone: string): (instantMs: number) => number {
  const { wallAt } = zoneClock(timeZone);
  return (instantMs) => Math.floor(wallAt(instantMs) / DAY_MS);
}

/** The instant at which the wall shows `2026-03-02T17:05`; `undefined` when the text is no such moment. */
export function zonedInstant(local: string, timeZone: string): string | undefined {
  const wall = LOCAL.test(local) ? Date.parse(`${local}:00Z`) : Number.NaN;
  return Number.isNaN(wall) ? undefined : new Date(zoneClock(timeZone).instantAt(wall)).toISOString();
}

function buildClock(timeZone: string): ZoneClock {
  const measure = byQuarterHour(offsetMeter(timeZone));
  // Formatting a date is slow; days between which the offset does not change, nearly all, are measured once.
  const steadyDays = new Map<number, number | undefined>();
  const steadyOffset = (day: number): number | undefined => {
    if (!steadyDays.has(day)) {
      const before = measure((day - 1) * DAY_MS);
      steadyDays.set(day, before === measure((day + 2) * DAY_MS) ? before : undefined);
    }
    return steadyDays.get(day);
  };
  const offsetAt = (instantMs: number) => steadyOffset(Math.floor(instantMs / DAY_MS)) ?? measure(instantMs);
  return {
    timeZone,
    offsetAt,
    wallAt: (instantMs) => instantMs + offsetAt(instantMs),
    instantAt(wallMs) {
      const steady = steadyOffset(Math.floor(wallMs / DAY_MS));
      if (steady !== undefined) return wallMs - steady;
      const byEarlier = wallMs - measure(wallMs - DAY_MS);
      const byLater = wallMs - measure(wallMs + DAY_MS);
      const shows = (instantMs: number) => instantMs + measure(instantMs) === wallMs;
      return !shows(byEarlier) && shows(byLater) ? byLater : byEarlier;
    },
  };
}

/** Clocks are changed on the quarter hour, so one measurement serves for all of it. */
function byQuarterHour(measure: (instantMs: number) => number): (instantMs: number) => number {
  const known = new Map<number, number>();
  return (instantMs) => {
    const quarter = Math.floor(instantMs / QUARTER_HOUR_MS);
    const offset = known.get(quarter) ?? measure(quarter * QUARTER_HOUR_MS);
    known.set(quarter, offset);
    return offset;
  };
}

function offsetMeter(timeZone: string): (instantMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instantMs) => {
    const parts: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(instantMs)) parts[type] = value;
    const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year);
    const shown = Date.UTC(
      year,
      Number(parts.month) - 1,
      Number(parts.day),
      Number(parts.hour),
      Number(parts.minute),
      Number(parts.second),
    );
    return shown - Math.floor(instantMs / 1000) * 1000;
  };
}
