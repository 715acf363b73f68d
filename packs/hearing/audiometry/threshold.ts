/** Right, left. */
export type Ear = 'R' | 'L';

/** How the tone reached the ear. */
export type Conduction = 'air' | 'bone';

/** What the tone came from. */
export type Transducer =
  | 'supra-aural'
  | 'circumaural'
  | 'insert'
  | 'bone-mastoid'
  | 'bone-forehead'
  | 'loudspeaker';

/** One measured threshold. With `noResponse`, `levelDbHl` is the loudest level that was tried without an answer. */
export interface Threshold {
  ear: Ear;
  conduction: Conduction;
  transducer: Transducer;
  frequencyHz: number;
  levelDbHl: number;
  masked: boolean;
  maskLevelDb?: number;
  noResponse?: boolean;
}

/** Frequencies a clinical audiogram may hold, with those of extended high-frequency audiometry. */
export const FREQUENCIES_HZ = [
  125, 250, 500, 750, 1000, 1500, 2000, 3000, 4000, 6000, 8000, 9000, 10000, 11200, 12500, 14000, 16000,
  18000, 20000,
] as const;

export const LOWEST_DB_HL = -10;
export const HIGHEST_DB_HL = 120;

/** The loudest tone a bone vibrator gives is far below that of an earphone. */
const BONE_FREQUENCIES_HZ = { lowest: 250, highest: 4000 };
const HIGHEST_BONE_DB_HL = 80;

/** What is wrong with a set of thresholds: `refused` keeps it from being saved, `warned` asks for a second look. */
export interface ThresholdFaults {
  refused: string[];
  warned: string[];
}

/** Checks frequencies, levels and repetitions; all faults at once. */
export function checkThresholds(thresholds: readonly Threshold[]): ThresholdFaults {
  const faults: ThresholdFaults = { refused: [], warned: [] };
  const seen = new Set<string>();
  for (const threshold of thresholds) {
    checkOne(threshold, faults);
    const key = placeOf(threshold) + (threshold.masked ? ' masked' : '');
    if (seen.has(key)) faults.refused.push(`${key} is given twice; keep one`);
    seen.add(key);
  }
  return faults;
}

function checkOne(threshold: Threshold, faults: ThresholdFaults): void {
  const { frequencyHz, levelDbHl, conduction } = threshold;
  const place = placeOf(threshold);
  if (!FREQUENCIES_HZ.some((one) => one === frequencyHz)) {
    faults.refused.push(`${place}: ${frequencyHz} Hz is no audiometric frequency; use 250, 500, 1000 …`);
  }
  if (!(levelDbHl >= LOWEST_DB_HL && levelDbHl <= HIGHEST_DB_HL)) {
    faults.refused.push(
      `${place}: ${levelDbHl} dB HL lies outside ${LOWEST_DB_HL} to ${HIGHEST_DB_HL}; check the level`,
    );
  } else if (levelDbHl % 5 !== 0) {
    faults.warned.push(`${place}: ${levelDbHl} dB HL is not a step of 5 dB`);
  }
  if (conduction === 'bone') {
    const { lowest, highest } = BONE_FREQUENCIES_HZ;
    if (frequencyHz < lowest || frequencyHz > highest) {
      faults.warned.push(`${place}: bone conduction is seldom reliable outside ${lowest} to ${highest} Hz`);
    }
    if (levelDbHl > HIGHEST_BONE_DB_HL) {
      faults.warned.push(`${place}: ${levelDbHl} dB HL is beyond what a bone vibrator gives`);
    }
  }
}

function placeOf({ ear, conduction, frequencyHz }: Threshold): string {
  return `${ear} ${conduction} ${frequencyHz} Hz`;
}

/** The threshold of one ear at one frequency; the masked one counts where both were measured. */
export function thresholdAt(
  thresholds: readonly Threshold[],
  ear: Ear,
  conduction: Conduction,
  frequencyHz: number,
): Threshold | undefined {
  const found = thresholds.filter(
    (one) => one.ear === ear && one.conduction === conduction && one.frequencyHz === frequencyHz,
  );
  return found.find((one) => one.masked) ?? found[0];
}

export function otherEar(ear: Ear): Ear {
  return ear === 'R' ? 'L' : 'R';
}
