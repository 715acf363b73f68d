import { describe, expect, it } from 'vitest';
import { planLastBuy, planUsage, quantityToOrder, type Usage } from './plan-usage.ts';

/** Four used on every second day of a year: two a day. */
const steady: Usage = {
  fromOn: '2025-01-01',
  toOn: '2026-01-01',
  days: 365,
  units: Array.from({ length: 182 }, () => 4),
};
const supply = { leadDays: 9, unitCostMinor: 1200, orderCostMinor: 5000 };

describe('the reorder point by usage', () => {
  it('counts days on which nothing was used, and says what it rests on', () => {
    const plan = planUsage(steady, supply);

    // Mean 728 / 365; 182 days of 4 and 183 of 0 deviate by 2.0027 a day.
    expect(plan).toMatchObject({ n: 182, days: 365, units: 728, serviceLevel: 0.95, leadDays: 9 });
    if (!plan || !('reorderPoint' in plan)) throw new Error('there is a plan');
    expect(plan.dailyDemand).toBeCloseTo(1.99452, 5);
    expect(plan.dailyDeviation).toBeCloseTo(2.00273, 4);
    expect(plan.leadDemand).toBeCloseTo(17.9507, 4);
    // 1.644854 × 2.00273 × 3
    expect(plan.safetyStock).toBeCloseTo(9.8826, 3);
    expect(plan.reorderPoint).toBeCloseTo(27.833, 2);
    // √(2 × 728 × 50.00 / (12.00 × 0.2))
    expect(plan.economicQuantity).toBeCloseTo(Math.sqrt((2 * 728 * 5000) / 240), 6);
  });

  it('is unknown after few uses or few days, and says how few', () => {
    const few = { n: 4, days: 365, needsN: 5, needsDays: 28 };
    expect(planUsage({ ...steady, units: [1, 1, 1, 1] }, supply)).toEqual(few);
    expect(planUsage({ ...steady, days: 27 }, supply)).toMatchObject({ days: 27, needsDays: 28 });
  });

  it('is unknown without a lead time, and has no economic quantity without costs', () => {
    expect(planUsage(steady, { ...supply, leadDays: null })).toBeNull();
    expect(planUsage(steady, { ...supply, orderCostMinor: null })).toMatchObject({ economicQuantity: null });
  });
});

describe('what is to be ordered', () => {
  it.each([
    ['enough', 10, 9, null, null],
    ['at the point, without usage', 9, 9, null, 1],
    ['at the point, by lead demand', 9, 9, { leadDemand: 6.2, economicQuantity: null }, 7],
    ['at the point, by what costs least', 9, 9, { leadDemand: 6.2, economicQuantity: 40.1 }, 41],
    ['far below, more than costs least', 0, 50, { leadDemand: 6.2, economicQuantity: 40.1 }, 51],
    ['no point, but promised more than there are', -2, null, null, 2],
    ['no point and none needed', 0, null, null, null],
  ] as const)('%s', (_, available, point, plan, expected) => {
    expect(quantityToOrder(available, point, plan)).toBe(expected);
  });
});

describe('the last buy', () => {
  const asked = { onHand: 100, todayOn: '2026-01-01', untilOn: '2026-04-11', daysLeft: 100 };

  it('covers usage until support ends, less what is there', () => {
    const buy = planLastBuy(steady, asked);

    // 1.99452 × 100 + 1.644854 × 2.00273 × 10
    expect(buy).toMatchObject({ need: 233, toBuy: 133, n: 182, days: 365, onHand: 100 });
  });

  it('is nothing once support has ended, and unknown where usage is', () => {
    expect(planLastBuy(steady, { ...asked, untilOn: '2025-12-31', daysLeft: -1 })).toMatchObject({
      toBuy: 0,
    });
    expect(planLastBuy({ ...steady, units: [] }, asked)).toMatchObject({ n: 0, needsN: 5 });
  });
});
