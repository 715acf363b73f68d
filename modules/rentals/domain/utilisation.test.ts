import { describe, expect, it } from 'vitest';
import { utilisationOf } from './utilisation.ts';

const units = (...shares: readonly (readonly [number, number])[]) =>
  shares.map(([daysOut, daysOffered]) => ({ daysOut, daysOffered }));

describe('how much of the time things were out', () => {
  it('is the mean over units, with what it rests on', () => {
    const told = utilisationOf(units([10, 100], [20, 100], [30, 100], [40, 100], [5, 10]));

    expect(told).toMatchObject({ n: 5, daysOut: 105, daysOffered: 410 });
    expect(told.share).toBeCloseTo(0.3, 12);
    // Standard deviation 0.158114, Student's quantile 2.776445 at 4 degrees of freedom, √5.
    expect(told.low).toBeCloseTo(0.3 - (2.776445 * 0.158114) / Math.sqrt(5), 5);
    expect(told.high).toBeCloseTo(0.3 + (2.776445 * 0.158114) / Math.sqrt(5), 5);
  });

  it('stays between nothing and all, and says nothing of fewer than five units that were on offer', () => {
    expect(utilisationOf(units([0, 9], [0, 9], [0, 9], [0, 9], [9, 9]))).toMatchObject({ low: 0 });
    expect(utilisationOf(units([9, 9], [9, 9], [9, 9], [9, 9], [0, 0]))).toEqual({
      n: 4,
      daysOut: 36,
      daysOffered: 36,
      share: null,
      low: null,
      high: null,
    });
  });
});
