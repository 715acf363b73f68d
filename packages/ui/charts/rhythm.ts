export type Rhythm = {
  /** Position of each visit on the strip, 0 at the left, 1 now. */
  readonly visits: readonly number[];
  /** Where the next was due; beyond 1 when it lies ahead. */
  readonly due: number;
  readonly isOverdue: boolean;
  readonly daysSinceLast: number;
};

const dayMs = 86_400_000;

/** Lays visits out in time up to now and finds the gap since the next was due. Nothing without a visit. */
export function layOutRhythm(
  visitsAt: readonly string[],
  usualIntervalDays: number,
  now: Date,
): Rhythm | undefined {
  const times = visitsAt
    .map((at) => Date.parse(at))
    .filter((time) => time <= now.getTime())
    .sort((a, b) => a - b);
  const first = times[0];
  const last = times.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const span = Math.max(dayMs, now.getTime() - first);
  const place = (time: number) => (time - first) / span;
  const dueAt = last + usualIntervalDays * dayMs;
  return {
    visits: times.map(place),
    due: place(dueAt),
    isOverdue: dueAt < now.getTime(),
    daysSinceLast: Math.floor((now.getTime() - last) / dayMs),
  };
}
