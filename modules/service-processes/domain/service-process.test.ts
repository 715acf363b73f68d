import { describe, expect, it } from 'vitest';
import { processTemplate } from '../contract/index.ts';
import { smallProcess } from '../testing/index.ts';
import { templateFaults } from './check-template.ts';
import { checkStep } from './leave-step.ts';
import { answersByStep, type ProcessFact, readProcess } from './read-process.ts';
import { stepClockAt } from './step-clock.ts';

const template = processTemplate.parse(smallProcess);
const step = (key: string) => {
  const found = template.steps.find((one) => one.key === key);
  if (!found) throw new Error(`no step ${key}`);
  return found;
};

let facts = 0;
type FactGiven = ProcessFact extends infer F
  ? F extends ProcessFact
    ? Omit<F, 'factId' | 'byId' | 'byName'>
    : never
  : never;
const fact = (given: FactGiven): ProcessFact => {
  facts += 1;
  return { factId: `f${facts}`, byId: 'p1', byName: '周婷', ...given };
};
const at = (time: string) => `2026-11-20T${time}:00+08:00`;

describe('where a process stands', () => {
  const begun = fact({ kind: 'started', stepKey: 'welcome', at: at('16:00') });

  it('is the step it began with, until that is left', () => {
    expect(readProcess([begun])).toMatchObject({ status: 'running', current: { stepKey: 'welcome' } });
  });

  it('follows every step, loop and skip, with the latest answers of each', () => {
    const state = readProcess([
      begun,
      fact({ kind: 'skipped', stepKey: 'welcome', to: 'check', reason: 'known customer', at: at('16:05') }),
      fact({ kind: 'completed', stepKey: 'check', to: 'fit', answers: { warning: false }, at: at('16:20') }),
      fact({ kind: 'completed', stepKey: 'fit', to: 'review', answers: {}, at: at('16:40') }),
      fact({ kind: 'completed', stepKey: 'review', to: 'fit', answers: { again: true }, at: at('17:00') }),
      fact({ kind: 'completed', stepKey: 'fit', to: 'review', answers: {}, at: at('17:10') }),
      fact({ kind: 'completed', stepKey: 'review', to: 'end', answers: { again: false }, at: at('17:20') }),
    ]);
    expect(state).toMatchObject({ status: 'finished', current: null, endedAt: at('17:20') });
    expect(state.visits.map(({ stepKey }) => stepKey)).toEqual([
      'welcome',
      'check',
      'fit',
      'review',
      'fit',
      'review',
    ]);
    expect(state.visits[0]).toMatchObject({
      outcome: 'skipped',
      reason: 'known customer',
      leftAt: at('16:05'),
    });
    expect(answersByStep(state)).toEqual({ check: { warning: false }, fit: {}, review: { again: false } });
  });

  it('is paused and running again, and a pause ends with the process', () => {
    const paused = fact({ kind: 'paused', reason: 'customer', note: '', at: at('16:30') });
    const resumed = fact({ kind: 'resumed', at: at('17:00') });
    const cancelled = fact({ kind: 'cancelled', reason: 'moved away', at: at('17:30') });
    expect(readProcess([begun, paused])).toMatchObject({ status: 'paused' });
    expect(readProcess([begun, paused, resumed]).current?.pauses).toMatchObject([{ until: at('17:00') }]);
    const ended = readProcess([begun, paused, cancelled]);
    expect(ended).toMatchObject({ status: 'cancelled', current: null, cancelReason: 'moved away' });
    expect(ended.visits[0]?.pauses).toMatchObject([{ until: at('17:30') }]);
  });
});

describe('the clock of a step', () => {
  const read = (now: string, pauses: { at: string; until: string | null }[] = []) =>
    stepClockAt(
      template,
      step('welcome'),
      {
        enteredAt: at('16:00'),
        leftAt: null,
        pauses: pauses.map((pause) => ({ ...pause, byName: '周婷', reason: 'customer', note: '' })),
      },
      { nowMs: Date.parse(now), timeZone: 'Asia/Shanghai' },
    );

  it('runs in working time and stands in pauses', () => {
    expect(read('2026-11-21T12:00:00+08:00')).toMatchObject({
      usedMinutes: 120,
      overrun: false,
      dueAt: '2026-11-23T03:00:00.000Z',
    });
    const pause = { at: '2026-11-23T09:30:00+08:00', until: '2026-11-23T11:30:00+08:00' };
    expect(read('2026-11-23T12:00:00+08:00', [pause])).toMatchObject({
      usedMinutes: 180,
      dueAt: '2026-11-23T05:00:00.000Z',
    });
    expect(read('2026-11-23T13:30:00+08:00', [pause])).toMatchObject({ overrun: true });
  });

  it('is none without a limit', () => {
    const visit = { enteredAt: at('16:00'), leftAt: null, pauses: [] };
    expect(stepClockAt(template, step('fit'), visit, { nowMs: 0, timeZone: 'UTC' })).toBeNull();
  });
});

describe('leaving a step', () => {
  it('names missing answers and closed gates together', () => {
    const check = checkStep(step('check'), { warning: true }, {});
    expect(check.answerFaults).toEqual([{ path: 'wish', kind: 'missing' }]);
    expect(check.closedGates.map(({ key }) => key)).toEqual(['clear']);
  });

  it('asks a gate only of who goes the way it guards', () => {
    const check = checkStep(step('check'), { warning: true, wish: 'music' }, {}, 'end');
    expect(check).toMatchObject({ closedGates: [], answerFaults: [], to: 'end' });
  });

  it('proposes the first open way and opens others by answers', () => {
    expect(checkStep(step('review'), { again: true }, {})).toMatchObject({ ways: ['fit', 'end'], to: 'fit' });
    expect(checkStep(step('review'), { again: false }, {}, 'fit')).toMatchObject({
      ways: ['end'],
      to: undefined,
    });
  });

  it('takes no answers where nothing is asked', () => {
    expect(checkStep(step('fit'), { x: 1 }, {}).answerFaults).toEqual([{ path: 'x', kind: 'unknown' }]);
  });
});

describe('a template', () => {
  it('that is sound has no faults', () => {
    expect(templateFaults(template)).toEqual([]);
  });

  it('tells unreachable and endless steps, unknown targets, roles and questions, all at once', () => {
    const broken = processTemplate.parse({
      ...smallProcess,
      start: 'nowhere',
      steps: [
        { ...smallProcess.steps[0], roles: ['wizard'], ways: [{ to: 'lost', label: template.name }] },
        {
          ...smallProcess.steps[2],
          ways: [{ to: 'fit', when: { field: 'check.warning', is: true }, label: template.name }],
        },
      ],
    });
    const faults = templateFaults(broken).join('\n');
    for (const part of [
      'begins at "nowhere"',
      '"wizard", which is no role',
      'leads to "lost", which is no step',
      'only ways with conditions',
      'depends on "check.warning", which no form asks',
      'nothing leads to step "welcome"',
      'from step "fit" the process never ends',
    ]) {
      expect(faults).toContain(part);
    }
  });
});
