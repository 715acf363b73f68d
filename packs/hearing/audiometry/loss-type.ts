import { PTA3_HZ, pureToneAverage } from './pure-tone-average.ts';
import { type Ear, type Threshold, thresholdAt } from './threshold.ts';

export type LossType = 'none' | 'conductive' | 'mixed' | 'sensorineural' | 'undetermined';

const NORMAL_BONE_DB_HL = 20;
const CONDUCTIVE_GAP_DB = 15;

/** Mean difference of air and bone conduction at 500, 1000 and 2000 Hz in dB; `undefined` when one is missing. */
export function airBoneGap(thresholds: readonly Threshold[], ear: Ear): number | undefined {
  const air = pureToneAverage(thresholds, ear, PTA3_HZ);
  const bone = pureToneAverage(thresholds, ear, PTA3_HZ, { conduction: 'bone' });
  return air && bone ? air.dbHl - bone.dbHl : undefined;
}

/** Where the loss arises, by bone conduction and the air–bone gap at 500, 1000 and 2000 Hz. */
export function lossType(thresholds: readonly Threshold[], ear: Ear): LossType {
  const bone = pureToneAverage(thresholds, ear, PTA3_HZ, { conduction: 'bone' });
  const gap = airBoneGap(thresholds, ear);
  if (!bone || gap === undefined) return 'undetermined';
  if (gap >= CONDUCTIVE_GAP_DB) return bone.dbHl > NORMAL_BONE_DB_HL ? 'mixed' : 'conductive';
  return bone.dbHl > NORMAL_BONE_DB_HL ? 'sensorineural' : 'none';
}

const ASYMMETRY_HZ = [500, 1000, 2000, 4000] as const;
const ASYMMETRY_DB = 15;

/** Frequency pairs, next to each other, at which the ears differ by 15 dB or more: a reason to refer. */
export function asymmetricFrequencies(thresholds: readonly Threshold[]): [number, number][] {
  const differs = (frequencyHz: number) => {
    const right = thresholdAt(thresholds, 'R', 'air', frequencyHz);
    const left = thresholdAt(thresholds, 'L', 'air', frequencyHz);
    return right && left ? Math.abs(right.levelDbHl - left.levelDbHl) >= ASYMMETRY_DB : false;
  };
  const pairs: [number, number][] = [];
  for (const [index, lower] of ASYMMETRY_HZ.entries()) {
    const upper = ASYMMETRY_HZ[index + 1];
    if (upper !== undefined && differs(lower) && differs(upper)) pairs.push([lower, upper]);
  }
  return pairs;
}
