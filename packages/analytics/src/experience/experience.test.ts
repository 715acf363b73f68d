import { describe, expect, it } from 'vitest';
import { seededRandom } from '../numerics/seeded-random.ts';
import { studentQuantile } from '../numerics/student-distribution.ts';
import { adjustPValues, shareChart, smoothedChart } from './control-multiple-tests.ts';
import { effectiveAnswers, finitePopulationFactor, neededAnswers } from './finite-population.ts';
import { type KeyDrivers, keyDrivers } from './key-drivers.ts';
import { meanInterval, quantileInterval } from './mean-interval.ts';
import { compareNetPromoterScores, countPromoters, netPromoterScore } from './net-promoter-score.ts';
import { cronbachAlpha, penaltyReward } from './scale-reliability.ts';
import { compareShares, countedShare, shareInterval, shrinkShares } from './share-interval.ts';

// Golden numbers T-10 to T-12 and T-14, computed in R.
const fixtureA = [
  [5, 6, 7, 7, 6],
  [4, 6, 6, 8, 5],
  [6, 7, 7, 7, 7],
  [3, 5, 6, 7, 4],
  [7, 6, 8, 6, 8],
  [5, 7, 5, 7, 6],
  [2, 6, 6, 8, 3],
  [8, 7, 8, 7, 9],
  [6, 5, 6, 6, 6],
  [4, 7, 7, 9, 5],
  [5, 5, 5, 6, 5],
  [7, 8, 7, 7, 8],
  [3, 6, 4, 8, 3],
  [6, 6, 8, 7, 7],
  [9, 7, 9, 8, 10],
  [4, 5, 6, 6, 5],
];
const columnA = (at: number): number[] => fixtureA.map((row) => row[at] ?? NaN);
const factorsA = { conv: columnA(0), prod: columnA(1), serv: columnA(2), price: columnA(3) };

describe('Net Promoter Score (T-10)', () => {
  it.each([
    {
      promoters: 120,
      detractors: 40,
      n: 200,
      score: 40,
      adjusted: 39.408867,
      low: 28.401626,
      high: 50.416108,
    },
    {
      promoters: 9,
      detractors: 2,
      n: 15,
      score: 46.666667,
      adjusted: 38.888889,
      low: 4.840571,
      high: 72.937207,
    },
    { promoters: 5, detractors: 0, n: 5, score: 100, adjusted: 62.5, low: 17.491453, high: 100 },
    { promoters: 0, detractors: 0, n: 10, score: 0, adjusted: 0, low: -18.465045, high: 18.465045 },
    {
      promoters: 2,
      detractors: 10,
      n: 16,
      score: -50,
      adjusted: -42.105263,
      low: -74.939963,
      high: -9.270563,
    },
  ])('$promoters promoters and $detractors detractors of $n', ({ score, adjusted, low, high, ...counts }) => {
    const result = netPromoterScore(counts);
    expect(result.score).toBeCloseTo(score, 6);
    expect(result.adjusted).toBeCloseTo(adjusted, 6);
    expect(result.low).toBeCloseTo(low, 5);
    expect(result.high).toBeCloseTo(high, 5);
  });

  it('compares two scores', () => {
    const difference = compareNetPromoterScores(
      { promoters: 120, detractors: 40, n: 200 },
      { promoters: 95, detractors: 55, n: 190 },
    );
    expect(difference.difference).toBeCloseTo(18.683478, 6);
    expect(
      [difference.low, difference.high, difference.z].map((value) => Math.round(value * 1e6) / 1e6),
    ).toEqual([2.286817, 35.080139, 2.233317]);
    expect(difference.pValue).toBeCloseTo(0.025528, 6);
  });

  it('counts answers and refuses those off the scale', () => {
    expect(countPromoters([10, 9, 8, 7, 6, 0])).toEqual({ promoters: 2, detractors: 2, n: 6 });
    expect(() => countPromoters([11])).toThrow('countPromoters requires whole scores 0–10, got 11');
    expect(() => netPromoterScore({ promoters: 3, detractors: 3, n: 5 })).toThrow(/within n/);
  });

  it('narrows the interval when most were asked', () => {
    const counts = { promoters: 40, detractors: 10, n: 80 };
    const ratio =
      netPromoterScore(counts, { population: 120 }).marginOfError / netPromoterScore(counts).marginOfError;
    expect(ratio).toBeCloseTo(0.57977, 5);
  });
});

describe('shares and means (T-11, T-12)', () => {
  it.each([
    [42, 50, 0.714858, 0.916626],
    [10, 10, 0.722467, 1],
    [0, 8, 0, 0.324408],
  ])('Wilson: %i of %i', (successes, n, low, high) => {
    const interval = shareInterval(successes, n);
    expect(interval.low).toBeCloseTo(low, 6);
    expect(interval.high).toBeCloseTo(high, 6);
  });

  it('Wilson intervals cover the truth about as often as they say', () => {
    const random = seededRandom(3);
    let inside = 0;
    for (let study = 0; study < 4000; study += 1) {
      let successes = 0;
      for (let i = 0; i < 30; i += 1) if (random.uniform() < 0.85) successes += 1;
      const { low, high } = shareInterval(successes, 30);
      if (low <= 0.85 && 0.85 <= high) inside += 1;
    }
    expect(inside / 4000).toBeGreaterThan(0.93);
    expect(inside / 4000).toBeLessThan(0.98);
  });

  it('says nothing of fewer cases than are enough', () => {
    const nothing = { share: null, low: null, high: null };
    expect(countedShare(2, 4)).toEqual({ n: 4, count: 2, ...nothing });
    expect(countedShare(0, 0, 0)).toEqual({ n: 0, count: 0, ...nothing });
    expect(countedShare(4, 5)).toMatchObject({ n: 5, count: 4, share: 0.8, low: shareInterval(4, 5).low });
  });

  it('customer effort: mean, deviation and t interval', () => {
    const effort = meanInterval([7, 6, 5, 7, 4, 6, 7, 3, 6, 7, 5, 6]);
    expect(effort.mean).toBe(5.75);
    expect(effort.standardDeviation).toBeCloseTo(1.288057, 6);
    expect(effort.low).toBeCloseTo(4.931608, 6);
    expect(effort.high).toBeCloseTo(6.568392, 6);
    expect(() => meanInterval([3])).toThrow(/two values/);
  });

  it('Student quantiles, from tables', () => {
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.7062047364, 8);
    expect(studentQuantile(0.05, 7)).toBeCloseTo(-1.8945786051, 8);
    expect(studentQuantile(0.975, 1e6)).toBeCloseTo(1.95996, 4);
  });

  it('effective answers and population factor', () => {
    expect(effectiveAnswers([1.2, 0.8, 1, 1, 2, 0.5, 1.5, 1])).toBeCloseTo(6.9948, 4);
    expect(effectiveAnswers([])).toBe(0);
    expect(finitePopulationFactor(80, 120)).toBeCloseTo(0.57977, 5);
    expect(finitePopulationFactor(5, 1000)).toBe(1);
    expect(neededAnswers({ marginOfError: 0.05, population: 500 })).toBe(218);
  });

  it('a bootstrap interval of the median is reproducible and holds the median', () => {
    const random = seededRandom(9);
    const waits = Array.from({ length: 200 }, () => random.exponential(1 / 12));
    const interval = quantileInterval(waits, 0.5, { seed: 4 });
    expect(interval).toEqual(quantileInterval(waits, 0.5, { seed: 4 }));
    expect(interval.low).toBeLessThan(12 * Math.LN2);
    expect(interval.high).toBeGreaterThan(12 * Math.LN2);
  });

  it('compares two shares, and shrinks small units to the mean', () => {
    const difference = compareShares({ successes: 90, n: 100 }, { successes: 70, n: 100 });
    expect(difference.rawDifference).toBeCloseTo(0.2, 12);
    expect(difference.low).toBeGreaterThan(0.08);
    const units = shrinkShares([
      { unit: 'large', successes: 800, n: 1000 },
      { unit: 'other', successes: 600, n: 1000 },
      { unit: 'tiny', successes: 2, n: 2 },
    ]);
    const [large, , tiny] = units;
    expect(Math.abs((large?.shrunken ?? 0) - 0.8)).toBeLessThan(0.01);
    expect(tiny?.shrunken).toBeLessThan(0.85);
    const alike = shrinkShares([
      { unit: 'a', successes: 5, n: 10 },
      { unit: 'b', successes: 50, n: 100 },
    ]);
    expect(alike.map((unit) => unit.shrunken)).toEqual([0.5, 0.5]);
  });
});

describe('many tiles and time', () => {
  // R 4.2.2: p.adjust(c(0.01, 0.04, 0.03, 0.2), 'BH').
  it('adjusts p-values as Benjamini and Hochberg', () => {
    adjustPValues([0.01, 0.04, 0.03, 0.2]).forEach((value, i) => {
      expect(value).toBeCloseTo([0.04, 0.16 / 3, 0.16 / 3, 0.2][i] ?? 0, 12);
    });
  });

  it('marks only periods outside the limits', () => {
    const steady = Array.from({ length: 8 }, () => ({ successes: 80, n: 100 }));
    expect(shareChart(steady).some((point) => point.outside)).toBe(false);
    expect(shareChart([...steady, { successes: 55, n: 100 }]).at(-1)?.outside).toBe(true);
    expect(shareChart([...steady, { successes: 4, n: 5 }]).at(-1)?.outside).toBe(false);
  });

  it('catches a small lasting shift that no single point shows', () => {
    const values = [...Array(10).fill(70), ...Array(10).fill(71.5)];
    const chart = smoothedChart(values, 70, Array(20).fill(1));
    expect(chart.slice(0, 10).some((point) => point.outside)).toBe(false);
    expect(chart.at(-1)?.outside).toBe(true);
  });
});

describe('key drivers (T-14)', () => {
  function analysed(method: 'lmg' | 'johnson'): KeyDrivers {
    const result = keyDrivers(factorsA, columnA(4), { method });
    if (result.outcome !== 'analysed') throw new Error('expected an analysis');
    return result;
  }

  it('OLS, R², LMG, VIF', () => {
    const { intercept, rSquared, drivers, warnings } = analysed('lmg');
    const table = {
      coefficient: [0.75281, 0.331345, 0.358688, -0.205055],
      importance: [0.510345, 0.134703, 0.296297, 0.048454],
      share: [0.515604, 0.136092, 0.299351, 0.048953],
      varianceInflation: [4.289306, 2.525891, 2.619372, 2.402779],
    } as const;
    expect(intercept).toBeCloseTo(-0.832823, 6);
    expect(rSquared).toBeCloseTo(0.989799, 6);
    drivers.forEach((driver, i) => {
      expect(driver.coefficient).toBeCloseTo(table.coefficient[i] ?? 0, 6);
      expect(driver.importance).toBeCloseTo(table.importance[i] ?? 0, 6);
      expect(driver.share).toBeCloseTo(table.share[i] ?? 0, 6);
      expect(driver.varianceInflation).toBeCloseTo(table.varianceInflation[i] ?? 0, 6);
      expect(driver.shareLow).toBeLessThanOrEqual(driver.share);
    });
    expect(drivers.reduce((sum, driver) => sum + driver.importance, 0)).toBeCloseTo(rSquared, 12);
    expect(drivers.reduce((sum, driver) => sum + driver.probabilityFirst, 0)).toBeCloseTo(1, 12);
    expect(drivers[0]?.probabilityFirst).toBeGreaterThan(0.9);
    expect(warnings.map((warning) => warning.code)).toEqual(['few-answers']);
  });

  it('Johnson relative weights', () => {
    const wanted = [0.481272, 0.140616, 0.312155, 0.055757];
    analysed('johnson').drivers.forEach((driver, i) => {
      expect(driver.importance).toBeCloseTo(wanted[i] ?? 0, 6);
    });
  });

  it('Cronbach alpha and penalty–reward contrast', () => {
    expect(cronbachAlpha(Object.values(factorsA))).toBeCloseTo(0.631623, 6);
    const contrast = penaltyReward(factorsA.conv, columnA(4), { low: 4, high: 7 });
    expect(contrast.reference).toBeCloseTo(6.166667, 6);
    expect(contrast.penalty).toBeCloseTo(-2, 6);
    expect(contrast.reward).toBeCloseTo(2.583333, 6);
    expect(contrast.kind).toBe('performance');
  });

  it('answers that there is not enough data, and names columns that cannot be used', () => {
    expect(keyDrivers({ a: [1, 2], b: [2, 1] }, [1, 2])).toMatchObject({
      outcome: 'not-enough-data',
      found: 2,
      needed: 4,
    });
    expect(() => keyDrivers({ a: [1, 1, 1, 1], b: [1, 2, NaN, 4] }, [1, 2, 3, 4])).toThrow(
      /a does not vary, b has gaps/,
    );
    expect(() => keyDrivers({ a: [1, 2, 3, 5], b: [2, 4, 6, 10] }, [1, 2, 3, 4])).toThrow(
      /repeat one another/,
    );
    expect(() => penaltyReward([5, 5, 5, 5], [1, 2, 3, 4], { low: 4, high: 7 })).toThrow(/got 0, 4 and 0/);
  });
});
