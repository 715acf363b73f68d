import { describe, expect, it } from 'vitest';
import { emptyRule, fieldOf, keyFor, type Rule, ruleOf, valuesInDraft, valuesOf } from './rule-values.ts';

const warranty: Rule = {
  ...emptyRule,
  key: 'own.warranty',
  trigger: { on: 'asset-warranty-end', category: 'hearing-aid' },
  offset: { n: -30, unit: 'd' },
  when: { field: 'side', is: 'left' },
  only: { tiers: ['key-account', 'top'], tags: ['会员', 'VIP'], fromAgeYears: 65, belowAgeYears: null },
};

describe('a rule in a form', () => {
  it('comes out as it went in', () => {
    expect(ruleOf('own.warranty', valuesOf(warranty))).toEqual(warranty);
  });

  it('loses what its trigger does not have', () => {
    const values = { ...valuesOf(warranty), on: 'birthday' as const, decisionStep: 'follow-up' };

    expect(ruleOf('own.x', values)).toMatchObject({ trigger: { on: 'birthday' }, decision: null });
  });

  it('gets a key from its English name that nobody has', () => {
    const taken = new Set(['own.spring-check', 'own.spring-check-2']);

    expect(keyFor('Spring check', taken)).toBe('own.spring-check-3');
    expect(keyFor('  Café & care!  ', taken)).toBe('own.cafe-care');
    expect(keyFor('春季', new Set(['own.rule']))).toBe('own.rule-2');
  });

  it('shows a fault beside the field it is about', () => {
    expect(['only.belowAgeYears', 'body.rule.offset.n', 'rule.name.en', 'when'].map(fieldOf)).toEqual([
      'belowAge',
      'distance',
      'name.en',
      'when',
    ]);
  });

  it('goes on from a draft, and from its beginning where the draft cannot be read', () => {
    const begun = valuesOf(emptyRule);

    expect(valuesInDraft('{"tags":"VIP"}', begun)).toEqual({ ...begun, tags: 'VIP' });
    expect(valuesInDraft('{', begun)).toBeUndefined();
  });
});
