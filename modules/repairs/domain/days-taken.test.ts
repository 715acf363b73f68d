import { describe, expect, it } from 'vitest';
import { daysTaken } from './days-taken.ts';

describe('days taken', () => {
  it('are told by median and ninetieth percentile, with the ranks that hold them in 95 of 100', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

    // Ranks 100 × 0.5 ± 1.96 × 5 and 100 × 0.9 ± 1.96 × 3, rounded outwards.
    expect(daysTaken(hundred)).toEqual({
      n: 100,
      p50: { days: 50.5, low: 40, high: 60 },
      p90: { days: expect.closeTo(90.1, 10), low: 84, high: 96 },
    });
  });

  it('say nothing of fewer than five, and stay within what was seen', () => {
    expect(daysTaken([1, 2, 3, 4])).toEqual({ n: 4, p50: null, p90: null });
    expect(daysTaken([3, 1, 2, 5, 4]).p90).toMatchObject({ low: 3, high: 5 });
  });
});
