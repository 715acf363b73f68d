import { describe, expect, it } from 'vitest';
import { zonedInstant } from './zoned-instant.ts';

describe('the instant a wall clock shows', () => {
  it.each([
    ['2026-03-02T17:05', 'Asia/Shanghai', '2026-03-02T09:05:00.000Z'],
    ['2026-01-01T00:30', 'America/St_Johns', '2026-01-01T04:00:00.000Z'],
    ['2026-07-01T12:00', 'Europe/London', '2026-07-01T11:00:00.000Z'],
    ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ])('of %s in %s is %s', (local, zone, instant) => {
    expect(zonedInstant(local, zone)).toBe(instant);
  });

  it('goes on to the next hour where a clock change leaves one out', () => {
    expect(zonedInstant('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('takes the first of an hour that comes twice', () => {
    expect(zonedInstant('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('is none for what is not a moment', () => {
    expect(zonedInstant('soon', 'Asia/Shanghai')).toBeUndefined();
  });
});
