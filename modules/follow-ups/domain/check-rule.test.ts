import { describe, expect, it } from 'vitest';
import { aRule, smallProcesses } from '../testing/index.ts';
import { ruleFaults } from './check-rule.ts';

const faultsOf = (given: Parameters<typeof aRule>[0]) =>
  ruleFaults(aRule(given), smallProcesses).map(({ message }) => message);
const words = { 'zh-CN': '决定', 'zh-TW': '決定', en: 'Decide' };

describe('a rule of follow-ups is refused before it is used', () => {
  it('not when all it names is there', () => {
    expect(
      faultsOf({
        when: { field: 'check.wish', answered: true },
        until: { field: 'review.again', is: false },
        decision: { heading: words, stepKey: 'review' },
      }),
    ).toEqual([]);
  });

  it('when it asks for a process, step or question nobody knows, all of them at once', () => {
    expect(
      faultsOf({
        when: {
          all: [
            { field: 'nowhere.wish', answered: true },
            { field: 'check.colour', is: 'red' },
          ],
        },
        until: { not: { field: 'fit.wish', is: 'hear' } },
        decision: { heading: words, stepKey: 'judge' },
      }),
    ).toEqual([
      'small.fitting has no step "judge"; it has: welcome, check, fit, review',
      'small.fitting has no step "nowhere"; it has: welcome, check, fit, review',
      'step "check" does not ask "colour"; it asks: warning, wish',
      'step "fit" does not ask "wish"; it asks: nothing',
    ]);
    expect(faultsOf({ trigger: { on: 'process-ended', templateKey: 'other' } })).toEqual([
      'there is no service process "other"; there are: small.fitting',
    ]);
  });

  it('when its trigger knows no such fact, or is no step that could decide anything', () => {
    expect(
      faultsOf({
        trigger: { on: 'birthday' },
        until: { field: 'check.wish', answered: true },
        decision: { heading: words, stepKey: 'review' },
      }),
    ).toEqual([
      'birthday is no step of a process, so that no step decides it',
      'birthday does not know "check.wish"; it knows: nothing',
    ]);
    expect(faultsOf({ trigger: { on: 'asset-installed' }, when: { field: 'category', is: 'aid' } })).toEqual(
      [],
    );
  });
});
