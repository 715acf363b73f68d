import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal } from '#tabular';
import { zoneClock } from '#working-time';
import {
  contradictsCurrency,
  instantReader,
  readCode,
  readCurrency,
  readDecimal,
  toMinor,
} from './read-cell.ts';

describe('readCode', () => {
  it.each([
    ['17850.0', '17850'],
    [' 00012 ', '00012'],
    ['A-17.0', 'A-17.0'],
    ['NA', undefined],
    ['', undefined],
    ['null', undefined],
  ])('reads %j as %j', (cell, value) => {
    expect(readCode(cell)).toEqual({ value });
  });

  it('refuses a number whose digits a spreadsheet has thrown away', () => {
    expect(readCode('1.38E+10')).toEqual({ fault: 'digits-lost' });
  });
});

describe('instantReader', () => {
  const inShanghai = instantReader('yyyy-M-d', zoneClock('Asia/Shanghai').instantAt);

  it('takes times without a zone in the zone of the file, and others as they say', () => {
    expect(inShanghai('2010-12-01 08:26:00', undefined)).toEqual({
      value: { text: '2010-12-01T00:26:00.000Z', milliseconds: Date.parse('2010-12-01T00:26:00.000Z') },
    });
    expect(inShanghai('2010-12-01', undefined)).toEqual({
      value: { text: '2010-11-30T16:00:00.000Z', milliseconds: Date.parse('2010-11-30T16:00:00.000Z') },
    });
    expect(inShanghai('2010-12-01T08:26:00Z', undefined)).toEqual({
      value: { text: '2010-12-01T08:26:00.000Z', milliseconds: Date.parse('2010-12-01T08:26:00.000Z') },
    });
  });

  it('reads a plain time of day after the same day again and again', () => {
    const read = ['9:05', '09:05', '23:59:59', '24:00'].map((time) =>
      inShanghai(`2010-12-01 ${time}`, undefined),
    );

    expect(read.map((reading) => ('value' in reading ? reading.value.text : reading.fault))).toEqual([
      '2010-12-01T01:05:00.000Z',
      '2010-12-01T01:05:00.000Z',
      '2010-12-01T15:59:59.000Z',
      'not-a-date',
    ]);
  });

  it('joins a date and a time that stand in two columns', () => {
    expect(inShanghai('2010-12-01', '8:26 PM')).toEqual({
      value: { text: '2010-12-01T12:26:00.000Z', milliseconds: Date.parse('2010-12-01T12:26:00.000Z') },
    });
    expect(inShanghai('2010-12-01', '')).toEqual({
      value: { text: '2010-11-30T16:00:00.000Z', milliseconds: Date.parse('2010-11-30T16:00:00.000Z') },
    });
    expect(inShanghai('2010-12-01', 'noon')).toEqual({ fault: 'not-a-time' });
  });

  it('says whether a date is missing or is none', () => {
    expect(inShanghai('', undefined)).toEqual({ fault: 'missing-value' });
    expect(inShanghai('2010-13-01', undefined)).toEqual({ fault: 'not-a-date' });
  });
});

describe('a wall time of a file', () => {
  const inLondon = zoneClock('Europe/London').instantAt;
  const at = (wall: string) => new Date(inLondon(Date.parse(`${wall}Z`))).toISOString();

  it.each([
    ['2011-01-15T12:00:00', '2011-01-15T12:00:00.000Z'],
    ['2011-07-15T12:00:00', '2011-07-15T11:00:00.000Z'],
    ['2011-03-27T00:30:00', '2011-03-27T00:30:00.000Z'],
    ['2011-03-27T02:30:00', '2011-03-27T01:30:00.000Z'],
    ['2011-10-30T00:30:00', '2011-10-29T23:30:00.000Z'],
    ['2011-10-30T03:30:00', '2011-10-30T03:30:00.000Z'],
  ])('finds %s in London', (wall, instant) => {
    expect(at(wall)).toBe(instant);
  });

  it('takes a skipped or repeated hour by the offset before the change', () => {
    expect(at('2011-03-27T01:30:00')).toBe('2011-03-27T01:30:00.000Z');
    expect(at('2011-10-30T01:30:00')).toBe('2011-10-30T00:30:00.000Z');
  });
});

describe('toMinor', () => {
  it.each([
    ['2.55', '6', 'GBP', 1530],
    ['12.5', '1', 'CNY', 1250],
    ['1200', '1', 'JPY', 1200],
    ['0.001', '3', 'GBP', 0],
    ['0.005', '1', 'GBP', 1],
    ['-0.005', '1', 'GBP', -1],
    ['109.00000000000001', '1', 'CNY', 10900],
    ['1.5', '2.5', 'KWD', 3750],
  ])('takes %s times %s in %s as %d', (amount, times, currency, minor) => {
    expect(toMinor(amount, times, currency)).toEqual({ value: minor });
  });

  it('agrees with exact arithmetic for any price and quantity', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999_999, max: 99_999_999 }),
        fc.integer({ min: -999, max: 999 }),
        (cents, times) => {
          const price = `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;

          expect(toMinor(price, String(times), 'CNY')).toEqual({ value: cents * times + 0 });
        },
      ),
    );
  });

  it('refuses an amount that no longer fits', () => {
    expect(toMinor('99999999999999999', '1', 'CNY')).toEqual({ fault: 'number-too-large' });
  });
});

describe('amounts and currencies', () => {
  it('reads amounts by the decimal mark of the file', () => {
    expect(readDecimal('1.234,50', ',')).toMatchObject({ value: { canonical: '1234.50' } });
    expect(readDecimal('12.50', '.')).toMatchObject({ value: { canonical: '12.50' } });
    expect(readDecimal('abc', '.')).toEqual({ fault: 'not-a-number' });
    expect(readDecimal('30%', '.')).toEqual({ fault: 'not-a-number' });
    expect(readDecimal('', '.')).toEqual({ value: undefined });
  });

  it('notices an amount in another currency than its row', () => {
    const contradicts = (text: string, currency: string) => {
      const parsed = parseDecimal(text);
      return parsed !== undefined && contradictsCurrency(parsed, currency);
    };

    expect(contradicts('€12', 'CNY')).toBe(true);
    expect(contradicts('NT$12', 'TWD')).toBe(false);
    expect(contradicts('¥12', 'JPY')).toBe(false);
    expect(contradicts('12', 'CNY')).toBe(false);
  });

  it('reads currency codes and signs', () => {
    expect(readCurrency('rmb')).toEqual({ value: 'CNY' });
    expect(readCurrency('£')).toEqual({ value: 'GBP' });
    expect(readCurrency('pounds')).toEqual({ fault: 'not-a-currency' });
  });
});
