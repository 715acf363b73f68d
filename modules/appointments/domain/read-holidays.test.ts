import { describe, expect, it } from 'vitest';
import { planHolidays, withoutImport } from './plan-holidays.ts';
import { readHolidays } from './read-holidays.ts';

const until = { fromOn: '2026-11-23', untilOn: '2028-11-24' };
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
const read = (...lines: string[]) => readHolidays(calendar(...lines), until);
const whole = (day: string, name: string, ...more: string[]) =>
  event(`DTSTART;VALUE=DATE:${day}`, `SUMMARY:${name}`, ...more);

describe('a file of holidays', () => {
  it('tells each day of a holiday, its end not included, and folded names in Chinese', () => {
    const { days, faults } = read(
      ...event('DTSTART;VALUE=DATE:20270206', 'DTEND;VALUE=DATE:20270209', 'SUMMARY:春节', ' （休）'),
    );

    expect(faults).toEqual([]);
    expect(days).toEqual(
      ['2027-02-06', '2027-02-07', '2027-02-08'].map((onDate) => ({
        onDate,
        name: '春节（休）',
        kind: 'closed',
      })),
    );
  });

  it.each([
    ['春节（班）补班第1天', [], 'open'],
    ['国庆节 班', [], 'open'],
    ['中秋節補班', [], 'open'],
    ['Special Working Day', [], 'open'],
    ['国庆节', ['X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY'], 'open'],
    ['国庆节', ['X-APPLE-SPECIAL-DAY:WORK-HOLIDAY'], 'closed'],
    ['Workers’ Day', [], 'closed'],
    ['班禅纪念日', [], 'closed'],
  ])('knows what %s %j is', (name, more, kind) => {
    expect(read(...whole('20270101', name, ...more)).days).toMatchObject([{ kind }]);
  });

  it('lasts as long as it says, in whole days', () => {
    const lasting = (duration: string) => read(...whole('20270501', '劳动节', `DURATION:${duration}`));

    expect(lasting('P2D').days.map(({ onDate }) => onDate)).toEqual(['2027-05-01', '2027-05-02']);
    expect(lasting('PT5H').faults).toEqual(['event 1 (劳动节) does not last whole days']);
  });

  it('repeats what comes every year, no further than two years', () => {
    const { days } = read(...whole('20200101', '元旦', 'RRULE:FREQ=YEARLY'));

    expect(days.map(({ onDate }) => onDate)).toEqual(['2027-01-01', '2028-01-01']);
  });

  it.each(['', 'hello', 'name,day\nNew Year,2027-01-01', 'BEGIN:VCARD\r\nFN:A\r\nEND:VCARD'])(
    'that is no calendar is refused: %j',
    (text) => {
      expect(readHolidays(text, until).faults).toEqual([
        'the file is no iCalendar (RFC 5545); choose a file that ends in .ics',
      ]);
    },
  );

  it('is refused with all its faults, and no day of it is used', () => {
    const { days, faults } = read(
      ...whole('20270101', '元旦'),
      ...event('SUMMARY:nothing'),
      ...event('DTSTART:20270101T090000Z', 'SUMMARY:a meeting'),
      ...whole('20271341', 'never'),
      ...event('DTSTART;VALUE=DATE:20270105', 'DTEND;VALUE=DATE:20270104', 'SUMMARY:backwards'),
      ...event('DTSTART;VALUE=DATE:20270105', 'DTEND;VALUE=DATE:20270405', 'SUMMARY:a long one'),
      ...whole('20270101', '元旦补班'),
    );

    expect(days).toEqual([]);
    expect(faults).toEqual([
      'event 2 (nothing) has no beginning',
      'event 3 (a meeting) does not begin on a whole day of the calendar',
      'event 4 (never) does not begin on a whole day of the calendar',
      'event 5 (backwards) ends on 2027-01-04, before it begins on 2027-01-05',
      'event 6 (a long one) lasts 90 days; a holiday lasts at most 31',
      '2027-01-01 is both a day off and a working day',
    ]);
    expect(read().faults).toEqual(['the calendar holds no events']);
  });
});

describe('what holidays change', () => {
  const office = [{ from: '09:00', to: '18:00' }];
  const week = [...Array.from({ length: 5 }, () => office), [], []];
  const short = [{ from: '10:00', to: '12:00' }];

  it('is closed days that were open, and working days that were closed, with the hours of a Monday', () => {
    const planned = planHolidays({ week, exceptions: { '2027-01-04': short } }, [
      { onDate: '2027-01-01', name: '元旦', kind: 'closed' },
      { onDate: '2027-01-02', name: '元旦', kind: 'closed' }, // a Saturday
      { onDate: '2027-01-04', name: '元旦', kind: 'closed' },
      { onDate: '2027-01-09', name: '补班', kind: 'open' }, // a Saturday
      { onDate: '2027-01-11', name: '补班', kind: 'open' },
    ]);

    expect(planned).toEqual([
      { onDate: '2027-01-01', name: '元旦', kind: 'closed', before: office, after: [] },
      { onDate: '2027-01-04', name: '元旦', kind: 'closed', before: short, after: [] },
      { onDate: '2027-01-09', name: '补班', kind: 'open', before: [], after: office },
    ]);
  });

  it('is taken back day by day, except what somebody has changed since', () => {
    const day = (onDate: string, exceptionBefore: typeof short | null) => ({
      onDate,
      name: '元旦',
      kind: 'closed' as const,
      before: office,
      after: [],
      exceptionBefore,
    });
    const now = { '2027-01-01': [], '2027-01-04': [], '2027-01-05': short, '2027-02-01': short };

    expect(
      withoutImport(now, [day('2027-01-01', null), day('2027-01-04', short), day('2027-01-05', null)]),
    ).toEqual({
      exceptions: { '2027-01-04': short, '2027-01-05': short, '2027-02-01': short },
      kept: ['2027-01-05'],
    });
  });
});
