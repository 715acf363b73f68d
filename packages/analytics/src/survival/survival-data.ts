import { InvalidInput } from '../invalid-input.ts';

/** Durations with whether each ended in the event (1) or was still going on when last seen (0, "censored"). */
export interface SurvivalData {
  durations: ArrayLike<number>;
  events: ArrayLike<number>;
}

/** Throws `InvalidInput` naming the first rows that are not durations ≥ 0 with events 0 or 1. */
export function requireSurvivalData(
  functionName: string,
  { durations, events }: SurvivalData,
  above = -1,
): void {
  if (durations.length !== events.length || durations.length === 0) {
    throw new InvalidInput(
      `${functionName} requires as many events as durations and at least one, got ${events.length} and ${durations.length}`,
    );
  }
  const faults: string[] = [];
  for (let i = 0; i < durations.length; i += 1) {
    const duration = durations[i] ?? NaN;
    const event = events[i] ?? NaN;
    const sound = duration > above && duration >= 0 && duration < Infinity && (event === 0 || event === 1);
    if (!sound) faults.push(`row ${i}: duration ${duration}, event ${event}`);
  }
  if (faults.length > 0) {
    const limit = above >= 0 ? 'above 0' : '≥ 0';
    throw new InvalidInput(
      `${functionName} requires finite durations ${limit} and events 0 or 1; ${faults.length} rows break this, first ${faults.slice(0, 5).join('; ')}`,
    );
  }
}

/** Row numbers in order of duration. */
export function orderByDuration({ durations }: SurvivalData): Int32Array {
  return Int32Array.from({ length: durations.length }, (_, i) => i).sort(
    (i, j) => (durations[i] ?? 0) - (durations[j] ?? 0),
  );
}
