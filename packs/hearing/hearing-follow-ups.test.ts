import { describe, expect, it } from 'vitest';
import { holds } from '#form-kit';
import { followUpRule } from '#pack-kit';
import { addDays, addMonths } from '#working-time';
import { hearingFitting } from './hearing-fitting.ts';
import { hearingFollowUps } from './hearing-follow-ups.ts';

const rules = hearingFollowUps.map((rule) => followUpRule.parse(rule));

describe('the follow-ups of a hearing clinic (S0-20)', () => {
  it('name the days of the documents for a client fitted on 15 January 2026, from the first use to years after (S3-7, S4-14)', () => {
    const days = rules
      .filter(({ trigger, decision, when }) => trigger.on === 'process-step-left' && !decision && !when)
      .map(({ offset: { n, unit } }) =>
        unit === 'm' ? addMonths('2026-01-15', n) : addDays('2026-01-15', unit === 'w' ? 7 * n : n),
      );

    expect(days).toEqual([
      '2026-01-17',
      '2026-01-22',
      '2026-01-29',
      '2026-02-26',
      '2026-04-15',
      '2026-07-15',
      '2027-01-15',
      '2030-01-15',
    ]);
  });

  it('count from a step the fitting has', () => {
    const steps = new Set(hearingFitting.steps.map(({ key }) => key));

    for (const { trigger } of rules) {
      if (trigger.on !== 'process-step-left') continue;
      expect(trigger.templateKey).toBe(hearingFitting.key);
      expect(steps).toContain(trigger.stepKey);
    }
  });

  it('has every trial decided before its last day', () => {
    const dueAfter = (trialDays: number) =>
      rules
        .filter(({ when }) => when !== null && holds(when, { selection: { trialDays } }))
        .map(({ offset, decision }) => [offset.n, decision?.stepKey]);

    expect([0, 7, 14, 29, 30, 90].map(dueAfter)).toEqual([
      [],
      [[5, 'follow-up']],
      [[5, 'follow-up']],
      [[5, 'follow-up']],
      [[23, 'follow-up']],
      [[23, 'follow-up']],
    ]);
  });

  it('ask for no consent to care, and for consent before anything is offered', () => {
    const offering = rules.filter(({ purpose }) => purpose === 'marketing').map(({ key }) => key);

    expect(offering).toEqual(['hearing.month-48', 'hearing.birthday']);
  });
});
