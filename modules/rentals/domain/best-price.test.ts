import { describe, expect, it } from 'vitest';
import { seededRandom } from '#analytics';
import { bestPrice, type Rates } from './best-price.ts';

describe('the price of a rental', () => {
  const usual: Rates = { day: 10_000, week: 50_000, month: 150_000 };

  it.each([
    [1, 10_000, { day: 1, week: 0, month: 0 }],
    [4, 40_000, { day: 4, week: 0, month: 0 }],
    // Five days cost as much as a week: one week it is.
    [5, 50_000, { day: 0, week: 1, month: 0 }],
    [6, 50_000, { day: 0, week: 1, month: 0 }],
    [10, 80_000, { day: 3, week: 1, month: 0 }],
    [13, 100_000, { day: 0, week: 2, month: 0 }],
    [21, 150_000, { day: 0, week: 0, month: 1 }],
    [31, 160_000, { day: 1, week: 0, month: 1 }],
  ])('of %i days is %i', (days, amountMinor, parts) => {
    expect(bestPrice(days, usual)).toEqual({ days, amountMinor, parts });
  });

  it('is that of a day for less than one, and of none where no rate is offered', () => {
    expect(bestPrice(0, usual)).toMatchObject({ days: 1, amountMinor: 10_000 });
    expect(bestPrice(3, { day: null, week: null, month: null })).toBeUndefined();
    expect(bestPrice(8, { day: null, week: 50_000, month: null })).toMatchObject({ amountMinor: 100_000 });
  });

  it('is never more than any combination that covers the days, and is what its parts come to', () => {
    const random = seededRandom(20_261_122);
    const rate = () => (random.uniform() < 0.15 ? null : random.integerBelow(1000));
    for (let round = 0; round < 400; round++) {
      const rates = { day: rate(), week: rate(), month: rate() };
      const days = 1 + random.integerBelow(130);
      const found = bestPrice(days, rates);
      expect(found?.amountMinor).toBe(cheapestOfAll(days, rates));
      if (!found) continue;
      const { parts } = found;
      expect(parts.day + 7 * parts.week + 30 * parts.month).toBeGreaterThanOrEqual(days);
      expect(
        parts.day * (rates.day ?? 0) + parts.week * (rates.week ?? 0) + parts.month * (rates.month ?? 0),
      ).toBe(found.amountMinor);
    }
  });

  it('never falls when the rental grows longer', () => {
    let before = 0;
    for (let days = 1; days <= 400; days++) {
      const now = bestPrice(days, usual)?.amountMinor ?? 0;
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
  });
});

/** Tries every number of months and weeks, and fills up with days. */
function cheapestOfAll(days: number, { day, week, month }: Rates): number | undefined {
  const totals: number[] = [];
  for (let months = 0; months <= (month === null ? 0 : Math.ceil(days / 30)); months++) {
    for (let weeks = 0; weeks <= (week === null ? 0 : Math.ceil(days / 7)); weeks++) {
      const left = Math.max(0, days - 30 * months - 7 * weeks);
      if (left > 0 && day === null) continue;
      totals.push(months * (month ?? 0) + weeks * (week ?? 0) + left * (day ?? 0));
    }
  }
  return totals.length === 0 ? undefined : Math.min(...totals);
}
