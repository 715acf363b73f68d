import { describe, expect, it } from 'vitest';
import { compileCalendar, type WorkingSpan, zoneClock } from '#working-time';
import { type Bookable, findTimes, placeAt, type Wanted } from './find-times.ts';

const SHANGHAI = 'Asia/Shanghai';
const office: WorkingSpan[] = [{ from: '09:00', to: '18:00' }];
const visit: Wanted = {
  minutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  needs: [{ kind: 'person' }],
};
const at = (text: string) => Date.parse(text);

function person(given: {
  id?: string;
  kind?: Bookable['kind'];
  skills?: string[];
  spans?: WorkingSpan[];
  exceptions?: Record<string, WorkingSpan[]>;
  taken?: [string, string][];
  timeZone?: string;
}): Bookable {
  return {
    resourceId: given.id ?? 'li',
    kind: given.kind ?? 'person',
    skills: given.skills ?? [],
    calendar: compileCalendar({
      timeZone: given.timeZone ?? SHANGHAI,
      week: Array.from({ length: 7 }, () => given.spans ?? office),
      exceptions: given.exceptions ?? {},
    }),
    taken: (given.taken ?? []).map(([from, to]) => ({ fromMs: at(from), toMs: at(to) })),
  };
}

function wallTimes(bookables: Bookable[], wanted: Wanted, day: string, timeZone = SHANGHAI): string[] {
  const clock = zoneClock(timeZone);
  const fromMs = clock.instantAt(at(`${day}T00:00:00Z`));
  const untilMs = clock.instantAt(at(`${day}T00:00:00Z`) + 86_400_000);
  return findTimes(bookables, wanted, { fromMs, untilMs, perDay: 1000, limit: 1000 })
    .days.flatMap(({ times }) => times)
    .map(({ startMs }) => new Date(clock.wallAt(startMs)).toISOString().slice(11, 16));
}

describe('free times', () => {
  it('lie within each span of a split shift, and never across the break', () => {
    const spans = [
      { from: '09:00', to: '10:30' },
      { from: '14:00', to: '15:15' },
    ];

    expect(wallTimes([person({ spans })], visit, '2026-11-23')).toEqual([
      '09:00',
      '09:15',
      '09:30',
      '14:00',
      '14:15',
    ]);
  });

  it('leave out holidays, and follow a day that differs', () => {
    const exceptions = { '2026-11-23': [], '2026-11-24': [{ from: '10:00', to: '11:00' }] };

    expect(wallTimes([person({ exceptions })], visit, '2026-11-23')).toEqual([]);
    expect(wallTimes([person({ exceptions })], visit, '2026-11-24')).toEqual(['10:00']);
  });

  it('keep the buffers apart from other appointments, but not within hours', () => {
    const spans = [{ from: '09:00', to: '12:00' }];
    const taken: [string, string][] = [['2026-11-23T10:00+08:00', '2026-11-23T10:30+08:00']];
    const buffered = { ...visit, minutes: 45, bufferBeforeMinutes: 15, bufferAfterMinutes: 15 };

    expect(wallTimes([person({ spans, taken })], buffered, '2026-11-23')).toEqual([
      '09:00',
      '10:45',
      '11:00',
      '11:15',
    ]);
  });

  it('take one person and one room, and go back where an earlier choice leaves nothing', () => {
    const booth = person({ id: 'booth', kind: 'room', skills: ['quiet', 'large'] });
    const closet = person({ id: 'closet', kind: 'room', skills: ['quiet'] });
    const wanted: Wanted = {
      ...visit,
      needs: [{ kind: 'room', skill: 'quiet' }, { kind: 'person' }, { kind: 'room', skill: 'large' }],
    };

    const placed = placeAt([person({}), booth, closet], wanted, at('2026-11-23T09:00+08:00'));

    expect(placed).toEqual(['li', 'closet', 'booth']);
    expect(placeAt([person({}), booth], wanted, at('2026-11-23T09:00+08:00'))).toBeUndefined();
  });

  it('are those of people with the skill, and of the one asked for', () => {
    const skilled = { ...visit, needs: [{ kind: 'person' as const, skill: 'audiology' }] };
    const both = [person({}), person({ id: 'lin', skills: ['audiology'] })];

    expect(placeAt(both, skilled, at('2026-11-23T09:00+08:00'))).toEqual(['lin']);
    expect(placeAt(both, skilled, at('2026-11-23T09:00+08:00'), 'li')).toBeUndefined();
  });

  it('are told so many a day, and day by day until there are enough', () => {
    const asked = { fromMs: at('2026-11-23T00:00+08:00'), untilMs: at('2026-12-23T00:00+08:00') };
    const first = findTimes([person({})], visit, { ...asked, perDay: 4, limit: 10 });
    const tomorrow = at('2026-11-24') / 86_400_000;

    expect(first.days.map(({ times, hasMore }) => [times.length, hasMore])).toEqual([
      [4, true],
      [4, true],
      [4, true],
    ]);
    expect(first.days[1]?.dayNumber).toBe(tomorrow);
    expect(first.nextDayNumber).toBe(tomorrow + 2);
    const all = findTimes([person({})], visit, { ...asked, perDay: 96, limit: 10_000 });
    expect(all.days.every(({ times, hasMore }) => times.length === 33 && !hasMore)).toBe(true);
    expect(all.nextDayNumber).toBeNull();
  });

  it('name each time once, with the first who is free', () => {
    const taken: [string, string][] = [['2026-11-23T09:00+08:00', '2026-11-23T10:00+08:00']];
    const { days } = findTimes([person({ taken }), person({ id: 'lin' })], visit, {
      fromMs: at('2026-11-23T00:00+08:00'),
      untilMs: at('2026-11-24T00:00+08:00'),
      perDay: 96,
      limit: 100,
    });

    expect(days[0]?.times).toHaveLength(33);
    expect(days[0]?.times.slice(3, 5).map(({ resourceIds }) => resourceIds)).toEqual([['lin'], ['li']]);
  });

  it('stay at the same time on the wall when clocks change, and lose the hour that is skipped', () => {
    const timeZone = 'Europe/Berlin';
    const night = person({ timeZone, spans: [{ from: '00:00', to: '05:00' }] });
    const day = person({ timeZone });

    expect(wallTimes([day], visit, '2026-03-29', timeZone)).toEqual(
      wallTimes([day], visit, '2026-03-28', timeZone),
    );
    expect(wallTimes([night], visit, '2026-03-28', timeZone)).toHaveLength(17);
    expect(wallTimes([night], visit, '2026-03-29', timeZone)).toHaveLength(13);
    expect(wallTimes([night], visit, '2026-10-25', timeZone)).toHaveLength(21);
  });

  it('of 40 calendars over 30 days are found within 50 ms', () => {
    const bookables = Array.from({ length: 40 }, (_, index) =>
      person({
        id: `person-${index}`,
        taken: Array.from({ length: 30 }, (_day, day) => {
          const date = new Date(at('2026-11-23') + day * 86_400_000).toISOString().slice(0, 10);
          return [`${date}T10:00+08:00`, `${date}T11:30+08:00`] as [string, string];
        }),
      }),
    );
    const window = {
      fromMs: at('2026-11-23T00:00+08:00'),
      untilMs: at('2026-12-23T00:00+08:00'),
      perDay: 96,
      limit: 1e6,
    };
    findTimes(bookables.slice(0, 4), visit, window);
    let fastestMs = Number.POSITIVE_INFINITY;
    let found = 0;
    for (let round = 0; round < 5; round += 1) {
      const cold = bookables.map((one) => ({
        ...one,
        calendar: compileCalendar({ timeZone: SHANGHAI, week: Array.from({ length: 7 }, () => office) }),
      }));
      const begun = performance.now();
      found = findTimes(cold, visit, window).days.flatMap(({ times }) => times).length;
      fastestMs = Math.min(fastestMs, performance.now() - begun);
    }
    process.stdout.write(`${found} free times of 40 calendars over 30 days in ${fastestMs.toFixed(1)} ms\n`);

    expect(found).toBe(30 * 33 - 30 * 9);
    expect(fastestMs).toBeLessThan(50);
  });
});
