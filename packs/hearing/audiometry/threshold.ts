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
  const { frequencyHz, levelDbHl } = threshold;
  const place = placeOf(threshold);
  if (!FREQUENCIES_HZ.some((one) => one === frequencyHz)) {
    faults.refused.push(`${place}: ${frequencyHz} Hz is no audiometric frequency; use 250, 500, 1000 …`);
  }
  if (!(levelDbHl >= LOWEST_DB_HL && levelDbHl <= HIGHEST_DB_HL)) {
    faults.refused.push(
      `${place}: ${levelDbHl} dB HL lies outside ${LOWEST_DB_HL} to ${HIGHEST_DB_HL}; check the level`,
    );
    return;
  }
  for (const doubt of doubtsOf(threshold)) faults.warned.push(`${place}: ${WORDS[doubt](levelDbHl)}`);
}

const WORDS: Record<ThresholdDoubt, (levelDbHl: number) => string> = {
  'off-step': (levelDbHl) => `${levelDbHl} dB HL is not a step of 5 dB`,
  'bone-frequency': () =>
    `bone conduction is seldom reliable outside ${BONE_FREQUENCIES_HZ.lowest} to ${BONE_FREQUENCIES_HZ.highest} Hz`,
  'bone-level': (levelDbHl) => `${levelDbHl} dB HL is beyond what a bone vibrator gives`,
};

/** What asks for a second look at a threshold that is in range. */
export type ThresholdDoubt = 'off-step' | 'bone-frequency' | 'bone-level';

/** The doubts about a threshold, without words. */
export function doubtsOf({ conduction, frequencyHz, levelDbHl }: Threshold): ThresholdDoubt[] {
  const isBone = conduction === 'bone';
  const { lowest, highest } = BONE_FREQUENCIES_HZ;
  return [
    ...(levelDbHl % 5 === 0 ? [] : (['off-step'] as const)),
    ...(isBone && (frequencyHz < lowest || frequencyHz > highest) ? (['bone-frequency'] as const) : []),
    ...(isBone && levelDbHl > HIGHEST_BONE_DB_HL ? (['bone-level'] as const) : []),
  ];
}

const INTER_OCTAVES: readonly (readonly [lower: number, between: number, upper: number])[] = [
  [500, 750, 1000],
  [1000, 1500, 2000],
  [2000, 3000, 4000],
  [4000, 6000, 8000],
];
const STEEP_DB = 20;

/** Frequencies between two octaves that differ by 20 dB or more by air conduction, and that were not measured. */
export function missingInterOctaves(thresholds: readonly Threshold[]): { ear: Ear; frequencyHz: number }[] {
  return (['R', 'L'] as const).flatMap((ear) =>
    INTER_OCTAVES.flatMap(([lower, between, upper]) => {
      const [low, middle, high] = [lower, between, upper].map((hz) =>
        thresholdAt(thresholds, ear, 'air', hz),
      );
      if (!low || !high || middle || Math.abs(low.levelDbHl - high.levelDbHl) < STEEP_DB) return [];
      return [{ ear, frequencyHz: between }];
    }),
  );
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
