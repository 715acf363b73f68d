/** Counts who asks how often. */
export interface ReadingLimit {
  /** False when `who` has asked too often of late. */
  admits(who: string, nowMs: number): boolean;
}

/** A shop of forty people behind one address, each with two devices that ask every few minutes, stays well below. */
const MOST_READINGS = 300;
const WINDOW_MS = 10 * 60_000;
const MOST_ADDRESSES = 10_000;

/** Limits how often calendars are read from one address, in this process. */
export function readingLimit(most = MOST_READINGS): ReadingLimit {
  const seen = new Map<string, { sinceMs: number; readings: number }>();
  return {
    admits(who, nowMs) {
      const before = seen.get(who);
      if (before && nowMs - before.sinceMs < WINDOW_MS) {
        before.readings += 1;
        return before.readings <= most;
      }
      if (seen.size >= MOST_ADDRESSES) seen.clear();
      seen.set(who, { sinceMs: nowMs, readings: 1 });
      return true;
    },
  };
}
