import { otherEar, type Threshold, thresholdAt } from './threshold.ts';

/** Speech lost on its way through the head, by the earphone of the tones, in dB: the least that is found in practice. */
const LOST_DB = { insert: 60, 'supra-aural': 40, circumaural: 40 } as const;
const BONE_HZ = [500, 1000, 2000, 4000] as const;

/** A speech test that the other ear may have taken part in. */
export interface SpeechMaskingAlert {
  /** How far the level lies above the best bone conduction of the other ear, in dB, and the limit it reached. */
  differenceDb: number;
  limitDb: number;
}

/**
 * Whether a speech test given without masking should have been masked: its level lies 40 dB (insert earphones: 60 dB) or more
 * above the best bone conduction of the other ear at 500 to 4000 Hz; `undefined` without bone conduction there.
 */
export function speechMaskingAlert(
  { ear, levelDbHl }: { ear: 'R' | 'L'; levelDbHl: number },
  thresholds: readonly Threshold[],
): SpeechMaskingAlert | undefined {
  const bone = BONE_HZ.flatMap((hz) => thresholdAt(thresholds, otherEar(ear), 'bone', hz)?.levelDbHl ?? []);
  if (bone.length === 0) return undefined;
  const isInsert = thresholds.some((one) => one.ear === ear && one.transducer === 'insert');
  const limitDb = LOST_DB[isInsert ? 'insert' : 'supra-aural'];
  const differenceDb = levelDbHl - Math.min(...bone);
  return differenceDb >= limitDb ? { differenceDb, limitDb } : undefined;
}
