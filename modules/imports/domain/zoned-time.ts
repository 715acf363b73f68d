const hourMilliseconds = 3_600_000;
const dayMilliseconds = 24 * hourMilliseconds;

/**
 * Turns wall-clock times of a zone into instants. Offsets are looked up twice a day of the calendar at most, because files
 * hold many rows of the same days. A time that a clock change skips or repeats is taken by the offset before the change.
 */
export function zonedTime(timeZone: string): (wallMilliseconds: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetAt = (instant: number): number => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
  };
  const steadyOffsets = new Map<number, number | undefined>();
  return (wall) => {
    const day = Math.floor(wall / dayMilliseconds);
    if (!steadyOffsets.has(day)) {
      const before = offsetAt((day - 1) * dayMilliseconds);
      const after = offsetAt((day + 2) * dayMilliseconds);
      steadyOffsets.set(day, before === after ? before : undefined);
    }
    const steady = steadyOffsets.get(day);
    if (steady !== undefined) return wall - steady;
    const earlier = offsetAt(wall - dayMilliseconds);
    const later = offsetAt(wall + dayMilliseconds);
    const byEarlier = wall - earlier;
    const byLater = wall - later;
    return offsetAt(byEarlier) !== earlier && offsetAt(byLater) === later ? byLater : byEarlier;
  };
}
