import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../invalid-input.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { type CompetingRisksData, causeSpecificData } from './competing-risks.ts';
import { cumulativeIncidence, incidenceAt } from './cumulative-incidence.ts';
import { fitCox } from './fit-cox.ts';
import { fineGrayIncidence, fitFineGray } from './fit-fine-gray.ts';
import { grayTest } from './gray-test.ts';
import { kaplanMeier } from './kaplan-meier.ts';
import { logRankTest } from './log-rank-test.ts';

/**
 * Customers whose share of leaving for a rival is 1 − (1 − ½ (1 − e^−t))^ratio, the design of Fine and Gray (1999),
 * section 5; the others move away, at a rate of their own.
 */
function leavers(
  n: number,
  seed: number,
  effects: readonly [number, number],
): { data: CompetingRisksData; visits: number[]; plan: number[] } {
  const random = seededRandom(seed);
  const durations: number[] = [];
  const causes: (string | null)[] = [];
  const visits: number[] = [];
  const plan: number[] = [];
  for (let i = 0; i < n; i += 1) {
    const own = [random.normal(), random.uniform() < 0.5 ? 1 : 0] as const;
    const ratio = Math.exp(effects[0] * own[0] + effects[1] * own[1]);
    const share = 1 - 0.5 ** ratio;
    const rival = random.uniform() < share;
    const u = random.uniform() * share;
    const life = rival
      ? -Math.log(1 - 2 * (1 - (1 - u) ** (1 / ratio)))
      : random.exponential(Math.exp(-0.5 * own[0] + 0.5 * own[1]));
    const seen = 3 * random.uniform();
    durations.push(Math.min(life, seen));
    causes.push(life > seen ? null : rival ? 'rival' : 'moved');
    visits.push(own[0]);
    plan.push(own[1]);
  }
  return { data: { durations, causes }, visits, plan };
}

const sample = leavers(600, 3, [0.5, -0.5]);

describe('cumulativeIncidence', () => {
  it('shares out those who left: by hand', () => {
    const data = {
      durations: [1, 2, 2, 3, 4, 5],
      causes: ['rival', 'moved', null, 'rival', 'moved', null],
    };
    const { curves } = cumulativeIncidence(data);

    // S before each time: 1, 5/6, 2/3, 4/9; at risk 6, 5, 3, 2.
    expect([...(curves[0]?.times ?? [])]).toEqual([1, 3]);
    expect(curves[0]?.incidence[1]).toBeCloseTo(1 / 6 + 2 / 9, 14);
    expect(curves[1]?.incidence[1]).toBeCloseTo(1 / 6 + 2 / 9, 14);
    expect(curves.map(({ events }) => events)).toEqual([2, 2]);
  });

  it('adds up to 1 with those still there', () => {
    const { curves } = cumulativeIncidence(sample.data);
    const all = kaplanMeier({
      durations: sample.data.durations,
      events: sample.data.causes.map((cause) => (cause === null ? 0 : 1)),
    });
    for (const time of [0.1, 0.7, 1.9]) {
      const left = curves.reduce((sum, curve) => sum + incidenceAt(curve, time), 0);
      const there = all.survival[all.times.findLastIndex((at) => at <= time)] ?? 1;
      expect(left + there).toBeCloseTo(1, 12);
    }
  });

  it('is 1 − Kaplan–Meier with its Greenwood variance when there is one cause', () => {
    const data = causeSpecificData(sample.data, 'rival');
    const { curves } = cumulativeIncidence({
      durations: data.durations,
      causes: sample.data.causes.map((cause) => (cause === 'rival' ? cause : null)),
    });
    const { survival, atRisk, eventsAt } = kaplanMeier(data);
    let greenwood = 0;
    survival.forEach((share, i) => {
      greenwood += (eventsAt[i] ?? 0) / ((atRisk[i] ?? 0) * ((atRisk[i] ?? 0) - (eventsAt[i] ?? 0)));
      expect(curves[0]?.incidence[i]).toBeCloseTo(1 - share, 12);
      expect(curves[0]?.standardError[i]).toBeCloseTo(share * Math.sqrt(greenwood), 12);
    });
  });

  it('covers the true share about 95 % of the time', () => {
    let covered = 0;
    const truth = 0.5 * (1 - Math.exp(-1));
    for (let seed = 0; seed < 300; seed += 1) {
      const { curves } = cumulativeIncidence(leavers(150, 100 + seed, [0, 0]).data);
      const curve = curves.find(({ cause }) => cause === 'rival');
      const at = curve?.times.findLastIndex((time) => time <= 1) ?? -1;
      if ((curve?.low[at] ?? 1) <= truth && truth <= (curve?.high[at] ?? 0)) covered += 1;
    }
    // 0.95 ± 4 standard errors of 300 trials.
    expect(covered / 300).toBeGreaterThan(0.9);
    expect(covered / 300).toBeLessThan(1);
  });

  it('names causes and rows that cannot be', () => {
    expect(() => cumulativeIncidence({ durations: [1, -2], causes: ['a', null] })).toThrow(/row 1: -2/);
    expect(() => causeSpecificData(sample.data, 'price')).toThrow(/got price; there are/);
    expect(() => grayTest(sample.data, ['a'], 'rival')).toThrow(InvalidInput);
  });
});

describe('grayTest', { timeout: 120_000 }, () => {
  it('is the log-rank test when nobody leaves another way', () => {
    const groups = sample.plan.map(String);
    const data = causeSpecificData(sample.data, 'rival');
    const causes = sample.data.causes.map((cause) => (cause === 'rival' ? cause : null));
    const gray = grayTest({ durations: data.durations, causes }, groups, 'rival');
    const logRank = logRankTest(data, groups);

    expect(gray.chiSquare).toBeCloseTo(logRank.chiSquare, 9);
    expect(gray.groups[0]?.expected).toBeCloseTo(logRank.groups[0]?.expected ?? 0, 9);
  });

  it('finds no difference where only the other cause differs, at its level, and finds one where there is', () => {
    let rejected = 0;
    for (let seed = 0; seed < 300; seed += 1) {
      const { data, plan } = leavers(300, 1000 + seed, [0, 0]);
      if (grayTest(data, plan.map(String), 'rival').pValue < 0.05) rejected += 1;
    }
    // 0.05 ± 4 standard errors of 300 trials.
    expect(rejected / 300).toBeLessThan(0.1);
    expect(rejected / 300).toBeGreaterThan(0.01);
    const differing = leavers(800, 5, [0, -0.7]);
    expect(grayTest(differing.data, differing.plan.map(String), 'rival').pValue).toBeLessThan(0.001);
  });

  it('keeps its level with groups of 34, 3 and 3 by permutation, where χ² does not', () => {
    const groups = Array.from({ length: 40 }, (_, i) => (i < 34 ? 'many' : i < 37 ? 'few' : 'fewer'));
    const rejected = (permutations: number): number => {
      let count = 0;
      for (let seed = 0; seed < 250; seed += 1) {
        const { data } = leavers(40, 4000 + seed, [0, 0]);
        if (grayTest(data, groups, 'rival', { permutations, seed }).pValue <= 0.05) count += 1;
      }
      return count / 250;
    };

    expect(rejected(0)).toBeGreaterThan(0.09);
    // 0.05 ± 3 standard errors of 250 trials.
    const byPermutation = rejected(99);
    expect(byPermutation).toBeLessThan(0.09);
    expect(byPermutation).toBeGreaterThan(0.01);
  });

  it('permutes by itself below 50 rows in a group, and gives the same answer to the same seed', () => {
    const { data, plan } = leavers(90, 21, [0, -1.5]);
    const groups = plan.map(String);
    const small = grayTest(data, groups, 'rival');
    const asked = grayTest(data, groups, 'rival', { permutations: 1999, seed: 1 });
    const plain = grayTest(data, groups, 'rival', { permutations: 0 });

    expect(small).toEqual(asked);
    expect(small.permutations).toBe(1999);
    expect(plain.permutations).toBe(0);
    expect(plain.chiSquare).toBe(small.chiSquare);
    expect(grayTest(sample.data, sample.plan.map(String), 'rival').permutations).toBe(0);
    // Standard error of the share of 1,999 regroupings, and what χ² is short of at 45 rows a group.
    expect(Math.abs(small.pValue - plain.pValue)).toBeLessThan(0.03);
    expect(() => grayTest(data, groups, 'rival', { permutations: 1.5 })).toThrow(/permutations ≥ 0, got 1.5/);
  });
});

describe('fitFineGray', () => {
  const covariates = { visits: sample.visits, plan: sample.plan };
  const coefficients = (fit: { effects: { coefficient: number }[] }): number[] =>
    fit.effects.map(({ coefficient }) => coefficient);
  const fitted = <Fit extends { outcome: string }>(fit: Fit): Extract<Fit, { outcome: 'fitted' }> => {
    if (fit.outcome !== 'fitted') throw new Error('expected a fit');
    return fit as Extract<Fit, { outcome: 'fitted' }>;
  };

  it('is the Cox regression when nobody leaves another way', () => {
    const causes = sample.data.causes.map((cause) => (cause === 'rival' ? cause : null));
    const data = { durations: sample.data.durations, causes };
    const fineGray = fitted(fitFineGray(data, covariates, 'rival'));
    const cox = fitted(fitCox(causeSpecificData(data, 'rival'), covariates, { ties: 'breslow' }));

    coefficients(fineGray).forEach((value, j) => {
      expect(value).toBeCloseTo(coefficients(cox)[j] ?? 0, 10);
    });
    // Robust and model-based errors agree where the model holds.
    expect(fineGray.effects[0]?.standardError).toBeCloseTo(cox.effects[0]?.standardError ?? 0, 2);
  });

  it('is the Cox regression with the others there for ever, when nobody is censored', () => {
    const causes = sample.data.causes.map((cause) => cause ?? 'moved');
    const fineGray = fitted(fitFineGray({ durations: sample.data.durations, causes }, covariates, 'rival'));
    const forEver = {
      durations: Array.from(sample.data.durations, (time, i) => (causes[i] === 'rival' ? time : 1e6)),
      events: causes.map((cause) => (cause === 'rival' ? 1 : 0)),
    };

    coefficients(fineGray).forEach((value, j) => {
      expect(value).toBeCloseTo(
        coefficients(fitted(fitCox(forEver, covariates, { ties: 'breslow' })))[j] ?? 0,
        9,
      );
    });
  });

  it('gets effects back with 95 % intervals that hold', () => {
    let covered = 0;
    let sum = 0;
    for (let seed = 0; seed < 120; seed += 1) {
      const { data, visits, plan } = leavers(300, 2000 + seed, [0.5, -0.5]);
      const effect = fitted(fitFineGray(data, { visits, plan }, 'rival')).effects[0];
      sum += effect?.coefficient ?? 0;
      if (Math.abs((effect?.coefficient ?? 9) - 0.5) < 1.96 * (effect?.standardError ?? 0)) covered += 1;
    }
    // The standard deviation of one estimate is 0.11, of the mean of 120 of them 0.01.
    expect(Math.abs(sum / 120 - 0.5)).toBeLessThan(0.04);
    // 0.95 − 4 standard errors of 120 trials.
    expect(covered / 120).toBeGreaterThan(0.87);
  });

  it('predicts the share that leaves', () => {
    const many = leavers(4000, 9, [0.5, -0.5]);
    const fit = fitted(fitFineGray(many.data, { visits: many.visits, plan: many.plan }, 'rival'));
    const truth = 1 - (1 - 0.5 * (1 - Math.exp(-1))) ** Math.exp(0.5);

    // Effects and baseline of 4,000 customers: about 0.015 each way.
    expect(Math.abs(fineGrayIncidence(fit, { visits: 1, plan: 0 }, 1) - truth)).toBeLessThan(0.04);
    expect(fineGrayIncidence(fit, {}, 0)).toBe(0);
  });

  it('answers that there is not enough data, and says when covariates say the same', () => {
    const few = { durations: [1, 2, 3], causes: ['rival', 'moved', null] };
    expect(fitFineGray(few, { visits: [1, 2, 3] }, 'rival')).toMatchObject({
      outcome: 'not-enough-data',
      found: 1,
      needed: 2,
    });
    const twin = { visits: sample.visits, again: sample.visits.map((value) => 2 * value) };
    expect(fitted(fitFineGray(sample.data, twin, 'rival')).converged).toBe(false);
  });
});
