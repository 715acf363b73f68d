import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockSegments, readClock } from './service-clock.ts';
import { calendarFaults, compileCalendar, type WorkingCalendar } from './working-calendar.ts';
import { addWorkingTime, isOpenAt, workingTimeBetween } from './working-time.ts';

const HOUR_MS = 3_600_000;
const at = (text: string) => Date.parse(text);
const office = compileCalendar({
  timeZone: 'Asia/Shanghai',
  week: [...Array.from({ length: 5 }, () => [{ from: '09:00', to: '18:00' }]), [], []],
});

describe('a clock of four working hours started Friday 16:00 (T-23)', () => {
  const clock = { startedAtMs: at('2026-11-20T16:00+08:00'), limitMs: 4 * HOUR_MS };
  const pauses = [{ fromMs: at('2026-11-23T09:30+08:00'), toMs: at('2026-11-23T11:30+08:00') }];

  it('is due on Monday at 11:00', () => {
    expect(readClock(office, clock, at('2026-11-20T17:00+08:00'))).toEqual({
      state: 'running',
      usedMs: HOUR_MS,
      remainingMs: 3 * HOUR_MS,
      dueAtMs: at('2026-11-23T11:00+08:00'),
      overrun: false,
    });
  });

  it('is due at 13:00 after a pause of two hours, and kept when done at 12:30', () => {
    const done = { ...clock, pauses, stoppedAtMs: at('2026-11-23T12:30+08:00') };
    const reading = readClock(office, done, at('2026-11-30T12:00+08:00'));
    expect(reading).toMatchObject({ state: 'stopped', usedMs: 3.5 * HOUR_MS, overrun: false });
    expect(reading.dueAtMs).toBe(at('2026-11-23T13:00+08:00'));
  });

  it('has no due time while it is paused with time left, and keeps the one it has passed', () => {
    const open = { ...clock, pauses: [{ fromMs: at('2026-11-23T09:30+08:00') }] };
    expect(readClock(office, open, at('2026-11-25T09:00+08:00'))).toMatchObject({
      state: 'paused',
      usedMs: 2.5 * HOUR_MS,
      dueAtMs: undefined,
    });
    const late = { ...clock, pauses: [{ fromMs: at('2026-11-23T12:00+08:00') }] };
    const reading = readClock(office, late, at('2026-11-25T09:00+08:00'));
    expect(reading).toMatchObject({ state: 'paused', overrun: true, remainingMs: -HOUR_MS });
    expect(reading.dueAtMs).toBe(at('2026-11-23T11:00+08:00'));
  });

  it('is drawn as running, closed and paused stretches without gaps', () => {
    const segments = clockSegments(office, { ...clock, pauses }, at('2026-11-23T12:00+08:00'));
    expect(segments.map(({ kind }) => kind)).toEqual(['running', 'closed', 'running', 'paused', 'running']);
    expect(segments[0]?.fromMs).toBe(clock.startedAtMs);
    expect(segments.at(-1)?.toMs).toBe(at('2026-11-23T12:00+08:00'));
  });
});

const cities: WorkingCalendar[] = [
  {
    timeZone: 'Europe/Berlin',
    week: Array.from({ length: 7 }, () => [
      { from: '01:00', to: '04:30' },
      { from: '08:00', to: '12:00' },
      { from: '13:30', to: '24:00' },
    ]),
    exceptions: { '2026-03-30': [], '2026-10-25': [{ from: '00:00', to: '24:00' }] },
  },
  {
    timeZone: 'America/New_York',
    week: [
      [],
      ...Array.from({ length: 5 }, () => [{ from: '01:30', to: '17:00' }]),
      [{ from: '00:00', to: '24:00' }],
    ],
    exceptions: { '2026-11-26': [] },
  },
];
const minutesOf2026 = fc.integer({ min: at('2026-01-01') / 60_000, max: at('2026-12-25') / 60_000 });

describe.each(cities)('working time in $timeZone', (city) => {
  const calendar = compileCalendar(city);

  it('adds up over any instant between, holidays and clock changes included', () => {
    fc.assert(
      fc.property(fc.tuple(minutesOf2026, minutesOf2026, minutesOf2026), (minutes) => {
        const [a = 0, b = 0, c = 0] = minutes.sort((x, y) => x - y).map((minute) => minute * 60_000);
        expect(workingTimeBetween(calendar, a, b) + workingTimeBetween(calendar, b, c)).toBe(
          workingTimeBetween(calendar, a, c),
        );
      }),
      { seed: 11 },
    );
  });

  it('is what a minute-by-minute count of open minutes gives around the clock changes', () => {
    for (const day of ['2026-03-07', '2026-03-28', '2026-10-24', '2026-10-31']) {
      const fromMs = at(`${day}T00:00Z`);
      let open = 0;
      for (let minute = 0; minute < 3 * 24 * 60; minute += 1) {
        if (isOpenAt(calendar, fromMs + minute * 60_000)) open += 1;
      }
      expect(workingTimeBetween(calendar, fromMs, fromMs + 72 * HOUR_MS) / 60_000).toBe(open);
    }
  });

  it('added and then measured is the time that was added', () => {
    fc.assert(
      fc.property(minutesOf2026, fc.integer({ min: 1, max: 60_000 }), (minute, workingMinutes) => {
        const fromMs = minute * 60_000;
        const due = addWorkingTime(calendar, fromMs, workingMinutes * 60_000) ?? Number.NaN;
        expect(workingTimeBetween(calendar, fromMs, due)).toBe(workingMinutes * 60_000);
        expect(workingTimeBetween(calendar, fromMs, due - 1)).toBeLessThan(workingMinutes * 60_000);
      }),
      { seed: 13 },
    );
  });

  it('makes a clock due exactly when its limit is used, whatever the pauses', () => {
    const pause = fc.tuple(minutesOf2026, fc.integer({ min: 1, max: 20_000 }));
    fc.assert(
      fc.property(minutesOf2026, fc.array(pause, { maxLength: 6 }), (minute, pauses) => {
        const clock = {
          startedAtMs: minute * 60_000,
          limitMs: 300 * 60_000,
          pauses: pauses.map(([from, length]) => ({ fromMs: from * 60_000, toMs: (from + length) * 60_000 })),
        };
        const due = readClock(calendar, clock, at('2027-12-31')).dueAtMs ?? Number.NaN;
        expect(readClock(calendar, clock, due).usedMs).toBe(clock.limitMs);
        expect(readClock(calendar, clock, due - 1).overrun).toBe(false);
        expect(readClock(calendar, clock, due - 1).usedMs).toBeLessThan(clock.limitMs);
      }),
      { seed: 17 },
    );
  });
});

describe('a calendar', () => {
  it('tells all its faults at once', () => {
    const faults = calendarFaults({
      timeZone: 'Mars/Olympus',
      week: [
        [{ from: '09:00', to: '08:00' }],
        [
          { from: '09:00', to: '12:00' },
          { from: '11:00', to: '13:00' },
        ],
      ],
      exceptions: { '2026-02-31x': [{ from: '9', to: '25:00' }] },
    });
    expect(faults).toHaveLength(6);
  });

  it('that never opens makes nothing due', () => {
    const shut = compileCalendar({ timeZone: 'UTC', week: Array.from({ length: 7 }, () => []) });
    expect(addWorkingTime(shut, 0, 1)).toBeUndefined();
    expect(readClock(shut, { startedAtMs: 0, limitMs: 1 }, HOUR_MS)).toMatchObject({
      state: 'closed',
      usedMs: 0,
      dueAtMs: undefined,
    });
  });
});
