import { otherEar, type Threshold, type Transducer, thresholdAt } from './threshold.ts';

/** A threshold that may have been heard by the other ear and should be measured again with masking. */
export interface MaskingAlert {
  threshold: Threshold;
  reason: 'air-against-air' | 'air-against-bone' | 'air-bone-gap';
  /** The difference that raised it, in dB, and the limit it reached. */
  differenceDb: number;
  limitDb: number;
}

/** Tone lost on its way through the head, by what gave it, in dB: the least that is found in practice. */
const INTERAURAL_ATTENUATION_DB: Partial<Record<Transducer, number>> = {
  'supra-aural': 40,
  circumaural: 40,
  insert: 55,
};
const BONE_GAP_DB = 10;

/** The unmasked thresholds that needed masking, by the rules of air and bone conduction. */
export function maskingAlerts(thresholds: readonly Threshold[]): MaskingAlert[] {
  return thresholds
    .filter((threshold) => !threshold.masked && !isMaskedElsewhere(thresholds, threshold))
    .map((threshold) =>
      threshold.conduction === 'air' ? airAlert(thresholds, threshold) : boneAlert(thresholds, threshold),
    )
    .filter((alert) => alert !== undefined);
}

function isMaskedElsewhere(
  thresholds: readonly Threshold[],
  { ear, conduction, frequencyHz }: Threshold,
): boolean {
  return thresholdAt(thresholds, ear, conduction, frequencyHz)?.masked === true;
}

function airAlert(thresholds: readonly Threshold[], threshold: Threshold): MaskingAlert | undefined {
  const limitDb = INTERAURAL_ATTENUATION_DB[threshold.transducer];
  if (limitDb === undefined) return undefined;
  for (const conduction of ['air', 'bone'] as const) {
    const other = thresholdAt(thresholds, otherEar(threshold.ear), conduction, threshold.frequencyHz);
    const differenceDb = other ? threshold.levelDbHl - other.levelDbHl : Number.NEGATIVE_INFINITY;
    if (differenceDb >= limitDb)
      return { threshold, reason: `air-against-${conduction}`, differenceDb, limitDb };
  }
  return undefined;
}

function boneAlert(thresholds: readonly Threshold[], threshold: Threshold): MaskingAlert | undefined {
  const air = thresholdAt(thresholds, threshold.ear, 'air', threshold.frequencyHz);
  const differenceDb = air ? air.levelDbHl - threshold.levelDbHl : 0;
  return differenceDb > BONE_GAP_DB
    ? { threshold, reason: 'air-bone-gap', differenceDb, limitDb: BONE_GAP_DB }
    : undefined;
}
