import { describe, expect, it } from 'vitest';
import { probabilityAlive } from '../buy-till-you-die/forecast.ts';
import type { PurchaseModel } from '../buy-till-you-die/purchase-model.ts';
import { aliveOverTime } from './alive-over-time.ts';
import { explainDrift } from './explain-drift.ts';

const model: PurchaseModel = {
  model: 'pareto-nbd',
  parameters: { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 },
};

describe('aliveOverTime', () => {
  it('ends where probabilityAlive stands today, falls in silence and jumps at a purchase', () => {
    const points = aliveOverTime(model, [100, 120, 200], 260);
    const last = points.at(-1);
    const history = { repeatPurchases: 2, recencyWeeks: 100 / 7, ageWeeks: 160 / 7 };
    const before = points.findIndex((point) => point.repeatPurchases === 2) - 1;

    expect(points[0]).toEqual({ onDay: 100, probabilityAlive: 1, repeatPurchases: 0, purchased: true });
    expect(last?.onDay).toBe(260);
    expect(last?.probabilityAlive).toBeCloseTo(probabilityAlive(model, history), 12);
    expect(points[before + 1]?.purchased).toBe(true);
    expect(points[before + 1]?.probabilityAlive).toBeGreaterThan(points[before]?.probabilityAlive ?? 1);
    expect(points[before]?.probabilityAlive).toBeLessThan(points[before - 1]?.probabilityAlive ?? 0);
  });

  it('refuses a future purchase and an empty history', () => {
    expect(() => aliveOverTime(model, [300], 260)).toThrow(/none after the day looked from/);
    expect(() => aliveOverTime(model, [], 260)).toThrow(/at least one/);
  });
});

describe('explainDrift (S1-42)', () => {
  it('gives no reason for a customer as usual', () => {
    const drift = explainDrift(model, { days: [0, 30, 60, 90], amounts: [50, 55, 45, 50] }, 110);

    expect(drift.reasons).toEqual([]);
    expect(drift.medianGapDays).toBe(30);
    expect(drift.silenceProbability).toBeGreaterThan(0.3);
  });

  it('reports a silence of more than twice the own median gap, with its surprise', () => {
    const drift = explainDrift(model, { days: [0, 10, 20, 30, 40, 50, 60] }, 200);

    expect(drift.reasons.map((reason) => reason.code)).toEqual([
      'interval-over-twice-own-median',
      'probability-alive-fell',
    ]);
    expect(drift.reasons[0]).toMatchObject({ daysSinceLastPurchase: 140, medianGapDays: 10, gaps: 6 });
    expect(drift.silenceProbability).toBeLessThan(0.01);
  });

  it('is quiet at exactly twice the gap and speaks one day later', () => {
    expect(explainDrift(model, { days: [0, 30, 60] }, 120).reasons).toEqual([]);
    expect(explainDrift(model, { days: [0, 30, 60] }, 121).reasons[0]?.code).toBe(
      'interval-over-twice-own-median',
    );
  });

  it('reports a purchase of less than half the own mean', () => {
    const drift = explainDrift(model, { days: [0, 30, 60], amounts: [100, 100, 49] }, 70);
    expect(drift.reasons).toEqual([
      { code: 'spend-under-half-own-mean', lastAmount: 49, ownMean: 100, purchases: 2 },
    ]);
  });

  it('does not judge a gap from one gap, nor spending from two purchases', () => {
    const drift = explainDrift(model, { days: [0, 5], amounts: [100, 1] }, 12);
    expect(drift.medianGapDays).toBeUndefined();
    expect(drift.reasons).toEqual([]);
  });
});
