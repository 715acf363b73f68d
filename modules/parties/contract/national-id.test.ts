import { describe, expect, it } from 'vitest';
import { nationalIdFacts } from './national-id.ts';

describe('what a national identity number tells of its holder', () => {
  it.each([
    ['11010519491231002X', { bornOn: '1949-12-31', gender: 'female' }],
    ['110105 1949 1231 002x', { bornOn: '1949-12-31', gender: 'female' }],
    ['440106195003120014', null],
    ['A123456789', { bornOn: null, gender: 'male' }],
    ['F229999993', null],
    ['A800000014', { bornOn: null, gender: 'male' }],
    ['C668668(9)', null],
    ['VIP-0032', null],
  ])('reads %s', (value, facts) => {
    expect(nationalIdFacts(value)).toEqual(facts);
  });

  it('tells no birthday that is no day', () => {
    expect(nationalIdFacts('110105194913310021')?.bornOn ?? null).toBeNull();
  });
});
