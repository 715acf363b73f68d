import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateInZone } from '#platform';
import { dayNumberIn } from './zoned-time.ts';

const zones = [
  'Asia/Shanghai',
  'America/St_Johns',
  'Europe/London',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'UTC',
];
const from = Date.parse('1995-01-01T00:00:00Z');
const to = Date.parse('2035-01-01T00:00:00Z');

describe('the day an instant falls on', () => {
  it.each(zones)('agrees with the calendar of %s, whenever', (zone) => {
    const dayOf = dayNumberIn(zone);
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (instantMs) => {
        const date = new Date(dayOf(instantMs) * 86_400_000).toISOString().slice(0, 10);

        expect(date).toBe(dateInZone(new Date(instantMs), zone));
      }),
      { numRuns: 300 },
    );
  });

  it('agrees around midnight on the days the clocks are changed', () => {
    const dayOf = dayNumberIn('Europe/London');
    for (const day of ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25']) {
      for (let minute = 0; minute < 1440; minute += 5) {
        const instant = new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000);

        expect(new Date(dayOf(instant.getTime()) * 86_400_000).toISOString().slice(0, 10)).toBe(
          dateInZone(instant, 'Europe/London'),
        );
      }
    }
  });
});
