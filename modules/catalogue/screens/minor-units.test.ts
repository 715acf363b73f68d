import { describe, expect, it } from 'vitest';
import { toMinorUnits, toQuantity, toWritten } from './minor-units.ts';

describe('amounts as people write them', () => {
  it.each([
    [12.3, 'CNY', 1_230],
    [0.29, 'CNY', 29],
    ['1500', 'JPY', 1_500],
    [1.234, 'KWD', 1_234],
  ])('%s %s is %d in minor units', (written, currency, amountMinor) => {
    expect(toMinorUnits(written, currency)).toBe(amountMinor);
    expect(toWritten(amountMinor, currency)).toBe(Number(written));
  });

  it('is no amount and no quantity while the field is empty', () => {
    expect([toMinorUnits('', 'CNY'), toQuantity('')]).toEqual([undefined, undefined]);
  });
});
