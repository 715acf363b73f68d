const DAY_MS = 86_400_000;
const QUARTER_HOUR_MS = 900_000;

/**
 * Gives the calendar day, as days since 1970-01-01, that an instant falls on in a zone. Made for millions of instants:
 * the zone is asked once for a day, and for a quarter of an hour only on the days its clocks are changed.
 */
export function dayInZone(timeZone: string): (instantMs: number) => number {
  const offsetAt = zoneOffset(timeZone);
  const ofDay = new Map<number, number | 'changes'>();
  const ofQuarterHour = new Map<number, number>();
  const dayOffset = (utcDay: number): number | 'changes' => {
    const atStart = offsetAt(utcDay * DAY_MS);
    return atStart === offsetAt((utcDay + 1) * DAY_MS - 1) ? atStart : 'changes';
  };
  return (instantMs) => {
    const utcDay = Math.floor(instantMs / DAY_MS);
    const known = ofDay.get(utcDay) ?? dayOffset(utcDay);
    ofDay.set(utcDay, known);
    if (known !== 'changes') return Math.floor((instantMs + known) / DAY_MS);
    const quarter = Math.floor(instantMs / QUARTER_HOUR_MS);
    const offset = ofQuarterHour.get(quarter) ?? offsetAt(quarter * QUARTER_HOUR_MS);
    ofQuarterHour.set(quarter, offset);
    return Math.floor((instantMs + offset) / DAY_MS);
  };
}

/** What a zone's clocks show more than UTC's, in milliseconds. */
function zoneOffset(timeZone: string): (instantMs: number) => number {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instantMs) => {
    const shown: Record<string, number> = {};
    for (const { type, value } of clock.formatToParts(instantMs)) shown[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instantMs / 1000) * 1000;
  };
}
