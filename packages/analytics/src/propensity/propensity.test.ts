import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../test/propensity-data.ts';
import { hasSharedData, readSharedData, sharedDataPath } from '../../test/shared-data.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { areaUnderCurve } from './area-under-curve.ts';
import { crossValidatePropensity, evaluatePropensity, validateByDate } from './evaluate-propensity.ts';
import { explainPropensity, fitPropensity, predictPropensity } from './fit-propensity.ts';

const TELCO = 'telco_customer_churn.csv';
const BANK = 'bank_marketing_full.csv.gz';

describe.skipIf(!hasSharedData(TELCO))('churn of Telco customers', { timeout: 60_000 }, () => {
  // scikit-learn 1.2, L2 logistic, 5 shuffled folds: AUC .8451, log-loss .4174, Brier .1356, lift 2.87.
  it('is predicted as well as by the peers', () => {
    const { features, happened } = columnsOf(readSharedData(TELCO), ['customerID'], 'Churn');
    const result = crossValidatePropensity(features, happened);
    if (result.outcome !== 'validated') throw new Error('expected a validation');
    const { auc, logLoss, brier, topTenthLift, calibrationError } = result.evaluation;

    expect(Math.abs(auc - 0.8451)).toBeLessThan(0.003);
    expect(logLoss).toBeLessThan(0.4194);
    expect(brier).toBeLessThan(0.137);
    expect(topTenthLift).toBeGreaterThan(2.7);
    expect(calibrationError).toBeLessThan(0.03);
    expect(result.warnings).toEqual([]);
  });
});

describe.skipIf(!hasSharedData(BANK))(
  'answers to a bank campaign, in order of date',
  { timeout: 60_000 },
  () => {
    const read = (leaveOut: string[]): ReturnType<typeof columnsOf> =>
      columnsOf(gunzipSync(readFileSync(sharedDataPath(BANK))).toString(), leaveOut, 'Y');

    // scikit-learn on the first 80 % by date: AUC .683, and the share moves from .067 to .316.
    it('are much harder to foretell by date than shuffled folds suggest, and it says that the share moved', () => {
      const { features, happened } = read(['duration']);
      const result = validateByDate(features, happened, [...happened.keys()]);
      if (result.outcome !== 'validated') throw new Error('expected a validation');

      expect(Math.abs(result.evaluation.auc - 0.683)).toBeLessThan(0.02);
      expect(result.warnings.map((warning) => warning.code)).toEqual(['share-moved']);
      expect(result.warnings[0]?.detail).toMatch(/6\.7 % before and 31\.6 % after/);
    });

    it('warns that the length of the call alone tells too much', () => {
      const { features, happened } = read([]);
      const short = Object.fromEntries(
        Object.entries(features).filter(([name]) => ['duration', 'age', 'campaign'].includes(name)),
      );
      const result = validateByDate(short, happened, [...happened.keys()]);
      if (result.outcome !== 'validated') throw new Error('expected a validation');
      expect(result.warnings.map((warning) => warning.detail).join()).toMatch(/duration alone tells/);
    });
  },
);

describe('propensity on simulated customers', () => {
  const random = seededRandom(77);
  const n = 4000;
  const visits = Array.from({ length: n }, () => random.poisson(3));
  const plan = Array.from({ length: n }, () => (random.uniform() < 0.3 ? 'gold' : 'plain'));
  const age = Array.from({ length: n }, () => (random.uniform() < 0.1 ? null : 20 + random.integerBelow(60)));
  const chance = visits.map(
    (count, i) => 1 / (1 + Math.exp(1 - 0.5 * (count - 3) - (plan[i] === 'gold' ? 1.2 : 0))),
  );
  const happened = chance.map((p) => (random.uniform() < p ? 1 : 0));
  const features = { visits, plan, age };

  it('gets the effects and the probabilities back', () => {
    const fit = fitPropensity(features, happened, { ridge: 0.01 });
    if (fit.outcome !== 'fitted') throw new Error('expected a fit');
    const at = (label: string): number => fit.model.coefficients[fit.model.labels.indexOf(label)] ?? NaN;
    const deviation = Math.sqrt(visits.reduce((sum, count) => sum + (count - 3) ** 2, 0) / n);

    expect(fit.converged).toBe(true);
    expect(Math.abs(at('visits') / deviation - 0.5)).toBeLessThan(0.1);
    expect(Math.abs(at('plan = gold') - at('plan = plain') - 1.2)).toBeLessThan(0.35);
    const error =
      predictPropensity(fit.model, features).reduce((sum, p, i) => sum + Math.abs(p - (chance[i] ?? 0)), 0) /
      n;
    expect(error).toBeLessThan(0.02);
  });

  it('explains a probability by reasons that add up', () => {
    const fit = fitPropensity(features, happened);
    if (fit.outcome !== 'fitted') throw new Error('expected a fit');
    const row = visits.indexOf(8);
    const reasons = explainPropensity(fit.model, features, row);
    const [p = NaN] = predictPropensity(fit.model, features, [row]);

    expect(reasons[0]?.feature).toBe('visits');
    const sum = reasons.reduce((all, reason) => all + reason.contribution, fit.model.intercept);
    expect(sum).toBeCloseTo(Math.log(p / (1 - p)), 10);
  });

  it('does not depend on the unit of a number, and survives unknown words and columns that do not vary', () => {
    const inDays = { visits: visits.map((count) => 1000 * count), plan, age, same: new Array(n).fill(1) };
    const [a, b] = [fitPropensity(features, happened), fitPropensity(inDays, happened)];
    if (a.outcome !== 'fitted' || b.outcome !== 'fitted') throw new Error('expected fits');

    expect(b.model.labels).toEqual(a.model.labels);
    expect(b.model.coefficients[0]).toBeCloseTo(a.model.coefficients[0] ?? 0, 8);
    const unknown = predictPropensity(a.model, { visits: [3], plan: ['silver'], age: [null] });
    expect(unknown[0]).toBeGreaterThan(0);
    expect(() => predictPropensity(a.model, { visits: [3] })).toThrow(/not given: plan, age/);
  });

  it('answers that there is not enough data, and names broken outcomes', () => {
    const rare = happened.map((_, i) => (i < 5 ? 1 : 0));
    expect(fitPropensity(features, rare)).toMatchObject({ outcome: 'not-enough-data', found: 5, needed: 20 });
    expect(() => fitPropensity({ visits }, [2, ...happened.slice(1)])).toThrow(/outcome 2 in row 0/);
  });
});

describe('evaluation', () => {
  it('counts ties half in the area under the curve', () => {
    expect(areaUnderCurve([1, 2, 3, 4], [0, 0, 1, 1])).toBe(1);
    expect(areaUnderCurve([1, 1, 1, 1], [0, 1, 0, 1])).toBe(0.5);
    expect(areaUnderCurve([1, 2, 2, 3], [0, 0, 1, 1])).toBe(0.875);
  });

  it('finds honest probabilities calibrated and boastful ones not', () => {
    const random = seededRandom(2);
    const honest = Array.from({ length: 20000 }, () => random.uniform());
    const happened = honest.map((p) => (random.uniform() < p ? 1 : 0));
    const boastful = honest.map((p) => (p > 0.5 ? 0.99 : 0.01));

    expect(evaluatePropensity(honest, happened).calibrationError).toBeLessThan(0.015);
    expect(evaluatePropensity(boastful, happened).calibrationError).toBeGreaterThan(0.2);
    expect(() => evaluatePropensity([0.5], [1])).toThrow(/both outcomes/);
  });
});
