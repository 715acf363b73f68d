import { describe, expect, it } from 'vitest';
import { redFlags } from '../red-flags.ts';
import { drawAudiogram, placeAt, xOfFrequency, yOfLevel } from './audiogram-drawing.ts';
import { symbolPath } from './audiogram-symbol.ts';
import { betterEar, GRADE_SCHEMES, gradeOf, isUnilateral } from './hearing-grade.ts';
import { airBoneGap, asymmetricFrequencies, lossType } from './loss-type.ts';
import { maskingAlerts } from './masking.ts';
import { fletcherAverage, PTA3_HZ, PTA4_HZ, pureToneAverage } from './pure-tone-average.ts';
import { speechAgreement, unchangedScores, wordRecognition } from './speech-test.ts';
import {
  type Conduction,
  checkThresholds,
  type Ear,
  FREQUENCIES_HZ,
  missingInterOctaves,
  type Threshold,
} from './threshold.ts';
import { flatTympanogram, tympanogramType } from './tympanogram.ts';

const curveA = { 250: 25, 500: 30, 1000: 40, 1500: 45, 2000: 55, 3000: 60, 4000: 65, 6000: 70, 8000: 75 };
const curveB = { 250: 60, 500: 70, 1000: 80, 1500: 85, 2000: 95, 3000: 100, 4000: 105, 6000: 110 };

function measured(ear: Ear, curve: Record<number, number>, conduction: Conduction = 'air'): Threshold[] {
  return Object.entries(curve).map(([frequencyHz, levelDbHl]) => ({
    ear,
    conduction,
    transducer: conduction === 'air' ? 'supra-aural' : 'bone-mastoid',
    frequencyHz: Number(frequencyHz),
    levelDbHl,
    masked: false,
  }));
}
const flat = (ear: Ear, level: number, conduction: Conduction = 'air') =>
  measured(ear, { 500: level, 1000: level, 2000: level, 4000: level }, conduction);

describe('pure-tone averages', () => {
  it.each([
    [curveA, 41.67, 47.5],
    [curveB, 81.67, 87.5],
  ])('of a measured ear', (curve, three, four) => {
    expect(pureToneAverage(measured('R', curve), 'R', PTA3_HZ)?.dbHl).toBeCloseTo(three, 2);
    expect(pureToneAverage(measured('R', curve), 'R', PTA4_HZ)?.dbHl).toBe(four);
  });

  it('are none when a frequency is missing', () => {
    const { 4000: _, ...without4000 } = curveA;
    expect(pureToneAverage(measured('R', without4000), 'R', PTA4_HZ)).toBeUndefined();
  });

  it('say "at least" when a tone was not heard, by the level tried or five more', () => {
    const unheard = measured('R', curveA).map((one) =>
      one.frequencyHz === 4000 ? { ...one, levelDbHl: 100, noResponse: true } : one,
    );
    expect(pureToneAverage(unheard, 'R', PTA4_HZ)).toMatchObject({ dbHl: 56.25, atLeast: true });
    expect(pureToneAverage(unheard, 'R', PTA4_HZ, { noResponse: 'level-plus-5' })?.dbHl).toBe(57.5);
  });

  it("take the better two for Fletcher's", () => {
    expect(fletcherAverage(measured('R', curveA), 'R')).toMatchObject({
      dbHl: 35,
      frequenciesHz: [500, 1000],
    });
  });
});

describe('grades', () => {
  it.each([
    [19.9, 'normal'],
    [20, 'mild'],
    [34.9, 'mild'],
    [35, 'moderate'],
    [49.9, 'moderate'],
    [50, 'moderately-severe'],
    [64.9, 'moderately-severe'],
    [65, 'severe'],
    [79.9, 'severe'],
    [80, 'profound'],
    [94.9, 'profound'],
    [95, 'complete'],
  ])('%d dB HL is %s by WHO 2021', (dbHl, grade) => {
    expect(gradeOf(GRADE_SCHEMES.who2021, dbHl)).toBe(grade);
  });

  it.each([
    [40.9, 'none'],
    [41, 'grade-4'],
    [60, 'grade-4'],
    [61, 'grade-3'],
    [80, 'grade-3'],
    [81, 'grade-2'],
    [90, 'grade-2'],
    [90.1, 'grade-1'],
  ])('%d dB HL is %s by GB/T 26341', (dbHl, grade) => {
    expect(gradeOf(GRADE_SCHEMES.gbt26341, dbHl)).toBe(grade);
  });

  it('are given to the better ear', () => {
    const better = betterEar([...measured('R', curveB), ...measured('L', curveA)]);
    expect(better?.ear).toBe('L');
    expect(gradeOf(GRADE_SCHEMES.who2021, better?.average.dbHl ?? 0)).toBe('moderate');
    expect(gradeOf(GRADE_SCHEMES.gbt26341, better?.average.dbHl ?? 0)).toBe('grade-4');
    expect(gradeOf(GRADE_SCHEMES.who2021, better?.worse.dbHl ?? 0)).toBe('profound');
    expect(gradeOf(GRADE_SCHEMES.gbt26341, better?.worse.dbHl ?? 0)).toBe('grade-2');
  });

  it('call a loss unilateral when the better ear hears normally', () => {
    const ears = betterEar([...flat('R', 15), ...flat('L', 40)]);
    expect(ears && isUnilateral(ears)).toBe(true);
    const both = betterEar([...flat('R', 20), ...flat('L', 40)]);
    expect(both && isUnilateral(both)).toBe(false);
  });
});

describe('the type of a loss', () => {
  it.each([
    [45, 10, 'conductive'],
    [60, 40, 'mixed'],
    [50, 45, 'sensorineural'],
    [15, 10, 'none'],
  ])('air %d and bone %d dB HL is %s', (air, bone, type) => {
    expect(lossType([...flat('R', air), ...flat('R', bone, 'bone')], 'R')).toBe(type);
  });

  it('stays undetermined without bone conduction', () => {
    expect(lossType(flat('R', 50), 'R')).toBe('undetermined');
    expect(airBoneGap(flat('R', 50), 'R')).toBeUndefined();
  });

  it('is asymmetric from 15 dB at two neighbouring frequencies', () => {
    const ears = [...measured('R', { 500: 30, 1000: 30, 2000: 40, 4000: 60 })];
    expect(
      asymmetricFrequencies([...ears, ...measured('L', { 500: 30, 1000: 30, 2000: 25, 4000: 45 })]),
    ).toEqual([[2000, 4000]]);
    expect(
      asymmetricFrequencies([...ears, ...measured('L', { 500: 30, 1000: 30, 2000: 25, 4000: 60 })]),
    ).toEqual([]);
  });
});

describe('masking', () => {
  it('is asked for from 40 dB between the ears with headphones and 55 dB with inserts', () => {
    const at = (level: number, transducer: Threshold['transducer']) =>
      maskingAlerts([...flat('L', 10), ...flat('R', level).map((one) => ({ ...one, transducer }))]).length;
    expect([at(50, 'supra-aural'), at(45, 'supra-aural'), at(65, 'insert'), at(60, 'insert')]).toEqual([
      4, 0, 4, 0,
    ]);
  });

  it('is asked for against the bone conduction of the other ear', () => {
    const alerts = maskingAlerts([...flat('R', 50), ...flat('L', 45), ...flat('L', 10, 'bone')]);
    expect(alerts.filter(({ reason }) => reason === 'air-against-bone')).toHaveLength(4);
  });

  it('is asked for when bone lies more than 10 dB under air, and no longer once masked', () => {
    const bone = flat('R', 20, 'bone');
    expect(maskingAlerts([...flat('R', 35), ...bone])).toHaveLength(4);
    expect(maskingAlerts([...flat('R', 30), ...bone])).toHaveLength(0);
    const masked = bone.map((one) => ({ ...one, masked: true }));
    expect(maskingAlerts([...flat('R', 35), ...bone, ...masked])).toHaveLength(0);
  });
});

describe('tympanograms', () => {
  it.each([
    [0, 0.7, 'A'],
    [-20, 0.2, 'As'],
    [10, 1.9, 'Ad'],
    [-180, 0.6, 'C'],
    [-180, 0.05, 'B'],
    [150, 0.6, 'positive-pressure'],
  ])('with a peak at %d daPa of %d ml are of type %s', (pressure, compliance, type) => {
    expect(tympanogramType(pressure, compliance)).toBe(type);
  });

  it('that are flat are read by the volume of the canal', () => {
    expect([
      flatTympanogram(1.2),
      flatTympanogram(3),
      flatTympanogram(0.3),
      flatTympanogram(undefined),
    ]).toEqual(['effusion', 'perforation-or-tube', 'wax-or-probe', 'undetermined']);
  });
});

describe('speech tests', () => {
  it('agree with the tones or not', () => {
    expect([6, 7, 12, 13].map((difference) => speechAgreement(40 + difference, 40))).toEqual([
      'good',
      'fair',
      'fair',
      'poor',
    ]);
  });

  it('are named by their score', () => {
    expect([90, 76, 60, 40, 39].map(wordRecognition)).toEqual([
      'excellent',
      'good',
      'fair',
      'poor',
      'very-poor',
    ]);
  });

  it('differ only outside the 95 % limits of a list of that length', () => {
    expect(unchangedScores(40, 50)).toEqual({ fromPercent: 64, toPercent: 92 });
    expect(unchangedScores(20, 25)).toEqual({ fromPercent: 56, toPercent: 96 });
    expect(() => unchangedScores(26, 25)).toThrow('got 26 of 25');
  });
});

describe('thresholds', () => {
  it('are refused out of range, at unknown frequencies and twice, all faults at once', () => {
    const faults = checkThresholds([
      ...measured('R', { 500: 125, 1100: 40, 1000: 42 }),
      ...measured('R', { 1000: 40 }),
      ...measured('L', { 6000: 85 }, 'bone'),
    ]);
    expect(faults.refused).toHaveLength(3);
    expect(faults.refused.join()).toContain('125 dB HL lies outside -10 to 120');
    expect(faults.warned).toHaveLength(3);
  });
});

describe('the audiogram', () => {
  const kinds = (['R', 'L'] as const).flatMap((ear) =>
    (['air', 'bone'] as const).flatMap((conduction) =>
      [false, true].map((masked) => ({ ear, conduction, masked })),
    ),
  );

  it('has a symbol of its own for each ear, way and masking, and an arrow for each ear', () => {
    const paths = [
      ...kinds.map((kind) => symbolPath(kind)),
      ...(['R', 'L'] as const).map((ear) =>
        symbolPath({ ear, conduction: 'air', masked: false, noResponse: true }).split('Z').at(-1)?.slice(-24),
      ),
    ];
    expect(new Set(paths).size).toBe(10);
    expect(
      Object.fromEntries(kinds.map((kind) => [Object.values(kind).join(' '), symbolPath(kind)])),
    ).toMatchSnapshot();
  });

  it('has the British symbols too: a triangle for unmasked bone conduction, and air that does not tell its masking', () => {
    const path = (kind: (typeof kinds)[number]) => symbolPath(kind, 'bsa');
    const bone = { ear: 'R', conduction: 'bone', masked: false } as const;
    const air = { ear: 'L', conduction: 'air', masked: false } as const;

    expect(path(bone)).toBe(symbolPath({ ear: 'R', conduction: 'air', masked: true }));
    expect(path({ ...bone, ear: 'L' })).toBe(path(bone));
    expect(path({ ...air, masked: true })).toBe(path(air));
  });

  it('makes an octave as wide as 20 dB is high', () => {
    expect(xOfFrequency(2000) - xOfFrequency(1000)).toBeCloseTo(yOfLevel(40) - yOfLevel(20), 10);
  });

  it('joins air thresholds of an ear and never through a tone that was not heard', () => {
    const unheard = measured('R', curveA).map((one) => ({ ...one, noResponse: one.frequencyHz === 2000 }));
    const lines = drawAudiogram([...unheard, ...measured('R', curveA, 'bone')]).lines;
    expect(lines.map(({ points }) => points.length)).toEqual([4, 4]);
  });

  it('finds the frequency and level that were pointed at', () => {
    expect(placeAt(xOfFrequency(1500) + 2, yOfLevel(43), FREQUENCIES_HZ)).toEqual({
      frequencyHz: 1500,
      dbHl: 45,
    });
    expect(placeAt(xOfFrequency(8000), yOfLevel(140), FREQUENCIES_HZ).dbHl).toBe(120);
  });
});

describe('frequencies between octaves', () => {
  it('are asked for where two octaves differ by 20 dB or more, until they are measured', () => {
    const steep = measured('R', { 500: 20, 1000: 25, 2000: 45, 4000: 70, 8000: 75 });
    expect(missingInterOctaves(steep)).toEqual([
      { ear: 'R', frequencyHz: 1500 },
      { ear: 'R', frequencyHz: 3000 },
    ]);
    expect(missingInterOctaves([...steep, ...measured('R', { 1500: 35, 3000: 60 })])).toEqual([]);
  });
});

describe('red flags', () => {
  it('tell how soon a doctor is needed', () => {
    expect(redFlags({ suddenLossDaysAgo: 3 })).toEqual([{ flag: 'sudden-loss', within: 'a-day' }]);
    expect(redFlags({ suddenLossDaysAgo: 45 })).toEqual([{ flag: 'sudden-loss', within: 'two-weeks' }]);
    expect(redFlags({ rapidWorseningDays: 20, pain: true }).map(({ within }) => within)).toEqual([
      'two-weeks',
      'before-fitting',
    ]);
    expect(redFlags({ unilateralLoss: true, alteredSensationOrFacialDroop: true })).toHaveLength(1);
    expect(redFlags({})).toEqual([]);
  });

  it('are raised by an air–bone gap', () => {
    const flags = redFlags({}, [...flat('L', 45), ...flat('L', 20, 'bone')]);
    expect(flags).toEqual([{ flag: 'air-bone-gap-left', within: 'before-fitting' }]);
  });
});
