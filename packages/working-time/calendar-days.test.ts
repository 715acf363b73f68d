import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, isoWeekday } from './calendar-days.ts';

describe('calendar days', () => {
  it('add over month, year and leap day', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-01-15', '2027-01-15')).toBe(365);
    expect(daysBetween('2026-01-15', '2026-01-10')).toBe(-5);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28', '2026-03-01'],
    ['2028-02-29', 12, '2029-02-28', '2029-03-01'],
    ['2026-03-31', -1, '2026-02-28', '2026-03-01'],
    ['2026-01-15', 48, '2030-01-15', '2030-01-15'],
    ['2026-12-31', 2, '2027-02-28', '2027-03-01'],
  ])('%s and %i months is %s clamped, %s rolled forward', (day, months, clamped, rolled) => {
    expect(addMonths(day, months)).toBe(clamped);
    expect(addMonths(day, months, 'roll-forward')).toBe(rolled);
  });

  it('count the week from Monday', () => {
    expect(['2026-11-16', '2026-11-22'].map(isoWeekday)).toEqual([1, 7]);
  });
});
