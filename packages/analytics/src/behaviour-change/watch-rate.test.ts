import { describe, expect, it } from 'vitest';
import type { PurchaseModel } from '../buy-till-you-die/purchase-model.ts';
import { simulateHistories } from '../buy-till-you-die/simulate-histories.ts';
import { normalCdf } from '../numerics/normal-distribution.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { purchaseSurprise } from './purchase-surprise.ts';
import { averageRunLength } from './run-length.ts';
import { planRateWatch, type RateWatchPlan, watchRate } from './watch-rate.ts';

describe('averageRunLength', () => {
  const normal = (mean: number) => {
    const step = 0.005;
    const values = Float64Array.from({ length: 3201 }, (_, i) => (i - 1600) * step);
    const probabilities = values.map((value) => normalCdf(value + step / 2) - normalCdf(value - step / 2));
    return { values: values.map((value) => value + mean), probabilities };
  };

  // One-sided sums of a normal variable, k = .5: Montgomery, Statistical Quality Control, table 9.3 (two-sided 168, 465).
  it.each([
    { threshold: 4, shift: 0, length: 335.4 },
    { threshold: 5, shift: 0, length: 930.9 },
    { threshold: 4, shift: 1, length: 8.38 },
    { threshold: 5, shift: 1, length: 10.4 },
  ])('is $length at h = $threshold after a shift of $shift', ({ threshold, shift, length }) => {
    expect(Math.abs(averageRunLength(normal(shift - 0.5), threshold) / length - 1)).toBeLessThan(0.01);
  });
});

/** Mean periods to an alarm: the evidence starts anew after each, so one long run holds many. */
function simulatedRunLength(plan: RateWatchPlan, factor: number, periods: number, seed: number): number {
  const random = seededRandom(seed);
  const mean = plan.expected * factor;
  const over = plan.dispersion - 1;
  const counts = Array.from({ length: periods }, () => ({
    count: random.poisson(over > 0 ? random.gamma(mean / over, 1 / over) : mean),
  }));
  return periods / watchRate(plan, counts).filter(({ alarm }) => alarm).length;
}

describe('planRateWatch', () => {
  it.each([
    { expected: 12, changeFactor: 0.7, periodsBetweenFalseAlarms: 100, dispersion: 1 },
    { expected: 3, changeFactor: 1.5, periodsBetweenFalseAlarms: 60, dispersion: 1 },
    { expected: 50, changeFactor: 0.8, periodsBetweenFalseAlarms: 100, dispersion: 3 },
  ])('keeps the false-alarm budget and the delay it promises: %o', (wish) => {
    const plan = planRateWatch(wish);
    const quiet = simulatedRunLength(plan, 1, 150_000, 3);
    const delay = simulatedRunLength(plan, wish.changeFactor, 20_000, 4);

    // Run lengths are about exponential: the mean of 1,500 has a standard error of 2.6 %. Counts come in steps, so 10 %.
    expect(Math.abs(quiet / wish.periodsBetweenFalseAlarms - 1)).toBeLessThan(0.1);
    expect(Math.abs(delay / plan.periodsToDetect - 1)).toBeLessThan(0.1);
  });

  it('detects later when alarms must be rarer, and sooner when the change is larger', () => {
    const plan = planRateWatch({ expected: 20, changeFactor: 0.8, periodsBetweenFalseAlarms: 100 });
    const rarer = planRateWatch({ expected: 20, changeFactor: 0.8, periodsBetweenFalseAlarms: 1000 });
    const larger = planRateWatch({ expected: 20, changeFactor: 0.5, periodsBetweenFalseAlarms: 100 });

    expect(rarer.periodsToDetect).toBeGreaterThan(plan.periodsToDetect);
    expect(larger.periodsToDetect).toBeLessThan(plan.periodsToDetect);
  });

  it('names every wish that cannot be met', () => {
    expect(() =>
      planRateWatch({ expected: 0, changeFactor: 1, periodsBetweenFalseAlarms: 1, dispersion: 0.5 }),
    ).toThrow(
      'planRateWatch requires 0 < expected ≤ 1000000, got 0; changeFactor above 0 and not 1, got 1; 2 ≤ periodsBetweenFalseAlarms ≤ 1000000, got 1; dispersion ≥ 1, got 0.5',
    );
  });
});

describe('watchRate', () => {
  const plan = planRateWatch({ expected: 40, changeFactor: 0.75, periodsBetweenFalseAlarms: 200 });

  it('raises the alarm after a planted fall and says when it began', () => {
    const random = seededRandom(8);
    const periods = Array.from({ length: 60 }, (_, at) => ({ count: random.poisson(at < 30 ? 40 : 30) }));
    const alarm = watchRate(plan, periods).find((point) => point.alarm);

    expect(alarm?.changedSince).toBeGreaterThanOrEqual(27);
    expect(alarm?.changedSince).toBeLessThanOrEqual(33);
  });

  it('follows a cohort that grows smaller without alarm when less is expected', () => {
    const periods = Array.from({ length: 40 }, (_, at) => ({ count: 40 - at, expected: 40 - at }));
    expect(watchRate(plan, periods).some(({ alarm }) => alarm)).toBe(false);
  });

  it('starts anew after an alarm, and names impossible counts', () => {
    const zeroes = watchRate(
      plan,
      Array.from({ length: 4 }, () => ({ count: 0 })),
    );
    expect(zeroes.map(({ alarm }) => alarm)).toEqual([true, true, true, true]);
    expect(() => watchRate(plan, [{ count: -1 }, { count: 3, expected: 0 }])).toThrow(
      /-1 of 40 in period 0, 3 of 0 in period 1/,
    );
  });
});

describe('purchaseSurprise', () => {
  const model: PurchaseModel = { model: 'bg-nbd', parameters: { r: 0.8, alpha: 6, a: 0.8, b: 3 } };
  const ages = new Int32Array(4000).fill(52 * 7);
  const simulated = simulateHistories(model, ages, { seed: 5, holdoutDays: 26 * 7 });

  it('surprises the promised share of unchanged customers at most', () => {
    let low = 0;
    let high = 0;
    ages.forEach((_, i) => {
      const history = {
        repeatPurchases: simulated.repeatPurchases[i] ?? 0,
        recencyWeeks: (simulated.recencyDays[i] ?? 0) / 7,
        ageWeeks: 52,
      };
      const surprise = purchaseSurprise(model, history, 26, simulated.holdoutPurchases[i] ?? 0);
      if (surprise.probabilityAtMost < 0.05) low += 1;
      if (surprise.probabilityAtLeast < 0.05) high += 1;
    });
    // Counts are whole, so the real share is below 5 %; three standard errors above it are 6 %.
    expect(low / 4000).toBeLessThan(0.06);
    expect(high / 4000).toBeLessThan(0.06);
    expect(high).toBeGreaterThan(20);
  });

  it('finds a customer who stopped, and refuses halves', () => {
    const regular = { repeatPurchases: 30, recencyWeeks: 51, ageWeeks: 52 };
    const stopped = purchaseSurprise(model, regular, 26, 0);

    expect(stopped.expected).toBeGreaterThan(8);
    expect(stopped.probabilityAtMost).toBeLessThan(0.1);
    expect(stopped.probabilityAtLeast).toBe(1);
    expect(() => purchaseSurprise(model, regular, 26, 0.5)).toThrow(/got 0.5 and 26/);
  });
});
