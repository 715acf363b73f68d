import { describe, expect, it } from 'vitest';
import { isCalibrationOver, isTestOld } from './audiogram-validity.ts';

describe('how long a test can be relied on', () => {
  it.each([
    ['2026-01-12', '2027-01-12', false],
    ['2026-01-12', '2027-01-13', true],
    ['2024-02-29', '2025-02-28', false],
    ['2024-02-29', '2025-03-01', true],
  ])('an audiometer calibrated on %s, at a test on %s', (calibratedOn, testedOn, isOver) => {
    expect(isCalibrationOver(calibratedOn, testedOn)).toBe(isOver);
  });

  it('a test of the end of a month is six months old at the end of a shorter one', () => {
    expect(isTestOld('2026-08-31', '2027-02-28')).toBe(false);
    expect(isTestOld('2026-08-31', '2027-03-01')).toBe(true);
  });
});
