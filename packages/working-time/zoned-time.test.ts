import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt, startOfDay, zoneClock, zonedInstant } from './zoned-time.ts';

describe('the beginning of a day', () => {
  it.each([
    ['2026-01-05', 'UTC', '2026-01-05T00:00:00.000Z'],
    ['2026-01-05', 'Asia/Shanghai', '2026-01-04T16:00:00.000Z'],
    ['2026-03-29', 'Europe/London', '2026-03-29T00:00:00.000Z'],
    ['2026-03-30', 'Europe/London', '2026-03-29T23:00:00.000Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z'],
    ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
  ])('%s in %s is %s', (day, timeZone, instant) => {
    expect(startOfDay(day, timeZone)).toBe(instant);
  });
});

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

  it.each(['soon', '2026-13-02T17:05', '2026-03-02'])('is none for %s', (local) => {
    expect(zonedInstant(local, 'Asia/Shanghai')).toBeUndefined();
  });
});

describe('a wall clock', () => {
  const zones = [
    'Asia/Shanghai',
    'Europe/Berlin',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
  ];
  const instants = fc.integer({
    min: Date.parse('2015-01-01T00:00:00Z') / 1000,
    max: Date.parse('2035-01-01T00:00:00Z') / 1000,
  });

  it.each(zones)(
    'of %s leads from an instant to the wall and back, but for hours that come twice',
    (zone) => {
      const clock = zoneClock(zone);
      fc.assert(
        fc.property(instants, (seconds) => {
          const wall = clock.wallAt(seconds * 1000);
          expect(clock.wallAt(clock.instantAt(wall))).toBe(wall);
        }),
        { seed: 7 },
      );
    },
  );

  it('names the day by the wall and not by UTC', () => {
    expect(dayAt(Date.parse('2026-01-04T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-01-05');
    expect(dayAt(Date.parse('2026-01-04T15:59:59Z'), 'Asia/Shanghai')).toBe('2026-01-04');
  });

  it('refuses a zone that does not exist', () => {
    expect(() => zoneClock('Mars/Olympus')).toThrow(RangeError);
  });
});
