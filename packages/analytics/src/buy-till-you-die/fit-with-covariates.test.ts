import { describe, expect, it } from 'vitest';
import { compressHistories } from '../customer-clock/compress-histories.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { bgNbdLikelihood } from './bg-nbd-likelihood.ts';
import { covariateLikelihood, patternsOf } from './covariate-likelihood.ts';
import { fitBgNbd, fitParetoNbd } from './fit-purchase-model.ts';
import {
  type CovariateFit,
  fitBgNbdWithCovariates,
  fitMbgNbdWithCovariates,
  fitParetoNbdWithCovariates,
  forecastCustomersWithCovariates,
  purchaseModelFor,
} from './fit-with-covariates.ts';
import { expectedPurchases, probabilityAlive } from './forecast.ts';
import type { NotEnoughData } from './purchase-fit.ts';
import type { PurchaseModel } from './purchase-model.ts';
import { type SimulatedHistories, simulateHistories } from './simulate-histories.ts';

function fitted(fit: CovariateFit | NotEnoughData): CovariateFit {
  if (fit.outcome !== 'fitted') throw new Error('expected a fit');
  return fit;
}

/** Members buy e^0.6 times as often; each step of `distance` raises leaving by e^0.5. */
function customers(n: number, modelFor: (member: number, distance: number) => PurchaseModel, seed: number) {
  const random = seededRandom(seed);
  const member = Float64Array.from({ length: n }, () => (random.uniform() < 0.4 ? 1 : 0));
  const distance = Float64Array.from({ length: n }, () => random.integerBelow(4));
  const histories: Pick<SimulatedHistories, 'repeatPurchases' | 'recencyDays' | 'ageDays'> = {
    repeatPurchases: new Int32Array(n),
    recencyDays: new Int32Array(n),
    ageDays: new Int32Array(n),
  };
  for (let i = 0; i < n; i += 1) {
    const age = Int32Array.of(300 + random.integerBelow(400));
    const one = simulateHistories(modelFor(member[i] ?? 0, distance[i] ?? 0), age, { seed: 7919 * i + seed });
    histories.repeatPurchases[i] = one.repeatPurchases[0] ?? 0;
    histories.recencyDays[i] = one.recencyDays[0] ?? 0;
    histories.ageDays[i] = one.ageDays[0] ?? 0;
  }
  return { histories, covariates: { purchasing: { member, distance }, leaving: { distance } } };
}

const pareto = customers(
  6000,
  (member, distance) => ({
    model: 'pareto-nbd',
    parameters: { r: 0.9, alpha: 12 * Math.exp(-0.6 * member), s: 0.7, beta: 40 * Math.exp(-0.5 * distance) },
  }),
  4,
);
const bg = customers(
  6000,
  (member, distance) => ({
    model: 'bg-nbd',
    parameters: { r: 0.9, alpha: 6 * Math.exp(-0.6 * member), a: 0.5 * Math.exp(0.4 * distance), b: 2.5 },
  }),
  5,
);

describe('purchase models with covariates', { timeout: 120_000 }, () => {
  it.each([
    {
      name: 'Pareto/NBD',
      fit: () => fitParetoNbdWithCovariates(pareto.histories, pareto.covariates),
      truth: [0.6, 0, 0.5],
    },
    {
      name: 'BG/NBD',
      fit: () => fitBgNbdWithCovariates(bg.histories, bg.covariates),
      truth: [0.6, 0, 0.4, 0],
    },
  ])('gets known effects back: $name', ({ fit, truth }) => {
    const result = fitted(fit());

    expect(result.converged).toBe(true);
    truth.forEach((coefficient, e) => {
      const effect = result.effects[e];
      // 0.03: whole days hide second purchases on one day.
      expect(Math.abs((effect?.coefficient ?? 9) - coefficient)).toBeLessThan(
        4 * (effect?.standardError ?? 0) + 0.03,
      );
    });
    expect(result.effects[0]?.pValue).toBeLessThan(1e-6);
    // Twice the difference is a chi-square with 3 or 4 degrees of freedom when nothing acts.
    expect(result.logLikelihood - result.plainLogLikelihood).toBeGreaterThan(20);
  });

  it('has a gradient and Hessian equal to differences', () => {
    const rows = compressHistories(bg.histories);
    const design = (i: number): Float64Array => {
      const z = bg.covariates.purchasing.distance[i] ?? 0;
      return Float64Array.of(0, 0, -z, 0, 0, 0.5 * z, 0, 0);
    };
    const patterns = patternsOf(rows, (i) => String(design(i)), design);
    const likelihood = covariateLikelihood(patterns, 2, (own) => bgNbdLikelihood(own, false));
    const at = Float64Array.of(0.8, 5, 0.7, 2, 1.2, 0.9);
    const gradient = new Float64Array(6);
    const hessian = new Float64Array(36);
    likelihood.evaluate(at, gradient, hessian);
    for (let i = 0; i < 6; i += 1) {
      const step = 1e-5 * (at[i] ?? 1);
      const [above, below] = [new Float64Array(6), new Float64Array(6)];
      const moved = (by: number): Float64Array => at.map((value, j) => (i === j ? value + by : value));
      const up = likelihood.evaluate(moved(step), above, undefined);
      const down = likelihood.evaluate(moved(-step), below, undefined);
      expect(Math.abs((gradient[i] ?? 0) - (up - down) / (2 * step))).toBeLessThan(
        1e-4 * (1 + Math.abs(gradient[i] ?? 0)),
      );
      for (let j = 0; j < 6; j += 1) {
        const slope = ((above[j] ?? 0) - (below[j] ?? 0)) / (2 * step);
        expect(Math.abs((hessian[6 * i + j] ?? 0) - slope)).toBeLessThan(1e-4 * (1 + Math.abs(slope)));
      }
    }
  });

  it('finds nothing in noise, and is never worse than the plain model', () => {
    const random = seededRandom(8);
    const noise = Float64Array.from({ length: 6000 }, () => random.normal());
    const result = fitted(fitParetoNbdWithCovariates(pareto.histories, { purchasing: { noise } }));
    const plain = fitParetoNbd(pareto.histories);
    if (plain.outcome !== 'fitted') throw new Error('expected a fit');

    expect(result.effects).toHaveLength(1);
    expect(result.effects[0]?.pValue).toBeGreaterThan(0.001);
    expect(result.logLikelihood).toBeGreaterThanOrEqual(plain.logLikelihood - 1e-7);
    expect(result.logLikelihood - plain.logLikelihood).toBeLessThan(6);
    expect(Math.abs((result.parameters.r ?? 0) / plain.parameters.r - 1)).toBeLessThan(0.02);
  });

  it('does not depend on the unit or the origin of a covariate, nor on the order of customers', () => {
    const { member } = bg.covariates.purchasing;
    const one = fitted(fitMbgNbdWithCovariates(bg.histories, { purchasing: { member } }));
    const other = fitted(
      fitMbgNbdWithCovariates(bg.histories, {
        purchasing: { member: member.map((value) => 100 * value + 50) },
      }),
    );
    const reversed = {
      repeatPurchases: Int32Array.from(bg.histories.repeatPurchases).reverse(),
      recencyDays: Int32Array.from(bg.histories.recencyDays).reverse(),
      ageDays: Int32Array.from(bg.histories.ageDays).reverse(),
    };
    const backwards = fitted(
      fitMbgNbdWithCovariates(reversed, { purchasing: { member: Float64Array.from(member).reverse() } }),
    );

    expect(other.logLikelihood).toBeCloseTo(one.logLikelihood, 6);
    expect(100 * (other.effects[0]?.coefficient ?? 0)).toBeCloseTo(one.effects[0]?.coefficient ?? 1, 7);
    expect(backwards.effects[0]?.coefficient).toBeCloseTo(one.effects[0]?.coefficient ?? 1, 8);
    const [here, there] = [purchaseModelFor(one, { member: 1 }), purchaseModelFor(other, { member: 150 })];
    expect(there.parameters.alpha).toBeCloseTo(here.parameters.alpha, 6);
  });

  it('predicts each customer with its own covariates', () => {
    const fit = fitted(fitParetoNbdWithCovariates(pareto.histories, pareto.covariates));
    const forecasts = forecastCustomersWithCovariates(fit, pareto.histories, pareto.covariates, {
      horizonWeeks: 26,
    });
    for (const i of [0, 17, 4321]) {
      const model = purchaseModelFor(fit, {
        member: pareto.covariates.purchasing.member[i] ?? 0,
        distance: pareto.covariates.purchasing.distance[i] ?? 0,
      });
      const history = {
        repeatPurchases: pareto.histories.repeatPurchases[i] ?? 0,
        recencyWeeks: (pareto.histories.recencyDays[i] ?? 0) / 7,
        ageWeeks: (pareto.histories.ageDays[i] ?? 0) / 7,
      };
      expect(forecasts.expectedPurchases[i]).toBeCloseTo(expectedPurchases(model, history, 26), 11);
      expect(forecasts.probabilityAlive[i]).toBeCloseTo(probabilityAlive(model, history), 12);
    }
    expect(() =>
      forecastCustomersWithCovariates(fit, pareto.histories, { purchasing: {} }, { horizonWeeks: 1 }),
    ).toThrow(/none for member, distance/);
  });

  it('says so when two covariates say the same, when there are too few customers, and when there is none', () => {
    const { member } = bg.covariates.purchasing;
    const twins = { member, again: member.map((value) => 1 - value) };
    const few = {
      repeatPurchases: bg.histories.repeatPurchases.slice(0, 25),
      recencyDays: bg.histories.recencyDays.slice(0, 25),
      ageDays: bg.histories.ageDays.slice(0, 25),
    };
    const cut = { member: member.slice(0, 25), distance: bg.covariates.leaving.distance.slice(0, 25) };

    const twin = fitted(fitBgNbdWithCovariates(bg.histories, { purchasing: twins }));
    expect(twin.converged).toBe(false);
    expect(twin.warnings.map(({ code }) => code)).toContain('flat-likelihood');
    expect(fitBgNbdWithCovariates(few, { purchasing: cut, leaving: cut })).toMatchObject({
      outcome: 'not-enough-data',
      needed: 60,
    });
    expect(() => fitBgNbdWithCovariates(bg.histories, {})).toThrow(/at least one/);
    expect(() => fitBgNbdWithCovariates(bg.histories, { leaving: { member: [1, 2] } })).toThrow(/has 2 rows/);
    expect(fitBgNbd(bg.histories)).toMatchObject({ outcome: 'fitted' });
  });
});
