import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecimalMark, detectDecimalMark, parseDecimal } from './parse-decimal.ts';

describe('parseDecimal', () => {
  const readable: [text: string, canonical: string, mark?: DecimalMark][] = [
    ['1,234.50', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1.234,50', '1234.50', ','],
    ['1 234,50', '1234.50'],
    ["1'234.50", '1234.50'],
    ['12,34,567.00', '1234567.00'],
    ['(12.00)', '-12.00'],
    ['12.00-', '-12.00'],
    ['-¥12', '-12'],
    ['¥-12', '-12'],
    ['¥12', '12'],
    ['￥１２．５０', '12.50'],
    ['NT$1,200', '1200'],
    ['USD 12', '12'],
    ['12 元', '12'],
    ['12€', '12'],
    ['１２３', '123'],
    ['1,234', '1234'],
    ['1,234', '1.234', ','],
    ['1.234', '1234', ','],
    ['1,5', '1.5'],
    ['0,123', '0.123'],
    ['1.234.567', '1234567'],
    ['.5', '0.5'],
    ['007', '7'],
    ['-0.00', '0.00'],
    ['1e3', '1000'],
    ['12345678901234567890.12', '12345678901234567890.12'],
    ['−5', '-5'],
  ];

  it.each(readable)('reads %s as %s', (text, canonical, mark) => {
    expect(parseDecimal(text, mark)?.canonical).toBe(canonical);
  });

  it('keeps the currency sign and the percent sign apart from the number', () => {
    expect(parseDecimal('NT$1,200')?.currencySign).toBe('NT$');
    expect(parseDecimal('12 元')?.currencySign).toBe('元');
    expect(parseDecimal('30%')).toMatchObject({ value: 30, isPercent: true });
  });

  it.each([
    '',
    ' ',
    'abc',
    '12abc',
    '1.2.3,4',
    '1,23,4',
    '--5',
    '(',
    '1.2万',
    '12/1/2010',
    '1-2',
    '1'.repeat(100),
  ])('does not take %j for a number', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  it('refuses a number written with the other decimal mark', () => {
    expect(parseDecimal('1.234,50', '.')).toBeUndefined();
    expect(parseDecimal('1,234.50', ',')).toBeUndefined();
  });

  it('reads back any amount written with grouped thousands, in either style', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (cents) => {
        const english = (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
        const german = (cents / 100).toLocaleString('de-DE', { minimumFractionDigits: 2 });

        expect(parseDecimal(english, '.')?.value).toBe(cents / 100);
        expect(parseDecimal(german, ',')?.value).toBe(cents / 100);
      }),
    );
  });
});

describe('detectDecimalMark', () => {
  it('lets one text that reads only one way decide for the column', () => {
    expect(detectDecimalMark(['1,234', '12,5'])).toEqual({ mark: ',', isAmbiguous: false });
    expect(detectDecimalMark(['1,234', '1,234.50'])).toEqual({ mark: '.', isAmbiguous: false });
  });

  it('says when every text reads either way', () => {
    expect(detectDecimalMark(['1,234', '5,678']).isAmbiguous).toBe(true);
    expect(detectDecimalMark(['12', '34']).isAmbiguous).toBe(false);
  });
});
