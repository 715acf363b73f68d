import { seededRandom } from '#analytics';
import type { DemoCustomer, DemoHolidays, DemoWalkIn } from '#pack-kit';

const BRANCH = 0;
/** Days before on which people walked in, and how many on each. */
const DAYS_BEFORE = [3, 2, 1];
const A_DAY = 7;
const NAMELESS_SHARE = 0.3;
/** One after the other at one desk: this long from one coming to the next. */
const APART_MINUTES = 18;
const DAY_LENGTH_MINUTES = A_DAY * APART_MINUTES;

/** People who came without an appointment in the last days, and those at the reception now. */
export function demoWalkIns(customers: readonly DemoCustomer[], seed: number): DemoWalkIn[] {
  const random = seededRandom(seed);
  const known = customers.filter(
    ({ branch, deceasedOn, kind }) => branch === BRANCH && deceasedOn === null && kind === 'person',
  );
  let next = 0;
  const somebody = () => {
    next += 1;
    return random.uniform() < NAMELESS_SHARE ? null : (known[next * 3]?.number ?? null);
  };
  const before = DAYS_BEFORE.flatMap((daysAgo) =>
    Array.from({ length: A_DAY }, (_, place): DemoWalkIn => {
      const isMissed = place === A_DAY - 2;
      return {
        customerNumber: somebody(),
        branch: BRANCH,
        daysAgo,
        minutesAgo: DAY_LENGTH_MINUTES - place * APART_MINUTES,
        waitedMinutes: 1 + Math.floor(random.uniform() * 3),
        servedMinutes: isMissed ? null : 6 + Math.floor(random.uniform() * 8),
        outcome: isMissed ? 'no-show' : 'done',
      };
    }),
  );
  const here = { branch: BRANCH, daysAgo: 0 };
  const today: DemoWalkIn[] = [
    {
      ...here,
      customerNumber: somebody(),
      minutesAgo: 40,
      waitedMinutes: 2,
      servedMinutes: 9,
      outcome: 'done',
    },
    {
      ...here,
      customerNumber: somebody(),
      minutesAgo: 26,
      waitedMinutes: 4,
      servedMinutes: 11,
      outcome: 'done',
    },
    {
      ...here,
      customerNumber: somebody(),
      minutesAgo: 14,
      waitedMinutes: 8,
      servedMinutes: null,
      outcome: 'called',
    },
    ...[9, 6, 2].map(
      (minutesAgo, place): DemoWalkIn => ({
        ...here,
        customerNumber: place === 1 ? null : somebody(),
        minutesAgo,
        waitedMinutes: null,
        servedMinutes: null,
        outcome: 'waiting',
      }),
    ),
  ];
  return [...before, ...today];
}

const yearly = (day: string, days: number, name: string) => [
  'BEGIN:VEVENT',
  `UID:${day}@perennial-demo`,
  `DTSTART;VALUE=DATE:2026${day}`,
  `DURATION:P${days}D`,
  'RRULE:FREQ=YEARLY',
  `SUMMARY:${name}`,
  'END:VEVENT',
];

/** The statutory holidays of China that fall on the same day each year; the others are announced year by year. */
export const demoHolidays: DemoHolidays = {
  fileName: '法定节假日.ics',
  text: [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Perennial//Demo//ZH',
    ...yearly('0101', 1, '元旦'),
    ...yearly('0501', 2, '劳动节'),
    ...yearly('1001', 3, '国庆节'),
    'END:VCALENDAR',
  ].join('\r\n'),
};
