import { describe, expect, it } from 'vitest';
import { answerClock, answerDueOn, incidentNotices } from './law-clocks.ts';
import { type Decision, mayContact, type PersonToContact } from './may-contact.ts';
import { addToDay } from './spans.ts';

describe('the clocks of the laws', () => {
  it.each([
    ['PDPA-TW', 'access', '2026-05-01', false, '2026-05-16'],
    ['PDPA-TW', 'correction', '2026-05-01', false, '2026-05-31'],
    ['PDPA-TW', 'access', '2026-05-01', true, '2026-05-31'],
    ['GDPR', 'access', '2026-01-31', false, '2026-02-28'],
    ['GDPR', 'erasure', '2026-01-31', true, '2026-04-30'],
    ['HIPAA', 'access', '2026-05-01', false, '2026-05-31'],
    ['HIPAA', 'correction', '2026-05-01', false, '2026-06-30'],
    ['PIPL', 'erasure', '2026-05-01', true, '2026-05-31'],
  ] as const)('give %s %s received on %s (extended: %s) until %s', (law, kind, on, extended, due) => {
    expect(answerDueOn(answerClock(law, kind, on), on, extended)).toBe(due);
  });

  it('run from the hour an incident was known', () => {
    const due = Object.fromEntries(
      incidentNotices({
        knownAt: '2026-05-01T09:00:00.000Z',
        laws: ['GDPR', 'HIPAA', 'PIPL'],
        affectedPeople: 40,
        highRisk: false,
      }).map(({ clock, dueAt }) => [clock.key, dueAt]),
    );

    expect(due).toEqual({
      'gdpr-authority': '2026-05-04T09:00:00.000Z',
      'hipaa-people': '2026-06-30T09:00:00.000Z',
      'pipl-authority': null,
      'pipl-people': null,
    });
  });

  it('add people and media when many are concerned or the risk is high', () => {
    const keys = incidentNotices({
      knownAt: '2026-05-01T09:00:00.000Z',
      laws: ['GDPR', 'HIPAA'],
      affectedPeople: 900,
      highRisk: true,
    }).map(({ clock }) => clock.key);

    expect(keys).toEqual(['gdpr-authority', 'gdpr-people', 'hipaa-people', 'hipaa-media', 'hipaa-authority']);
  });

  it('end with the month where a month is shorter', () => {
    expect(addToDay('2024-01-31', { months: 1 })).toBe('2024-02-29');
    expect(addToDay('2026-12-31', { months: 2 })).toBe('2027-02-28');
  });
});

describe('whether somebody may be contacted', () => {
  const person: PersonToContact = {
    bornOn: '1950-03-12',
    diedOn: null,
    archivedAt: null,
    restrictedAt: null,
    reachableBy: ['phone', 'sms'],
    decisions: [],
  };
  const given: Decision = {
    factId: 'a fact',
    purpose: 'marketing',
    channel: 'sms',
    decision: 'given',
    byGuardian: false,
    decidedAt: '2026-01-01T00:00:00.000Z',
  };
  const noon = { today: '2026-03-02', hour: 12, region: 'CN' };
  const codes = (
    purpose: 'service' | 'survey' | 'marketing',
    channel: 'phone' | 'sms' | 'email',
    changes: Partial<PersonToContact> = {},
    moment = noon,
  ) => mayContact({ purpose, channel }, { ...person, ...changes }, moment).reasons.map(({ code }) => code);

  it.each([
    ['service needs no consent', codes('service', 'phone'), ['needed-for-service']],
    ['marketing needs it', codes('marketing', 'sms'), ['no-consent']],
    ['for this channel', codes('marketing', 'phone', { decisions: [given] }), ['no-consent']],
    ['and with it may be sent', codes('marketing', 'sms', { decisions: [given] }), ['consent-given']],
    [
      'the latest decision holds',
      codes('marketing', 'sms', { decisions: [{ ...given, decision: 'withdrawn' }, given] }),
      ['withdrawn'],
    ],
    ['who died is never contacted', codes('service', 'phone', { diedOn: '2025-11-03' }), ['has-died']],
    [
      'nor whose data is restricted',
      codes('service', 'phone', { restrictedAt: '2026-02-01T00:00:00.000Z' }),
      ['restricted'],
    ],
    ['there must be an address', codes('service', 'email'), ['no-address']],
    [
      'not at night',
      codes('marketing', 'sms', { decisions: [given] }, { today: '2026-03-02', hour: 21, region: 'CN' }),
      ['quiet-hours'],
    ],
    [
      'though service may',
      codes('service', 'sms', {}, { today: '2026-03-02', hour: 23, region: 'CN' }),
      ['needed-for-service'],
    ],
    [
      'a child’s guardian decides',
      codes('marketing', 'sms', { bornOn: '2012-03-03', decisions: [given] }),
      ['child-without-guardian'],
    ],
    [
      'and then it holds',
      codes('marketing', 'sms', { bornOn: '2012-03-03', decisions: [{ ...given, byGuardian: true }] }),
      ['consent-given'],
    ],
    [
      'on the fourteenth birthday they decide themselves',
      codes('marketing', 'sms', { bornOn: '2012-03-02', decisions: [given] }),
      ['consent-given'],
    ],
  ])('%s', (_, told, expected) => {
    expect(told).toEqual(expected);
  });

  it.each([
    ['CN', ['consent-given']],
    ['US', ['consent-given']],
    ['FR', ['child-without-guardian']],
    ['DE', ['child-without-guardian']],
    ['BR', ['child-without-guardian']],
  ])('at fourteen, who decides depends on the country: %s', (region, expected) => {
    const young = { bornOn: '2012-03-01', decisions: [given] };
    expect(codes('marketing', 'sms', young, { ...noon, region })).toEqual(expected);
  });

  it('tells every reason against at once', () => {
    expect(
      codes('marketing', 'email', { diedOn: '2025-11-03', archivedAt: '2026-01-01T00:00:00.000Z' }),
    ).toEqual(['has-died', 'archived', 'no-consent', 'no-address']);
  });
});
