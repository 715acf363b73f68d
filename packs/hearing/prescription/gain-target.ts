import { type HearingCurve, hearingAt } from './hearing-curve.ts';

/** Frequencies at which targets are given. */
export const TARGET_HZ = [250, 500, 1000, 1500, 2000, 3000, 4000, 6000] as const;
export type TargetHz = (typeof TARGET_HZ)[number];

/** Insertion gain in dB by frequency; a frequency a rule says nothing about is absent. */
export type GainTarget = Partial<Record<TargetHz, number>>;

/** Published prescriptions that may be used freely. Targets are for counselling and verification, not for programming a device. */
export type GainRule = keyof typeof RULES;

const NAL_R_K: Record<TargetHz, number> = {
  250: -17,
  500: -8,
  1000: 1,
  1500: 1,
  2000: -1,
  3000: -2,
  4000: -2,
  6000: -2,
};

/** Added by NAL-RP when the threshold at 2000 Hz is 95 dB HL or worse, by that threshold, over `TARGET_HZ`. */
const NAL_RP_SEVERE: readonly (readonly [number, readonly number[]])[] = [
  [95, [4, 3, 0, -1, -2, -2, -2, -2]],
  [100, [6, 4, 0, -2, -3, -3, -3, -3]],
  [105, [8, 5, 0, -3, -5, -5, -5, -5]],
  [110, [11, 7, 0, -3, -6, -6, -6, -6]],
  [115, [13, 8, 0, -4, -8, -8, -8, -8]],
  [120, [15, 9, 0, -5, -9, -9, -9, -9]],
];

const BERGER_DIVISOR: GainTarget = { 500: 2, 1000: 1.6, 2000: 1.5, 3000: 1.7, 4000: 1.9, 6000: 2 };
const POGO_CORRECTION: GainTarget = { 250: -10, 500: -5 };
const LIBBY_CORRECTION: GainTarget = { 250: -5, 500: -3, 6000: -5 };

const threeFrequencyMean = (curve: HearingCurve) =>
  (hearingAt(curve, 500) + hearingAt(curve, 1000) + hearingAt(curve, 2000)) / 3;

/** Byrne and Dillon (1986). */
function nalR(curve: HearingCurve, hz: TargetHz): number {
  return 0.15 * threeFrequencyMean(curve) + 0.31 * hearingAt(curve, hz) + NAL_R_K[hz];
}

/** Byrne, Parkinson and Newall (1990). */
function nalRp(curve: HearingCurve, hz: TargetHz): number {
  const beyond = Math.max(0, threeFrequencyMean(curve) - 60);
  return nalR(curve, hz) + 0.2 * beyond + severeCorrection(hearingAt(curve, 2000), TARGET_HZ.indexOf(hz));
}

function severeCorrection(at2000DbHl: number, place: number): number {
  const rows = NAL_RP_SEVERE;
  const above = rows.findIndex(([level]) => level >= at2000DbHl);
  const valueAt = (index: number) => rows[index]?.[1][place] ?? 0;
  if (above === -1) return valueAt(rows.length - 1);
  const upper = rows[above]?.[0] ?? at2000DbHl;
  if (upper === at2000DbHl) return valueAt(above);
  if (above === 0) return 0;
  const lower = rows[above - 1]?.[0] ?? at2000DbHl;
  const share = (at2000DbHl - lower) / (upper - lower);
  return valueAt(above - 1) + share * (valueAt(above) - valueAt(above - 1));
}

/** McCandless and Lyregaard (1983). */
function pogo(curve: HearingCurve, hz: TargetHz): number {
  return hearingAt(curve, hz) / 2 + (POGO_CORRECTION[hz] ?? 0);
}

/** Schwartz, Lyregaard and Lundh (1988). */
function pogoTwo(curve: HearingCurve, hz: TargetHz): number {
  return pogo(curve, hz) + Math.max(0, hearingAt(curve, hz) - 65) / 2;
}

const RULES = {
  'half-gain': (curve: HearingCurve, hz: TargetHz) => hearingAt(curve, hz) / 2,
  'nal-r': nalR,
  'nal-rp': nalRp,
  pogo,
  'pogo-ii': pogoTwo,
  berger: (curve: HearingCurve, hz: TargetHz) => {
    const divisor = BERGER_DIVISOR[hz];
    return divisor === undefined ? undefined : hearingAt(curve, hz) / divisor;
  },
  'libby-third': (curve: HearingCurve, hz: TargetHz) =>
    hearingAt(curve, hz) / 3 + (LIBBY_CORRECTION[hz] ?? 0),
};

/** Every rule's key, in the order they are offered. */
export const GAIN_RULES = Object.keys(RULES) as readonly GainRule[];

/**
 * Target insertion gain for an ear, in dB and never below 0; the conductive part of a loss is not included.
 * @throws RangeError when the curve is empty
 */
export function gainTarget(rule: GainRule, curve: HearingCurve): GainTarget {
  const target: GainTarget = {};
  for (const hz of TARGET_HZ) {
    const gain = RULES[rule](curve, hz);
    if (gain !== undefined) target[hz] = Math.max(0, gain);
  }
  return target;
}
