import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../cli/read-csv.ts';
import { hasSharedData, sharedDataPath } from '../../test/shared-data.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { assignArm, neededPerArmForMean, powerOf, stableHash } from './assign-arm.ts';
import { checkSplit, neededPerArm } from './campaign-effect.ts';
import { evaluateUplift } from './evaluate-uplift.ts';
import { policyValue } from './policy-value.ts';
import { sequentialEffect, sequentialReadings } from './sequential-effect.ts';
import {
  crossPredictUpliftLearner,
  fitUpliftLearner,
  predictUpliftLearner,
  type UpliftLearnerName,
} from './uplift-learners.ts';

const LEARNERS: UpliftLearnerName[] = ['two-models', 'single-model', 'transformed-outcome', 'doubly-robust'];

describe('assignArm', () => {
  // Published vectors of MurmurHash3, 32 bits.
  it.each([
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['test', 0, 0xba6bd213],
    ['hello, world', 0, 0x149bbb7f],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
    ['abc', 0, 0xb3dd93fa],
  ])('hashes "%s" with seed %i', (text, seed, wanted) => {
    expect(stableHash(text, seed)).toBe(wanted);
  });

  const customers = Array.from({ length: 20000 }, (_, i) => `customer-${i}`);

  it('keeps planned shares, and customers where they are', () => {
    const counts = [0, 0, 0];
    for (const customer of customers) {
      const arm = assignArm('recall', customer, [0.5, 0.3, 0.2]);
      counts[arm] = (counts[arm] ?? 0) + 1;
    }
    expect(checkSplit(counts, [0.5, 0.3, 0.2]).pValue).toBeGreaterThan(0.001);
    expect(assignArm('recall', '客户-7', [1, 1])).toBe(assignArm('recall', '客户-7', [0.5, 0.5]));
    expect(assignArm('recall', 'ada', [0, 1, 0])).toBe(1);
  });

  it('shuffles anew for another experiment', () => {
    const both = customers.filter(
      (customer) =>
        assignArm('spring', customer, [1, 1]) === 1 && assignArm('autumn', customer, [1, 1]) === 1,
    );
    expect(Math.abs(both.length / 20000 - 0.25)).toBeLessThan(0.015);
  });

  it('refuses shares that cannot be', () => {
    expect(() => assignArm('recall', 'ada', [0, 0])).toThrow(/0, 0/);
    expect(() => assignArm('', 'ada', [1])).toThrow(/got none/);
  });
});

describe('power', () => {
  it('is what the size was planned for', () => {
    const perArm = neededPerArm({ baseShare: 0.1, smallestEffect: 0.02 });
    expect(powerOf({ baseShare: 0.1, effect: 0.02, perArm })).toBeCloseTo(0.8, 3);
    expect(powerOf({ baseShare: 0.1, effect: 0, perArm })).toBeCloseTo(0.05, 10);
    // R 4.2.2: power.t.test(delta = 1, sd = 10, power = .8) gives 1570.733; the normal formula 1569.777.
    expect(neededPerArmForMean({ deviation: 10, smallestEffect: 1 })).toBe(1570);
    expect(() => neededPerArmForMean({ deviation: 0, smallestEffect: 1 })).toThrow(/got 0 and 1/);
  });
});

describe('sequentialEffect', () => {
  /** Looks of one experiment after every 100 customers an arm. */
  function looks(random: ReturnType<typeof seededRandom>, count: number, lift: number) {
    const arms = [
      { n: 0, sum: 0, sumOfSquares: 0 },
      { n: 0, sum: 0, sumOfSquares: 0 },
    ];
    return Array.from({ length: count }, () => {
      for (const [arm, totals] of arms.entries()) {
        for (let i = 0; i < 100; i += 1) {
          const value = random.uniform() < 0.2 + arm * lift ? 1 : 0;
          totals.n += 1;
          totals.sum += value;
          totals.sumOfSquares += value;
        }
      }
      const [heldOut = { n: 0, sum: 0, sumOfSquares: 0 }, treated = heldOut] = arms.map((totals) => ({
        ...totals,
      }));
      return { treated, heldOut };
    });
  }

  it('finds an effect that is not there in few of many experiments, though looked at every day', () => {
    const random = seededRandom(71);
    let alarms = 0;
    let fixedAlarms = 0;
    for (let round = 0; round < 400; round += 1) {
      const readings = looks(random, 40, 0);
      const last = sequentialReadings(readings, { expectedEffect: 0.03 }).at(-1);
      if (last?.decision !== 'go-on') alarms += 1;
      const peeked = readings.some(({ treated, heldOut }) => {
        const share = (treated.sum + heldOut.sum) / (2 * treated.n);
        const error = Math.sqrt((2 * share * (1 - share)) / treated.n);
        return Math.abs(treated.sum - heldOut.sum) / treated.n > 1.96 * error;
      });
      if (peeked) fixedAlarms += 1;
    }
    expect(alarms / 400).toBeLessThan(0.06);
    expect(fixedAlarms / 400).toBeGreaterThan(0.2);
  });

  it('finds an effect that is there, covers it, and stays with its decision', () => {
    const random = seededRandom(72);
    let found = 0;
    let covered = 0;
    for (let round = 0; round < 100; round += 1) {
      const readings = sequentialReadings(looks(random, 60, 0.05), { expectedEffect: 0.05 });
      const decided = readings.findIndex(({ decision }) => decision === 'helps');
      if (decided >= 0) found += 1;
      if (decided >= 0)
        expect(readings.slice(decided).every(({ decision }) => decision === 'helps')).toBe(true);
      if (readings.every(({ low, high }) => low <= 0.05 && high >= 0.05)) covered += 1;
    }
    expect(found).toBeGreaterThan(95);
    expect(covered).toBeGreaterThanOrEqual(93);
  });

  it('says nothing before anybody answered, and refuses plans without an effect', () => {
    const none = { n: 10, sum: 0, sumOfSquares: 0 };
    expect(sequentialEffect(none, none, { expectedEffect: 0.1 })).toMatchObject({
      pValue: 1,
      decision: 'go-on',
    });
    expect(() => sequentialEffect(none, none, { expectedEffect: 0 })).toThrow(/other than 0/);
  });
});

/** A treatment that helps those with a positive trait and harms the others; a third are treated. */
function mixedExperiment(n: number, seed: number) {
  const random = seededRandom(seed);
  const trait = Array.from({ length: n }, () => random.normal());
  const place = trait.map(() => (random.uniform() < 0.5 ? 'north' : 'south'));
  const treated = trait.map(() => (random.uniform() < 1 / 3 ? 1 : 0));
  const happened = trait.map((own, i) => {
    const chance = 0.3 + (place[i] === 'north' ? 0.1 : 0) + (treated[i] ?? 0) * 0.12 * Math.tanh(own);
    return random.uniform() < chance ? 1 : 0;
  });
  return { features: { trait, place }, trait, treated, happened };
}

describe('uplift learners', () => {
  const { features, trait, treated, happened } = mixedExperiment(20000, 4);

  it.each(LEARNERS)('%s: finds whom it helps and whom it harms', (learner) => {
    const fit = fitUpliftLearner(learner, features, treated, happened);
    if (fit.outcome !== 'fitted') throw new Error('expected a fit');
    const stored: typeof fit.model = JSON.parse(JSON.stringify(fit.model));
    const [harmed = 0, helped = 0] = predictUpliftLearner(stored, {
      trait: [-1.5, 1.5],
      place: ['north', 'north'],
    });
    expect(helped).toBeGreaterThan(0.05);
    expect(harmed).toBeLessThan(-0.05);
  });

  it.each(LEARNERS)('%s: scores of customers unseen pay', (learner) => {
    const predicted = crossPredictUpliftLearner(learner, features, treated, happened);
    if (predicted.outcome !== 'predicted') throw new Error('expected scores');
    const rule = predicted.scores.map((score) => (score > 0 ? 1 : 0));
    const value = policyValue(rule, treated, happened);
    expect(value.advice).toBe('follow-rule');
    expect(evaluateUplift(predicted.scores, treated, happened, { draws: 60 }).advice).toBe('target-by-score');
    const truth =
      trait.reduce((sum, own, i) => sum + (rule[i] ?? 0) * 0.12 * Math.tanh(own), 0) / trait.length;
    expect(value.overTreatingNone.low).toBeLessThan(truth);
    expect(value.overTreatingNone.high).toBeGreaterThan(truth);
  });

  it('of the same data, the doubly robust errs less than the transformed outcome', () => {
    const errors = (['transformed-outcome', 'doubly-robust'] as const).map((learner) => {
      const fit = fitUpliftLearner(learner, { trait }, treated, happened);
      if (fit.outcome !== 'fitted') throw new Error('expected a fit');
      const grid = Array.from({ length: 41 }, (_, i) => (i - 20) / 20);
      const scores = predictUpliftLearner(fit.model, { trait: grid });
      return grid.reduce((sum, own, i) => sum + ((scores[i] ?? 0) - 0.12 * Math.tanh(own)) ** 2, 0);
    });
    expect(errors[1]).toBeLessThan(errors[0] ?? 0);
  });

  it('answers that an arm is too small, and refuses other numbers than 0 and 1', () => {
    const few = Array.from({ length: 300 }, (_, i) => (i < 50 ? 1 : 0));
    const trait300 = trait.slice(0, 300);
    expect(fitUpliftLearner('doubly-robust', { trait: trait300 }, few, few)).toMatchObject({
      found: 50,
      needed: 100,
    });
    expect(() => fitUpliftLearner('two-models', { trait: [1, 2] }, [1, 2], [0, 1])).toThrow(/with 2/);
  });
});

describe('policyValue', () => {
  it('covers the value of a rule in 93–97 of 100 experiments', () => {
    let covered = 0;
    const rounds = 300;
    for (let round = 0; round < rounds; round += 1) {
      const { trait, treated, happened } = mixedExperiment(1500, 100 + round);
      const rule = trait.map((own) => (own > 0 ? 1 : 0));
      const truth =
        trait.reduce((sum, own, i) => sum + (rule[i] ?? 0) * 0.12 * Math.tanh(own), 0) / 1500 + 0.35;
      const { low, high } = policyValue(rule, treated, happened, { treatedShare: 1 / 3 });
      if (low <= truth && truth <= high) covered += 1;
    }
    // Three standard errors of 300 rounds around 95 %.
    expect(covered / rounds).toBeGreaterThan(0.91);
    expect(covered / rounds).toBeLessThan(0.99);
  });

  it('advises all, none, or admits that nothing is known', () => {
    const random = seededRandom(50);
    const treated = Array.from({ length: 4000 }, () => (random.uniform() < 0.5 ? 1 : 0));
    const outcomes = (lift: number): number[] =>
      treated.map((arm) => (random.uniform() < 0.3 + arm * lift ? 1 : 0));
    const rule = treated.map(() => (random.uniform() < 0.5 ? 1 : 0));
    expect(policyValue(rule, treated, outcomes(0.15)).advice).toBe('treat-all');
    expect(policyValue(rule, treated, outcomes(0.15), { costPerTreatment: 0.4 }).advice).toBe('treat-none');
    expect(policyValue(rule, treated, outcomes(0)).advice).toBe('no-targeting-gain');
    expect(() => policyValue([1, 1], [1, 1], [0, 1])).toThrow(/2 treated/);
  });
});

const HILLSTROM = 'hillstrom.csv.gz';

describe.skipIf(!hasSharedData(HILLSTROM))('the e-mail test of Hillstrom', { timeout: 120_000 }, () => {
  const rows = hasSharedData(HILLSTROM)
    ? parseCsv(HILLSTROM, gunzipSync(readFileSync(sharedDataPath(HILLSTROM))).toString()).rows.map(
        (row) => row.fields,
      )
    : [];
  const experimentOf = (segment: string) => {
    const used = rows.filter((row) => row[8] === segment || row[8] === 'No E-Mail');
    const numbers = (at: number): number[] => used.map((row) => Number(row[at]));
    const words = (at: number): string[] => used.map((row) => row[at] ?? '');
    return {
      features: {
        recency: numbers(0),
        history: numbers(2),
        mens: numbers(3),
        womens: numbers(4),
        zip: words(5),
        newbie: numbers(6),
        channel: words(7),
      },
      treated: used.map((row) => (row[8] === segment ? 1 : 0)),
      visited: numbers(9),
    };
  };

  it.each(['single-model', 'doubly-robust'] as const)('women’s e-mail: %s gains', (learner) => {
    const { features, treated, visited } = experimentOf('Womens E-Mail');
    const predicted = crossPredictUpliftLearner(learner, features, treated, visited);
    if (predicted.outcome !== 'predicted') throw new Error('expected scores');
    const result = evaluateUplift(predicted.scores, treated, visited, { draws: 50 });
    expect(result.advice).toBe('target-by-score');
    expect(Math.abs(result.qini - 0.0656)).toBeLessThan(0.012);
  });

  it('men’s e-mail: doubly robust finds no gain either, mail everyone', () => {
    const { features, treated, visited } = experimentOf('Mens E-Mail');
    const predicted = crossPredictUpliftLearner('doubly-robust', features, treated, visited);
    if (predicted.outcome !== 'predicted') throw new Error('expected scores');
    expect(evaluateUplift(predicted.scores, treated, visited, { draws: 50 }).advice).toBe(
      'no-targeting-gain',
    );
    const rule = predicted.scores.map((score) => (score > 0.05 ? 1 : 0));
    expect(policyValue(rule, treated, visited).advice).toBe('treat-all');
  });
});
