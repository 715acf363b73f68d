import { describe, expect, it } from 'vitest';
import type { TargetHz } from './gain-target.ts';
import { hearingVerification, readVerification, verifiedEar } from './verification.ts';

const curve = (levels: Partial<Record<TargetHz, number>>) =>
  Object.entries(levels).map(([hz, db]) => ({ frequencyHz: Number(hz) as TargetHz, db }));
const hearing = curve({ 250: 25, 500: 30, 1000: 40, 1500: 45, 2000: 55, 3000: 60, 4000: 65, 6000: 70 });
/** NAL-R of this ear: 0, 7.55, 19.65, 21.2, 22.3, 22.85, 24.4, 25.95. */
const realEar = { method: 'real-ear', rule: 'nal-r' } as const;
const unaided = curve({ 250: 1, 500: 2, 1000: 3, 2000: 8, 4000: 10 });
const body = (more = {}) => ({ ...realEar, ears: [{ ear: 'R', hearing, unaided, aided: unaided }], ...more });

describe('a fitting held against its target', () => {
  it('fits when every frequency and every octave is within tolerance', () => {
    const aided = curve({ 250: 3, 500: 11, 1000: 22, 2000: 30, 4000: 33 });
    const verdict = verifiedEar(realEar, { hearing, unaided, aided });

    expect(verdict.gain).toEqual({ 250: 2, 500: 9, 1000: 19, 2000: 22, 4000: 23 });
    expect(verdict.matches.every(({ within }) => within)).toBe(true);
    expect(verdict).toMatchObject({ slopes: [], fits: true });
  });

  it('does not fit when one frequency misses, or the slope alone does', () => {
    const low = curve({ 250: 3, 500: 11, 1000: 22, 2000: 24, 4000: 33 });
    expect(verifiedEar(realEar, { hearing, unaided, aided: low })).toMatchObject({ fits: false });

    const crooked = curve({ 250: 3, 500: 6, 1000: 27, 2000: 30, 4000: 33 });
    const verdict = verifiedEar(realEar, { hearing, unaided, aided: crooked });
    expect(verdict.matches.every(({ within }) => within)).toBe(true);
    expect(verdict).toMatchObject({
      slopes: [
        [250, 500],
        [500, 1000],
      ],
      fits: false,
    });
  });

  it('takes thresholds in the sound field the other way round: the gain is how much softer is heard', () => {
    const { gain } = verifiedEar(
      { method: 'aided-thresholds', rule: 'nal-r' },
      { hearing, unaided: curve({ 2000: 55 }), aided: curve({ 2000: 30 }) },
    );
    expect(gain).toEqual({ 2000: 25 });
  });

  it('says nothing of the whole with fewer than four frequencies', () => {
    const few = curve({ 1000: 3, 2000: 8 });
    expect(verifiedEar(realEar, { hearing, unaided: few, aided: few }).fits).toBeUndefined();
    expect(
      hearingVerification.check(body({ ears: [{ ear: 'R', hearing, unaided: few, aided: few }] })),
    ).toEqual({
      refused: [],
      warned: ['R: fewer than 4 frequencies can be compared; there is no verdict'],
    });
  });
});

describe('a verification as a measurement', () => {
  it('is accepted with one ear', () => {
    expect(hearingVerification.check(body())).toEqual({ refused: [], warned: [] });
    expect(readVerification(body())?.ears).toHaveLength(1);
  });

  it('is refused with all its faults at once', () => {
    const wrong = { ear: 'R', hearing: [], unaided: [...unaided, ...unaided], aided: curve({ 1000: 300 }) };
    const { refused } = hearingVerification.check(body({ rule: 'nal-nl2', ears: [wrong] }));

    expect(refused.map((fault) => fault.split(':')[0])).toEqual([
      'rule',
      'ears.0.hearing',
      'ears.0.unaided',
      'ears.0.aided.0.db',
    ]);
    expect(hearingVerification.check(body({ ears: [body().ears[0], body().ears[0]] })).refused).toEqual([
      'ears: an ear is given twice; keep one',
    ]);
    expect(readVerification(null)).toBeUndefined();
  });
});
