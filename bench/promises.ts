import { type PromiseFacts, readPromise } from '#modules/promises';
import { repairedInTime } from '#modules/promises/testing';
import { promiseDefinition } from '#pack-kit';
import { compileCalendar } from '#working-time';
import { type Figure, printFigures } from './measure/figures.ts';

const LIMITS = { readingsPerSecond: 200_000 };
const READINGS = 400_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How many promises the engine reads in a second: clock with a pause, working hours, holidays, and an event that ends it. */
export function benchPromises(): Figure[] {
  const { measure, exclusions } = promiseDefinition.parse(repairedInTime);
  const calendar = compileCalendar({
    timeZone: 'Asia/Shanghai',
    week: [
      ...Array.from({ length: 5 }, () => [
        { from: '09:00', to: '12:30' },
        { from: '13:30', to: '18:00' },
      ]),
      [{ from: '10:00', to: '16:00' }],
      [],
    ],
    exceptions: { '2026-10-01': [], '2026-10-02': [] },
  });
  const begun = Date.parse('2026-01-05T09:00:00+08:00');
  const stories = Array.from({ length: 2000 }, (_, index): PromiseFacts => {
    const startedAtMs = begun + index * 4 * HOUR_MS;
    const event = (name: string, afterHours: number) => ({
      eventId: `${index}-${name}`,
      name,
      occurredAt: new Date(startedAtMs + afterHours * HOUR_MS).toISOString(),
      payload: { repairId: `R-${index}`, works: true },
    });
    return {
      measure,
      exclusions,
      matchValues: { repairId: `R-${index}` },
      startedAtMs,
      startEventId: null,
      limitMs: 4 * HOUR_MS,
      namedDueAtMs: null,
      events: [
        event('repair.waiting', 1),
        event('repair.resumed', 3),
        event('repair.done', 5 + (index % 90)),
      ],
      acts: [],
    };
  });
  const nowMs = begun + 500 * DAY_MS;
  const read = (times: number) => {
    let kept = 0;
    for (let index = 0; index < times; index += 1) {
      const facts = stories[index % stories.length];
      if (facts && readPromise(facts, calendar, nowMs).state === 'kept') kept += 1;
    }
    return kept;
  };
  read(stories.length * 4);
  // Time of the processor, so that what else the machine does is not counted.
  const before = process.cpuUsage();
  read(READINGS);
  const perSecond = READINGS / (process.cpuUsage(before).user / 1_000_000);
  const figures: Figure[] = [
    {
      name: 'promises read in a second',
      measured: perSecond,
      unit: '/s',
      limit: LIMITS.readingsPerSecond,
      atLeast: true,
      basis: `${READINGS} readings of ${stories.length} promises with a pause each`,
    },
  ];
  printFigures('Promises', figures);
  return figures;
}
