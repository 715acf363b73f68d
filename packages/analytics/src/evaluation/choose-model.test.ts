import { describe, expect, it } from 'vitest';
import type { PurchaseModel } from '../buy-till-you-die/purchase-model.ts';
import { simulateHistories } from '../buy-till-you-die/simulate-histories.ts';
import { chooseModel, fitAndChoose } from './choose-model.ts';

const ages = new Int32Array(4000).fill(270);

describe('fitAndChoose', { timeout: 60_000 }, () => {
  it('takes the NBD in as a candidate when nobody leaves', () => {
    const steady: PurchaseModel = { model: 'nbd', parameters: { r: 1.5, alpha: 10 } };
    const simulated = simulateHistories(steady, ages, { holdoutDays: 270 });
    const choice = fitAndChoose(simulated, simulated.holdoutPurchases, 270);
    if (choice.outcome !== 'chosen') throw new Error('expected a choice');

    expect(choice.candidates.map((candidate) => candidate.fit.model)).toContain('nbd');
    expect(Math.abs(choice.chosen.holdout.errorShare ?? 1)).toBeLessThan(0.05);
  });

  it('prefers a model with dropout by its log score where customers leave', () => {
    const leaving: PurchaseModel = { model: 'mbg-nbd', parameters: { r: 0.8, alpha: 5, a: 1, b: 2 } };
    const simulated = simulateHistories(leaving, ages, { holdoutDays: 270 });
    const choice = fitAndChoose(simulated, simulated.holdoutPurchases, 270);
    if (choice.outcome !== 'chosen') throw new Error('expected a choice');

    expect(choice.candidates.map((candidate) => candidate.fit.model)).not.toContain('nbd');
    expect(choice.chosen.fit.model).toBe('mbg-nbd');
  });

  it('says there is not enough data, and chooses nothing from nothing', () => {
    const none = {
      repeatPurchases: new Int32Array(50),
      recencyDays: new Int32Array(50),
      ageDays: ages.slice(0, 50),
    };

    expect(fitAndChoose(none, new Int32Array(50), 270)).toMatchObject({
      outcome: 'not-enough-data',
      found: 0,
    });
    expect(chooseModel([])).toBeUndefined();
  });
});
