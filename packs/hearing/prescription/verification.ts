import { z } from 'zod';
import type { MeasurementKind } from '#pack-kit';
import { faultsOf } from '../audiometry/measurement-faults.ts';
import { type Ear, type Threshold, thresholdAt } from '../audiometry/threshold.ts';
import { words } from '../words.ts';
import { GAIN_RULES, type GainRule, gainTarget, TARGET_HZ, type TargetHz } from './gain-target.ts';
import { type LevelCurve, levelCurve, levelsOf } from './level-curve.ts';
import {
  insertionGain,
  type MeasuredGain,
  matchTarget,
  slopeDepartures,
  type TargetMatch,
} from './real-ear.ts';

/** How the gain was measured: in the ear canal, or by thresholds in the sound field with and without the aid. */
export const VERIFICATION_METHODS = ['real-ear', 'aided-thresholds'] as const;
export type VerificationMethod = (typeof VERIFICATION_METHODS)[number];
export const STIMULI = ['ists', 'pink', 'composite', 'warble'] as const;
export const INPUT_LEVELS_DB = [50, 65, 80] as const;

const verification = z
  .strictObject({
    method: z.enum(VERIFICATION_METHODS),
    rule: z.enum(GAIN_RULES as [GainRule, ...GainRule[]]),
    stimulus: z.enum(STIMULI).optional(),
    inputDb: z.literal(INPUT_LEVELS_DB).optional(),
    ears: z
      .array(
        z.strictObject({
          ear: z.enum(['R', 'L']),
          /** Air-conduction thresholds in dB HL the target is made of, as they were that day. */
          hearing: levelCurve,
          unaided: levelCurve,
          aided: levelCurve,
        }),
      )
      .min(1, 'give at least one ear')
      .max(2),
    note: z.string().trim().max(2000).optional(),
  })
  .refine(({ ears }) => new Set(ears.map(({ ear }) => ear)).size === ears.length, {
    path: ['ears'],
    message: 'an ear is given twice; keep one',
  });

/** What was measured of a fitting to hold it against its target. */
export type Verification = z.infer<typeof verification>;
export type VerifiedEar = Verification['ears'][number];

export const VERIFICATION_KIND = 'hearing.verification';

/** Reads a record's body; undefined when it is none or may not be seen. */
export const readVerification = (body: unknown): Verification | undefined =>
  verification.safeParse(body).data;

/** The gain of a fitting held against its target, ear by ear. */
export const hearingVerification: MeasurementKind = {
  key: VERIFICATION_KIND,
  name: words('验配验证', '驗配驗證', 'Verification of the fitting'),
  check(body) {
    const read = readVerification(body);
    if (!read) return { refused: faultsOf(verification, body, 'verification'), warned: [] };
    const warned = read.ears.flatMap(({ ear, ...curves }) => {
      const { matches } = verifiedEar(read, curves);
      return matches.length < FEWEST_COMPARED
        ? [`${ear}: fewer than ${FEWEST_COMPARED} frequencies can be compared; there is no verdict`]
        : [];
    });
    return { refused: [], warned };
  },
};

/** With fewer frequencies nothing is said of the whole. */
export const FEWEST_COMPARED = 4;

/** An ear held against its target. */
export interface EarVerdict {
  gain: MeasuredGain;
  target: MeasuredGain;
  matches: TargetMatch[];
  /** Octaves over which the measured slope departs from the target's. */
  slopes: [TargetHz, TargetHz][];
  /** `undefined` when too little was measured to say. */
  fits: boolean | undefined;
}

/** Holds an ear's gain against the target of its hearing, by the tolerances of level and of slope. */
export function verifiedEar(
  { method, rule }: Pick<Verification, 'method' | 'rule'>,
  { hearing, unaided, aided }: Omit<VerifiedEar, 'ear'>,
): EarVerdict {
  const [first, second] = method === 'real-ear' ? [aided, unaided] : [unaided, aided];
  const gain = insertionGain(levelsOf(first), levelsOf(second));
  const target = hearing.length === 0 ? {} : gainTarget(rule, hearingCurveOf(hearing));
  const matches = matchTarget(gain, target);
  const slopes = slopeDepartures(gain, target);
  const fits =
    matches.length < FEWEST_COMPARED
      ? undefined
      : matches.every(({ within }) => within) && slopes.length === 0;
  return { gain, target, matches, slopes, fits };
}

const hearingCurveOf = (points: LevelCurve): Record<number, number> =>
  Object.fromEntries(points.map(({ frequencyHz, db }) => [frequencyHz, db]));

/** The air-conduction thresholds of an ear at the frequencies targets are given for. */
export function hearingForTarget(thresholds: readonly Threshold[], ear: Ear): LevelCurve {
  return TARGET_HZ.flatMap((frequencyHz) => {
    const found = thresholdAt(thresholds, ear, 'air', frequencyHz);
    return found ? [{ frequencyHz, db: found.levelDbHl }] : [];
  });
}
