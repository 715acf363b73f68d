import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../test/propensity-data.ts';
import { hasSharedData, readSharedData, sharedDataPath } from '../../test/shared-data.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { shuffle } from '../numerics/shuffle.ts';
import { allRows, type Features } from '../propensity/encode-features.ts';
import { evaluatePropensity } from '../propensity/evaluate-propensity.ts';
import { BINS, binRows } from './bin-features.ts';
import type { BoostingOptions } from './boosting-options.ts';
import { explainBoostedTrees } from './explain-boosted-trees.ts';
import { type BoostedTreesFit, type BoostedTreesModel, fitBoostedTrees } from './fit-boosted-trees.ts';
import { predictBoostedTrees } from './predict-boosted-trees.ts';

const TELCO = 'telco_customer_churn.csv';
const BANK = 'bank_marketing_full.csv.gz';

function fitted(
  features: Features,
  outcomes: ArrayLike<number>,
  options: BoostingOptions = {},
): BoostedTreesFit {
  const fit = fitBoostedTrees(features, outcomes, options);
  if (fit.outcome !== 'fitted') throw new Error('expected a fit');
  return fit;
}

function outOfFold(features: Features, happened: number[]): Float64Array {
  const order = allRows(happened.length);
  shuffle(order, seededRandom(1));
  const probabilities = new Float64Array(happened.length);
  for (let fold = 0; fold < 5; fold += 1) {
    const unseen = order.filter((_, i) => i % 5 === fold);
    const { model } = fitted(features, happened, { rows: order.filter((_, i) => i % 5 !== fold) });
    predictBoostedTrees(model, features, unseen).forEach((p, i) => {
      probabilities[unseen[i] ?? 0] = p;
    });
  }
  return probabilities;
}

// scikit-learn 1.2, HistGradientBoostingClassifier, learning rate .05, 15 leaves, early stopping, 5 shuffled folds.
describe.skipIf(!hasSharedData(BANK))('answers to a bank campaign', { timeout: 120_000 }, () => {
  const read = (leaveOut: string[]): ReturnType<typeof columnsOf> =>
    columnsOf(gunzipSync(readFileSync(sharedDataPath(BANK))).toString(), leaveOut, 'Y');

  it.each([
    { without: 'duration', leaveOut: ['duration'], auc: 0.7997, logLoss: 0.2838, brier: 0.0812 },
    { without: 'nothing', leaveOut: [], auc: 0.9365, logLoss: 0.1946, brier: 0.0611 },
  ])('are foretold as well as by the peer, without $without', ({ leaveOut, auc, logLoss, brier }) => {
    const { features, happened } = read(leaveOut);
    const result = evaluatePropensity(outOfFold(features, happened), happened);

    expect(result.auc).toBeGreaterThanOrEqual(auc);
    expect(result.logLoss).toBeLessThanOrEqual(logLoss);
    expect(result.brier).toBeLessThanOrEqual(brier);
    expect(result.calibrationError).toBeLessThan(0.012);
  });
});

describe.skipIf(!hasSharedData(TELCO))('churn of Telco customers', { timeout: 60_000 }, () => {
  it('is foretold as well as by the peer', () => {
    const { features, happened } = columnsOf(readSharedData(TELCO), ['customerID'], 'Churn');
    const result = evaluatePropensity(outOfFold(features, happened), happened);

    // .8456 and .4158; the folds are other ones, so within the standard error between folds.
    expect(result.auc).toBeGreaterThan(0.8426);
    expect(result.logLoss).toBeLessThan(0.4188);
  });
});

const random = seededRandom(5);
const n = 6000;
const visits = Array.from({ length: n }, () => random.poisson(4));
const age = Array.from({ length: n }, () => (random.uniform() < 0.2 ? null : 20 + 60 * random.uniform()));
const plan = Array.from(
  { length: n },
  () => ['bronze', 'silver', 'gold', 'none'][random.integerBelow(4)] ?? '',
);
/** Two features that matter only together, and a missing value that means something. */
const logOdds = visits.map((count, i) => {
  const together = count > 4 === (plan[i] === 'gold' || plan[i] === 'none');
  return -1 + (together ? 2 : 0) + (age[i] === null ? 1.5 : 0);
});
const chance = logOdds.map((value) => 1 / (1 + Math.exp(-value)));
const happened = chance.map((p) => (random.uniform() < p ? 1 : 0));
const features = { visits, age, plan };
const everything: BoostingOptions = { stopShare: 0, columnShare: 1, mostTrees: 40, mostLeaves: 8 };

describe('boosted trees on simulated customers', () => {
  it('get the probabilities back, interaction and missing values included', () => {
    const { model } = fitted(features, happened, { mostLeaves: 8 });
    const predicted = predictBoostedTrees(model, features);
    const error = predicted.reduce((sum, p, i) => sum + Math.abs(p - (chance[i] ?? 0)), 0) / n;

    expect(error).toBeLessThan(0.04);
  });

  it('get amounts back with squared loss', () => {
    const amounts = logOdds.map((value) => 50 + 20 * value + random.normal());
    const { model, positives } = fitted(features, amounts, { loss: 'squared', columnShare: 1 });
    const predicted = predictBoostedTrees(model, features);
    const error = predicted.reduce((sum, p, i) => sum + (p - (amounts[i] ?? 0)) ** 2, 0) / n;

    // The noise alone has variance 1; amounts vary by hundreds.
    expect(error).toBeLessThan(1.5);
    expect(positives).toBeUndefined();
  });

  it('one leaf of one split is the Newton step of each side, by hand', () => {
    const side = Array.from({ length: 200 }, (_, i) => (i < 100 ? 0 : 1));
    const outcome = side.map((value, i) => (i % 10 < (value === 1 ? 6 : 2) ? 1 : 0));
    const { model } = fitted({ side }, outcome, {
      stopShare: 0,
      mostTrees: 1,
      mostLeaves: 2,
      learningRate: 1,
      ridge: 0,
    });
    const predicted = predictBoostedTrees(model, { side: [0, 1] });
    // Base share .4: gradient 100 (.4 − share), curvature 100 · .24.
    const logit = (p: number): number => Math.log(p / (1 - p));

    expect(logit(predicted[0] ?? 0)).toBeCloseTo(logit(0.4) - 0.2 / 0.24, 6);
    expect(logit(predicted[1] ?? 0)).toBeCloseTo(logit(0.4) + 0.2 / 0.24, 6);
  });

  it('do not depend on the order of rows or of features, nor on the unit of numbers', () => {
    const order = allRows(n).reverse();
    const turned = Object.fromEntries(
      Object.entries(features)
        .reverse()
        .map(([name, column]) => [name, Array.from(order, (row) => column[row] ?? null)]),
    );
    const straight = predictBoostedTrees(fitted(features, happened, everything).model, features);
    const reversedFit = fitted(
      turned,
      Array.from(order, (row) => happened[row] ?? 0),
      everything,
    );
    const reversed = predictBoostedTrees(reversedFit.model, turned).reverse();
    const scaled = { ...features, age: age.map((value) => (value === null ? null : value * 1024)) };
    const inOtherUnit = predictBoostedTrees(fitted(scaled, happened, everything).model, scaled);

    const furthest = straight.reduce((most, p, i) => Math.max(most, Math.abs(p - (reversed[i] ?? 0))), 0);
    expect(furthest).toBeLessThan(1e-12);
    expect([...inOtherUnit]).toEqual([...straight]);
  });

  it('give the same answer for the same seed, and survive storage as JSON', () => {
    const options = { rowShare: 0.7, columnShare: 0.7, seed: 3 };
    const first = fitted(features, happened, options);
    const stored: BoostedTreesModel = JSON.parse(JSON.stringify(first.model));

    expect(fitted(features, happened, options)).toEqual(first);
    expect(predictBoostedTrees(stored, features)).toEqual(predictBoostedTrees(first.model, features));
  });

  it('rise or fall with a feature where told to, everywhere', () => {
    const noisy = happened.map((outcome) => (random.uniform() < 0.1 ? 1 - outcome : outcome));
    const told = fitted(features, noisy, { ...everything, mostTrees: 100, monotone: { visits: 1, age: -1 } });
    const grid = { visits: Array.from({ length: 13 }, (_, i) => i), ages: [20, 35, 50, 65, 80] };
    for (const word of ['bronze', 'silver', 'gold', 'none']) {
      for (const years of grid.ages) {
        const along = predictBoostedTrees(told.model, {
          visits: grid.visits,
          age: grid.visits.map(() => years),
          plan: grid.visits.map(() => word),
        });
        expect(along.every((p, i) => i === 0 || p >= (along[i - 1] ?? 0))).toBe(true);
      }
      const byAge = predictBoostedTrees(told.model, {
        visits: grid.ages.map(() => 5),
        age: grid.ages,
        plan: grid.ages.map(() => word),
      });
      expect(byAge.every((p, i) => i === 0 || p <= (byAge[i - 1] ?? 1))).toBe(true);
    }
  });

  it('stop early, before noise is learned', () => {
    const noise = { a: happened.map(() => random.uniform()), b: happened.map(() => random.uniform()) };
    const fit = fitted(noise, happened);

    expect(fit.model.trees.length).toBeLessThan(10);
    expect(fit.heldAside).toBe(600);
    expect(fitted(features, happened, { mostTrees: 5 }).warnings.map(({ code }) => code)).toEqual([
      'not-stopped',
    ]);
  });

  it('send unknown words and unseen missing values with the many', () => {
    const full = visits.map((count) => count + 1);
    const { model } = fitted({ full, plan }, happened);
    const [p = NaN] = predictBoostedTrees(model, { full: [null], plan: ['platinum'] });

    expect(p).toBeGreaterThan(0);
    expect(p).toBeLessThan(1);
  });

  it('cut more than 256 values into quantiles and never mix missing with small', () => {
    const many = Array.from({ length: n }, (_, i) => (i % 7 === 0 ? null : i));
    const { model } = fitted(
      { many },
      many.map((value) => (value === null ? 1 : 0)),
      { columnShare: 1 },
    );
    const bins = model.features[0];
    const [missing = 0, small = 1] = predictBoostedTrees(model, { many: [null, -5] });

    expect(bins?.kind === 'number' && bins.thresholds.length).toBeLessThanOrEqual(BINS - 2);
    expect(missing).toBeGreaterThan(0.9);
    expect(small).toBeLessThan(0.1);
  });

  it('answer that there is not enough data, and give the base share when nothing varies', () => {
    const rare = happened.map((_, i) => (i < 5 ? 1 : 0));
    const nothing = fitted({ same: visits.map(() => 1) }, happened);
    const share = happened.reduce<number>((sum, value) => sum + value, 0) / n;

    expect(fitBoostedTrees(features, rare)).toMatchObject({
      outcome: 'not-enough-data',
      found: 5,
      needed: 20,
    });
    expect(fitBoostedTrees({ visits: [1] }, [2], { loss: 'squared' })).toMatchObject({
      found: 1,
      needed: 40,
    });
    expect(predictBoostedTrees(nothing.model, { same: [1] })[0]).toBeCloseTo(share, 2);
  });

  it('name every fault at once', () => {
    expect(() =>
      fitBoostedTrees({ visits, short: [1] }, [2, ...happened.slice(1)], {
        learningRate: 0,
        monotone: { age: 1 },
      }),
    ).toThrow(
      'fitBoostedTrees requires 0 < learningRate ≤ 1, got 0; 6000 rows in short, got 1; features named in monotone, got age without a column; outcomes 0 or 1, got 2 in row 0',
    );
    expect(() => fitBoostedTrees(features, happened, { monotone: { plan: 1 } })).toThrow(/words in plan/);
    expect(() => fitBoostedTrees({ x: happened.map(() => Infinity) }, happened)).toThrow(/x have numbers/);
    expect(() => predictBoostedTrees(fitted(features, happened).model, { visits })).toThrow(
      /not given: age, plan/,
    );
  });
});

/** Shapley values by their definition: every subset of features, unknown ones by the shares of training rows. */
function shapleyByDefinition(model: BoostedTreesModel, columns: Features, row: number): number[] {
  const { bins } = binRows(model.features, columns, [row]);
  const count = model.features.length;
  const worthOf = (known: number): number =>
    model.trees.reduce((sum, tree) => {
      const walk = (node: number): number => {
        const feature = tree.feature[node] ?? -1;
        if (feature < 0) return tree.value[node] ?? 0;
        const left = tree.left[node] ?? 0;
        const right = tree.right[node] ?? 0;
        if (known & (1 << feature)) {
          return walk(tree.leftBins[node]?.includes(bins[feature] ?? 0) ? left : right);
        }
        const all = tree.rows[node] ?? 1;
        return ((tree.rows[left] ?? 0) * walk(left) + (tree.rows[right] ?? 0) * walk(right)) / all;
      };
      return sum + walk(0);
    }, 0);
  const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
  return Array.from({ length: count }, (_, feature) => {
    let share = 0;
    for (let known = 0; known < 1 << count; known += 1) {
      if (known & (1 << feature)) continue;
      const size = [...known.toString(2)].filter((bit) => bit === '1').length;
      const weight = (factorial(size) * factorial(count - size - 1)) / factorial(count);
      share += weight * (worthOf(known | (1 << feature)) - worthOf(known));
    }
    return share;
  });
}

describe('explainBoostedTrees', () => {
  const wide = {
    ...features,
    noise: visits.map(() => (random.uniform() < 0.1 ? null : random.normal())),
    tenure: visits.map((count) => count + random.normal()),
  };
  const { model } = fitted(wide, happened, { ...everything, mostTrees: 12, mostLeaves: 12 });

  it.each([0, 17, 4321])('gives the Shapley values of the definition for row %i', (row) => {
    const explanation = explainBoostedTrees(model, wide, row);
    const expected = shapleyByDefinition(model, wide, row);

    model.features.forEach(({ name }, at) => {
      const reason = explanation.reasons.find(({ feature }) => feature === name);
      expect(reason?.contribution).toBeCloseTo(expected[at] ?? NaN, 10);
    });
  });

  it('adds up to the log odds, and the average score is that of the training rows', () => {
    const rows = allRows(50);
    predictBoostedTrees(model, wide, rows).forEach((p, row) => {
      expect(explainBoostedTrees(model, wide, row).score).toBeCloseTo(Math.log(p / (1 - p)), 9);
    });
    const mean = predictBoostedTrees(model, wide).reduce((sum, p) => sum + Math.log(p / (1 - p)), 0) / n;
    expect(explainBoostedTrees(model, wide, 0).averageScore).toBeCloseTo(mean, 9);
  });

  it('puts what matters first', () => {
    const row = age.indexOf(null);
    const { reasons } = explainBoostedTrees(model, wide, row);
    expect(reasons.find(({ feature }) => feature === 'age')?.contribution).toBeGreaterThan(0.5);
    expect(reasons.at(-1)?.feature).toMatch(/noise|tenure/);
  });
});
