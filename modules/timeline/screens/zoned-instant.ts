const MINUTE_MS = 60_000;
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** Minutes a zone's clock is ahead of UTC at an instant. */
function offsetMinutes(timeZone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return Math.round((shown - instant) / MINUTE_MS);
}

/**
 * The instant at which the clocks of a zone show `2026-03-02T17:05`. An hour that a clock change leaves out becomes the
 * hour after it; of an hour that comes twice, the first is meant. `undefined` when the text is no such moment.
 */
export function zonedInstant(local: string, timeZone: string): string | undefined {
  if (!LOCAL.test(local)) return undefined;
  const asUtc = Date.parse(`${local}:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const before = offsetMinutes(timeZone, asUtc - 24 * 60 * MINUTE_MS);
  const candidate = asUtc - before * MINUTE_MS;
  const offset = offsetMinutes(timeZone, candidate);
  const instant = offset === before ? candidate : asUtc - offset * MINUTE_MS;
  return new Date(offsetMinutes(timeZone, instant) === offset ? instant : candidate).toISOString();
}
