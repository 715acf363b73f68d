import { describe, expect, it } from 'vitest';
import type { TargetHz } from './gain-target.ts';
import { hearingRecd, type RecdOfEar, readRecd, recdOf } from './recd.ts';

const curve = (levels: Partial<Record<TargetHz, number>>) =>
  Object.entries(levels).map(([hz, db]) => ({ frequencyHz: Number(hz) as TargetHz, db }));
const ear = (given: Partial<RecdOfEar> = {}): RecdOfEar => ({
  ear: 'R',
  coupling: 'foam-tip',
  realEar: curve({ 500: 66, 1000: 70, 4000: 78.5 }),
  coupler: curve({ 500: 62, 1000: 63, 2000: 64, 4000: 64 }),
  ...given,
});

describe('the real-ear-to-coupler difference', () => {
  it('is the level in the ear less that in the coupler, where both were measured', () => {
    expect(recdOf(ear())).toEqual({ 500: 4, 1000: 7, 4000: 14.5 });
    expect(recdOf(ear({ coupler: curve({ 500: 70 }) }))).toEqual({ 500: -4 });
  });

  it('is accepted for one ear or both, and read as it was measured', () => {
    const body = { ears: [ear(), ear({ ear: 'L', coupling: 'ear-mould' })], note: '3 岁' };
    expect(hearingRecd.check(body)).toEqual({ refused: [], warned: [] });
    expect(readRecd(body)).toEqual(body);
  });

  it('is refused with all its faults at once', () => {
    const wrong = [
      ear({ realEar: curve({ 250: 60 }), coupler: curve({ 6000: 60 }) }),
      ear({ realEar: curve({ 500: 66 }) }),
    ];
    expect(hearingRecd.check({ ears: wrong }).refused).toEqual([
      'ears: an ear is given twice; keep one',
      'ears.0: no frequency was measured both in the ear and in the coupler; give one in both',
    ]);
    const slips = [{ ...ear({ coupler: curve({ 500: 620 }) }), coupling: 'thumb' }];
    expect(hearingRecd.check({ ears: slips }).refused.map((fault) => fault.split(':')[0])).toEqual([
      'ears.0.coupling',
      'ears.0.coupler.0.db',
    ]);
    expect(readRecd(null)).toBeUndefined();
  });
});
