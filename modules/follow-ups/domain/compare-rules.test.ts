import { expect, it } from 'vitest';
import { aRule } from '../testing/index.ts';
import { compareRules } from './compare-rules.ts';

it('lists rules by what they count from, the nearest day first', () => {
  const fitted = { on: 'process-step-left', templateKey: 'fitting', stepKey: 'fit' } as const;
  const rules = [
    aRule({ key: 'a.birthday', trigger: { on: 'birthday' }, offset: { n: 12, unit: 'm' } }),
    aRule({ key: 'b.half-year', trigger: fitted, offset: { n: 6, unit: 'm' } }),
    aRule({ key: 'c.six-weeks', trigger: fitted, offset: { n: 6, unit: 'w' } }),
    aRule({ key: 'd.end', trigger: { on: 'process-ended', templateKey: 'fitting' } }),
    aRule({ key: 'e.two-days', trigger: fitted, offset: { n: 2, unit: 'd' } }),
  ];

  expect(rules.sort(compareRules).map(({ key }) => key)).toEqual([
    'e.two-days',
    'c.six-weeks',
    'b.half-year',
    'd.end',
    'a.birthday',
  ]);
});
