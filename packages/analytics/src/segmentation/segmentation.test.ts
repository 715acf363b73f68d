import { describe, expect, it } from 'vitest';
import { scoreRfm } from './score-rfm.ts';
import { whaleCurve } from './whale-curve.ts';

describe('scoreRfm', () => {
  it('gives the highest score to the most recent, most frequent and biggest spenders', () => {
    const scores = scoreRfm({
      daysSinceLastPurchase: [1, 50, 100, 200, 400],
      purchases: [20, 9, 5, 2, 1],
      amount: [900, 500, 300, 80, 10],
    });

    expect([...scores.recency]).toEqual([5, 4, 3, 2, 1]);
    expect([...scores.frequency]).toEqual([5, 4, 3, 2, 1]);
    expect([...scores.amount]).toEqual([5, 4, 3, 2, 1]);
  });

  it('gives equal customers equal scores, whatever the order of rows', () => {
    const purchases = [1, 1, 1, 1, 1, 1, 2, 2, 3, 9];
    const columns = (list: number[]): Parameters<typeof scoreRfm>[0] => ({
      daysSinceLastPurchase: list,
      purchases: list,
      amount: list,
    });
    const forward = [...scoreRfm(columns(purchases)).frequency];
    const backward = [...scoreRfm(columns([...purchases].reverse())).frequency].reverse();

    expect(new Set(forward.slice(0, 6)).size).toBe(1);
    expect(forward).toEqual(backward);
    expect(forward[9]).toBe(5);
  });

  it('puts everyone in the middle when all are alike', () => {
    expect([
      ...scoreRfm({ daysSinceLastPurchase: [3, 3], purchases: [1, 1], amount: [5, 5] }).amount,
    ]).toEqual([3, 3]);
  });
});

describe('whaleCurve', () => {
  it('rises to a peak, falls by the customers who cost money, and ends at the total', () => {
    const curve = whaleCurve([-40, 100, 50, 10, -20]);

    expect(curve.total).toBe(100);
    expect(curve.peak).toEqual({ customerShare: 0.6, cumulativeValue: 160 });
    expect(curve.losing).toEqual({ customers: 2, value: -60 });
    expect(curve.bestFifthShare).toBe(1);
    expect(curve.points[0]).toEqual({ customerShare: 0, cumulativeValue: 0 });
    expect(curve.points.at(-1)).toEqual({ customerShare: 1, cumulativeValue: 100 });
  });

  it('gives no share of a total that is not positive', () => {
    expect(whaleCurve([-1, -2]).bestFifthShare).toBeUndefined();
    expect(whaleCurve([-1, -2]).peak).toEqual({ customerShare: 0, cumulativeValue: 0 });
  });
});
