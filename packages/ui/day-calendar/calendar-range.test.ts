import { describe, expect, it } from 'vitest';
import { calendarRange, stepSpan } from './calendar-range.ts';

describe('the days of a calendar', () => {
  it.each([
    ['2026-11-23', 'month', { fromOn: '2026-10-26', days: 42 }],
    ['2027-02-10', 'month', { fromOn: '2027-02-01', days: 28 }],
    ['2026-11-23', 'week', { fromOn: '2026-11-23', days: 7 }],
    ['2026-11-29', 'week', { fromOn: '2026-11-23', days: 7 }],
  ] as const)('around %s by %s are whole weeks from Monday', (on, span, range) => {
    expect(calendarRange(on, span)).toEqual(range);
  });

  it('go on from the last day of a month to the last of a shorter one', () => {
    expect(stepSpan('2026-01-31', 'month', 1)).toBe('2026-02-28');
    expect(stepSpan('2026-01-31', 'week', -1)).toBe('2026-01-24');
  });
});
