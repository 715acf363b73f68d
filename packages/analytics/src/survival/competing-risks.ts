import { InvalidInput } from '../invalid-input.ts';
import type { SurvivalData } from './survival-data.ts';

/**
 * Durations that end in one of several ways, of which only the first to come is seen: `causes` names it, `null` where
 * the duration was still going on when last seen.
 */
export interface CompetingRisksData {
  durations: ArrayLike<number>;
  causes: readonly (string | null)[];
}

/** Throws `InvalidInput` naming the first rows that are not durations ≥ 0, or a cause nobody had. */
export function requireCompetingRisks(
  functionName: string,
  { durations, causes }: CompetingRisksData,
  cause?: string,
): void {
  if (durations.length !== causes.length || durations.length === 0) {
    throw new InvalidInput(
      `${functionName} requires as many causes as durations and at least one, got ${causes.length} and ${durations.length}`,
    );
  }
  const faults: string[] = [];
  for (let i = 0; i < durations.length; i += 1) {
    const duration = durations[i] ?? NaN;
    if (!(duration >= 0 && duration < Infinity)) faults.push(`row ${i}: ${duration}`);
  }
  if (faults.length > 0) {
    throw new InvalidInput(
      `${functionName} requires finite durations ≥ 0; ${faults.length} rows break this, first ${faults.slice(0, 5).join('; ')}`,
    );
  }
  if (cause !== undefined && !causes.includes(cause)) {
    const known = [...new Set(causes)].filter((name) => name !== null);
    throw new InvalidInput(
      `${functionName} requires a cause that happened, got ${cause}; there are ${known.join(', ') || 'none'}`,
    );
  }
}

/**
 * The data of one cause alone, other causes counting as censored: what a cause-specific Kaplan–Meier, log-rank test or
 * Cox regression needs. Its 1 − survival is not the share that has the cause: see `cumulativeIncidence`.
 */
export function causeSpecificData(data: CompetingRisksData, cause: string): SurvivalData {
  requireCompetingRisks('causeSpecificData', data, cause);
  return {
    durations: data.durations,
    events: Uint8Array.from(data.causes, (own) => (own === cause ? 1 : 0)),
  };
}
