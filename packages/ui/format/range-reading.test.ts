import { describe, expect, it } from 'vitest';
import { rangeReading } from './range-reading.ts';

const yuan = (amountMinor: number) => `¥${Math.round(amountMinor / 100)}`;

describe('an average and its interval', () => {
  it('need no word where the average lies within', () => {
    expect(rangeReading({ expected: 4200, low: 1000, high: 9000 }, yuan)).toBe('within');
  });

  it('are told apart where a few bring much more than the rest', () => {
    expect(rangeReading({ expected: 4200, low: 0, high: 3000 }, yuan)).toBe('above');
  });

  it('are told to be nothing for most where the interval is written as nothing', () => {
    expect(rangeReading({ expected: 4200, low: 0, high: 0 }, yuan)).toBe('nothing');
    expect(rangeReading({ expected: 4200, low: 0, high: 49 }, yuan)).toBe('nothing');
  });

  it('are not called different where they are written alike', () => {
    expect(rangeReading({ expected: 3020, low: 0, high: 3000 }, yuan)).toBe('within');
  });
});
