import { describe, expect, it } from 'vitest';
import { addDays } from '#working-time';
import type { CareOutcome } from '../contract/index.ts';
import { type CareStep, careTaskState } from './care-task-state.ts';
import { mayPlanCareFor } from './due-day.ts';

let count = 0;
const attempt = (doneOn: string, outcome: CareOutcome): CareStep => {
  count += 1;
  return { stepId: `T_${count}`, kind: 'attempt', doneOn, outcome };
};
const snooze = (doneOn: string, untilOn: string): CareStep => {
  count += 1;
  return { stepId: `T_${count}`, kind: 'snooze', doneOn, untilOn };
};

describe('where a care task stands (S1-42)', () => {
  it('is due on the day it was planned for, as long as nothing was done', () => {
    expect(careTaskState('2026-03-02', [])).toEqual({
      dueOn: '2026-03-02',
      dueHalf: null,
      snoozedUntilOn: null,
      attempts: 0,
      closing: null,
    });
  });

  it.each(['reached', 'declined', 'wrong-number', 'done'] as const)('is closed by %s', (outcome) => {
    const step = attempt('2026-03-02', outcome);

    expect(careTaskState('2026-03-02', [step])).toMatchObject({
      closing: { stepId: step.stepId, outcome },
      attempts: 1,
    });
  });

  it('is planned for the day after an attempt nobody answered, also at the end of a month', () => {
    const state = careTaskState('2026-02-20', [attempt('2026-02-28', 'no-answer')]);

    expect(state).toMatchObject({ dueOn: '2026-03-01', attempts: 1, closing: null });
  });

  it('is given up after the third attempt nobody answered', () => {
    const steps = ['2026-03-02', '2026-03-03', '2026-03-04'].map((day) => attempt(day, 'no-answer'));

    expect(careTaskState('2026-03-02', steps.slice(0, 2)).closing).toBeNull();
    expect(careTaskState('2026-03-02', steps)).toMatchObject({
      attempts: 3,
      closing: { outcome: 'no-answer' },
    });
  });

  it('waits until the day it was snoozed to, and is no longer snoozed after the next attempt', () => {
    const snoozed = [snooze('2026-03-02', '2026-03-09')];
    const tried = [...snoozed, attempt('2026-03-09', 'no-answer')];

    expect(careTaskState('2026-03-02', snoozed)).toMatchObject({
      dueOn: '2026-03-09',
      snoozedUntilOn: '2026-03-09',
    });
    expect(careTaskState('2026-03-02', tried)).toMatchObject({ dueOn: '2026-03-10', snoozedUntilOn: null });
  });
});

describe('planning care for a day', () => {
  it.each([
    ['2026-03-01', false],
    ['2026-03-02', true],
    ['2027-03-03', true],
    ['2027-03-04', false],
  ])('allows %s on 2026-03-02: %s', (day, allowed) => {
    expect(mayPlanCareFor(day, '2026-03-02')).toBe(allowed);
  });

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-29', -1, '2026-03-28'],
  ])('counts %s and %i days as %s, whatever the clocks do', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
  });
});
