import { describe, expect, it } from 'vitest';
import type { Threshold } from './threshold.ts';
import { oneYearBefore, thresholdShift } from './threshold-shift.ts';

const right = (levels: Record<number, number>): Threshold[] =>
  Object.entries(levels).map(([hz, levelDbHl]) => ({
    ear: 'R',
    conduction: 'air',
    transducer: 'supra-aural',
    frequencyHz: Number(hz),
    levelDbHl,
    masked: false,
  }));
const before = right({ 500: 30, 1000: 40, 2000: 50, 4000: 60 });

describe('the change of thresholds over a year', () => {
  it.each([
    ['nothing but the spread of testing', { 500: 35, 1000: 40, 2000: 55, 4000: 60 }, 2.5, []],
    ['15 dB at one frequency', { 500: 30, 1000: 40, 2000: 50, 4000: 75 }, 3.75, [4000]],
    ['10 dB at one frequency alone', { 500: 40, 1000: 40, 2000: 50, 4000: 60 }, 2.5, []],
    ['10 dB at two beside each other', { 500: 30, 1000: 50, 2000: 60, 4000: 60 }, 5, [1000, 2000]],
    ['10 dB at two apart', { 500: 40, 1000: 40, 2000: 60, 4000: 60 }, 5, []],
    ['better hearing', { 500: 10, 1000: 20, 2000: 30, 4000: 40 }, -20, []],
  ])('%s', (_, levels, averageDb, alertHz) => {
    expect(thresholdShift(before, right(levels), 'R')).toMatchObject({ averageDb, alertHz });
  });

  it('is of what both have, and of no average that is not whole', () => {
    const shift = thresholdShift(before, right({ 500: 45, 8000: 90 }), 'R');
    expect(shift.byFrequency).toEqual([{ frequencyHz: 500, fromDbHl: 30, toDbHl: 45, changeDb: 15 }]);
    expect(shift.averageDb).toBeUndefined();
    expect(thresholdShift(before, before, 'L')).toMatchObject({ byFrequency: [], alertHz: [] });
  });

  it('is measured against the one closest to a year before, nine months at least', () => {
    const at = (takenAt: string) => ({ takenAt });
    const latest = at('2026-11-20T00:00:00Z');
    const all = ['2026-06-01', '2025-12-20', '2025-09-01', '2023-01-01'].map((day) => at(`${day}T00:00:00Z`));
    expect(oneYearBefore(latest, all)?.takenAt).toBe('2025-12-20T00:00:00Z');
    expect(oneYearBefore(latest, all.slice(0, 1))).toBeUndefined();
  });
});
