import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isoWeekday } from '#working-time';
import { type DoneOfPlan, nextDue } from './next-due.ts';

const always = () => true;
const weekdays = (day: string) => isoWeekday(day) <= 5;
const quarterly = {
  firstDueOn: '2026-01-31',
  interval: { count: 3, unit: 'month' },
  base: 'scheduled',
  leadDays: 14,
  holidayShift: 'none',
} as const;

describe('when maintenance is due next (S3-40)', () => {
  it.each<[string, Partial<Parameters<typeof nextDue>[0]>, DoneOfPlan[], string]>([
    ['on its first day while nothing was done', {}, [], '2026-01-31'],
    [
      'counted from the day it was due, though done late',
      { base: 'scheduled' },
      [{ slotOn: '2026-01-31', doneOn: '2026-02-10' }],
      '2026-04-30',
    ],
    [
      'counted from the day it was done',
      { base: 'completed' },
      [{ slotOn: '2026-01-31', doneOn: '2026-02-10' }],
      '2026-05-10',
    ],
    [
      'on the 31st again after a short month',
      {},
      [
        { slotOn: '2026-01-31', doneOn: '2026-02-10' },
        { slotOn: '2026-04-30', doneOn: '2026-04-30' },
      ],
      '2026-07-31',
    ],
    [
      'not sooner when done before its day',
      {},
      [{ slotOn: '2026-01-31', doneOn: '2026-01-20' }],
      '2026-04-30',
    ],
    [
      'without the days that passed while it was late',
      {},
      [{ slotOn: '2026-01-31', doneOn: '2026-05-02' }],
      '2026-07-31',
    ],
    [
      'after weeks',
      { interval: { count: 2, unit: 'week' } },
      [{ slotOn: '2026-01-31', doneOn: '2026-01-31' }],
      '2026-02-14',
    ],
  ])('%s', (_, given, done, dueOn) => {
    expect(nextDue({ ...quarterly, ...given }, done, always).dueOn).toBe(dueOn);
  });

  it('on the working day before a holiday, while the plan goes on counting from its own day', () => {
    const plan = { ...quarterly, holidayShift: 'back' } as const;

    expect(nextDue(plan, [], weekdays)).toEqual({
      slotOn: '2026-01-31',
      dueOn: '2026-01-30',
      planFromOn: '2026-01-16',
    });
    expect(nextDue(plan, [{ slotOn: '2026-01-31', doneOn: '2026-01-30' }], weekdays).slotOn).toBe(
      '2026-04-30',
    );
  });

  it('on its own day when the branch never opens', () => {
    expect(nextDue({ ...quarterly, holidayShift: 'back' }, [], () => false).dueOn).toBe('2026-01-31');
  });

  it('always later than what was done last, whatever was done when and in which order it is told', () => {
    const day = fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2026-01-31', days));
    fc.assert(
      fc.property(
        fc.array(fc.record({ slotOn: day, doneOn: day }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('scheduled', 'completed'),
        (done, base) => {
          const due = nextDue({ ...quarterly, base }, done, always).slotOn;

          expect(
            due >
              (done
                .map(({ doneOn }) => doneOn)
                .sort()
                .at(-1) ?? ''),
          ).toBe(true);
          expect(nextDue({ ...quarterly, base }, done.toReversed(), always).slotOn).toBe(due);
        },
      ),
      { seed: 3 },
    );
  });
});
