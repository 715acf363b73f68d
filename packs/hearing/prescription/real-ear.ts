import { type GainTarget, TARGET_HZ, type TargetHz } from './gain-target.ts';

/** A gain curve measured in the ear, dB by frequency. */
export type MeasuredGain = Partial<Record<TargetHz, number>>;

/** Insertion gain: with the aid less without it (REIG = REAG − REUG); only where both were measured. */
export function insertionGain(aided: MeasuredGain, unaided: MeasuredGain): MeasuredGain {
  const gain: MeasuredGain = {};
  for (const hz of TARGET_HZ) {
    const withAid = aided[hz];
    const without = unaided[hz];
    if (withAid !== undefined && without !== undefined) gain[hz] = withAid - without;
  }
  return gain;
}

/** How far one frequency is from its target. */
export interface TargetMatch {
  frequencyHz: TargetHz;
  differenceDb: number;
  toleranceDb: number;
  within: boolean;
}

/** Tolerances of the British guidance on verification: 5 dB from 250 to 2000 Hz, 8 dB at 3000 and 4000 Hz. */
const toleranceAt = (hz: TargetHz) => (hz <= 2000 ? 5 : hz <= 4000 ? 8 : undefined);

/** Compares insertion gain with its target wherever both exist and a tolerance is agreed. */
export function matchTarget(gain: MeasuredGain, target: GainTarget): TargetMatch[] {
  return TARGET_HZ.flatMap((frequencyHz) => {
    const measured = gain[frequencyHz];
    const wanted = target[frequencyHz];
    const toleranceDb = toleranceAt(frequencyHz);
    if (measured === undefined || wanted === undefined || toleranceDb === undefined) return [];
    const differenceDb = measured - wanted;
    return [{ frequencyHz, differenceDb, toleranceDb, within: Math.abs(differenceDb) <= toleranceDb }];
  });
}

const OCTAVES_HZ = [250, 500, 1000, 2000, 4000] as const;
const SLOPE_TOLERANCE_DB = 5;

/** Octaves over which the measured slope departs from the target's by more than 5 dB. */
export function slopeDepartures(gain: MeasuredGain, target: GainTarget): [TargetHz, TargetHz][] {
  const departures: [TargetHz, TargetHz][] = [];
  for (const [index, lower] of OCTAVES_HZ.entries()) {
    const upper = OCTAVES_HZ[index + 1];
    if (upper === undefined) continue;
    const [from, to, wantedFrom, wantedTo] = [gain[lower], gain[upper], target[lower], target[upper]];
    if (from === undefined || to === undefined || wantedFrom === undefined || wantedTo === undefined)
      continue;
    if (Math.abs(to - from - (wantedTo - wantedFrom)) > SLOPE_TOLERANCE_DB) departures.push([lower, upper]);
  }
  return departures;
}
