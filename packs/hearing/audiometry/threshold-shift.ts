import { PTA4_HZ, pureToneAverage } from './pure-tone-average.ts';
import { type Ear, type Threshold, thresholdAt } from './threshold.ts';

const COMPARED_HZ = [250, 500, 1000, 2000, 3000, 4000, 6000, 8000] as const;
/** Testing twice differs by 5 dB; so much at one frequency, or less at two beside each other, does not come from that. */
const AT_ONE_DB = 15;
const AT_TWO_DB = 10;

/** How the hearing of an ear by air moved from one audiogram to another; positive is worse. */
export interface ThresholdShift {
  ear: Ear;
  /** Of the mean at 500, 1000, 2000 and 4000 Hz; undefined where one of them is missing. */
  averageDb: number | undefined;
  byFrequency: { frequencyHz: number; fromDbHl: number; toDbHl: number; changeDb: number }[];
  /** Frequencies that call for a doctor or a new fitting: 15 dB worse at one, or 10 dB at two beside each other. */
  alertHz: number[];
}

/** Compares the air thresholds of an ear that both audiograms have; what was not heard counts at the level tried. */
export function thresholdShift(
  then: readonly Threshold[],
  now: readonly Threshold[],
  ear: Ear,
): ThresholdShift {
  const byFrequency = COMPARED_HZ.flatMap((frequencyHz) => {
    const from = thresholdAt(then, ear, 'air', frequencyHz)?.levelDbHl;
    const to = thresholdAt(now, ear, 'air', frequencyHz)?.levelDbHl;
    return from === undefined || to === undefined
      ? []
      : [{ frequencyHz, fromDbHl: from, toDbHl: to, changeDb: to - from }];
  });
  const isBesideWorse = (index: number) =>
    [index - 1, index + 1].some((beside) => (byFrequency[beside]?.changeDb ?? 0) >= AT_TWO_DB);
  const alertHz = byFrequency
    .filter(({ changeDb }, index) => changeDb >= AT_ONE_DB || (changeDb >= AT_TWO_DB && isBesideWorse(index)))
    .map(({ frequencyHz }) => frequencyHz);
  const before = pureToneAverage(then, ear, PTA4_HZ);
  const after = pureToneAverage(now, ear, PTA4_HZ);
  return { ear, averageDb: before && after && after.dbHl - before.dbHl, byFrequency, alertHz };
}

const YEAR_DAYS = 365;
const SOON_DAYS = 270;
const DAY_MS = 86_400_000;

/** The audiogram to compare the latest with: the one closest to a year before it, nine months at least. */
export function oneYearBefore<T extends { takenAt: string }>(latest: T, others: readonly T[]): T | undefined {
  const daysBefore = ({ takenAt }: T) => (Date.parse(latest.takenAt) - Date.parse(takenAt)) / DAY_MS;
  return others
    .filter((one) => daysBefore(one) >= SOON_DAYS)
    .sort((a, b) => Math.abs(daysBefore(a) - YEAR_DAYS) - Math.abs(daysBefore(b) - YEAR_DAYS))[0];
}
