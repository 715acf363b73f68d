import { type Conduction, type Ear, HIGHEST_DB_HL, type Threshold, thresholdAt } from './threshold.ts';

/** Averages are named by their frequencies, since the same name means different ones in different devices. */
export const PTA3_HZ = [500, 1000, 2000] as const;
export const PTA4_HZ = [500, 1000, 2000, 4000] as const;

/** What a tone that was not heard counts as: the loudest level tried, or five decibels more. */
export type NoResponsePolicy = 'level-tried' | 'level-plus-5';

/** A mean threshold in dB HL; `atLeast` when a tone was not heard, so that the true one is no lower. */
export interface PureToneAverage {
  dbHl: number;
  atLeast: boolean;
  frequenciesHz: readonly number[];
}

/** Mean threshold of an ear over frequencies; `undefined` when one of them was not measured: nothing is guessed. */
export function pureToneAverage(
  thresholds: readonly Threshold[],
  ear: Ear,
  frequenciesHz: readonly number[],
  {
    conduction = 'air',
    noResponse = 'level-tried',
  }: { conduction?: Conduction; noResponse?: NoResponsePolicy } = {},
): PureToneAverage | undefined {
  let sum = 0;
  let atLeast = false;
  for (const frequencyHz of frequenciesHz) {
    const threshold = thresholdAt(thresholds, ear, conduction, frequencyHz);
    if (!threshold) return undefined;
    const unheard = threshold.noResponse === true;
    const level = threshold.levelDbHl + (unheard && noResponse === 'level-plus-5' ? 5 : 0);
    sum += Math.min(level, HIGHEST_DB_HL + 5);
    atLeast ||= unheard;
  }
  return { dbHl: sum / frequenciesHz.length, atLeast, frequenciesHz };
}

/** Fletcher's average: the better two of 500, 1000 and 2000 Hz. */
export function fletcherAverage(thresholds: readonly Threshold[], ear: Ear): PureToneAverage | undefined {
  const measured = PTA3_HZ.map((frequencyHz) => thresholdAt(thresholds, ear, 'air', frequencyHz));
  if (measured.some((one) => one === undefined)) return undefined;
  const best = measured
    .filter((one) => one !== undefined)
    .sort((a, b) => a.levelDbHl - b.levelDbHl)
    .slice(0, 2);
  return {
    dbHl: best.reduce((sum, one) => sum + one.levelDbHl, 0) / 2,
    atLeast: best.some((one) => one.noResponse === true),
    frequenciesHz: best.map((one) => one.frequencyHz).sort((a, b) => a - b),
  };
}
