import { describe, expect, it } from 'vitest';
import { hasSharedData, readSharedData } from '../../test/shared-data.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { coxSurvival, fitCox } from './fit-cox.ts';
import { fitWeibullAft, weibullQuantile, weibullSurvival } from './fit-weibull-aft.ts';
import { kaplanMeier } from './kaplan-meier.ts';
import { logRankTest } from './log-rank-test.ts';
import { checkProportionalHazards } from './proportional-hazards.ts';

const ROSSI = 'lifelines_rossi.csv';
const LUNG = 'survival_lung.csv';

function table(file: string): Map<string, number[]> {
  const [header = '', ...lines] = readSharedData(file).replaceAll('"', '').trim().split('\n');
  const rows = lines.map((line) => line.trim().split(',').map(Number));
  return new Map(
    header
      .trim()
      .split(',')
      .map((name, at) => [name, rows.map((row) => row[at] ?? NaN)]),
  );
}

describe.skipIf(!hasSharedData(ROSSI))('recidivism of Rossi et al.', () => {
  // R 4.2.2, survival: coxph and survreg.
  const columns = hasSharedData(ROSSI) ? table(ROSSI) : new Map<string, number[]>();
  const column = (name: string): number[] => columns.get(name) ?? [];
  const data = { durations: column('week'), events: column('arrest') };
  const names = ['fin', 'age', 'race', 'wexp', 'mar', 'paro', 'prio'];
  const covariates = Object.fromEntries(names.map((name) => [name, column(name)]));
  const efron = [-0.379422, -0.057438, 0.3139, -0.149796, -0.433704, -0.084871, 0.091497];

  it('Cox with Efron ties: coefficients, log-likelihood, concordance', () => {
    const fit = fitCox(data, covariates);
    if (fit.outcome !== 'fitted') throw new Error('expected a fit');

    expect(fit.converged).toBe(true);
    fit.effects.forEach(({ coefficient }, i) => {
      expect(Math.abs(coefficient - (efron[i] ?? 0))).toBeLessThan(1e-6);
    });
    expect(fit.effects[0]?.standardError).toBeCloseTo(0.19138, 5);
    expect(fit.logLikelihood).toBeCloseTo(-658.747659, 6);
    expect(fit.concordance).toBeCloseTo(0.640329, 5);
    expect([fit.n, fit.events]).toEqual([432, 114]);
  });

  it('Cox with Breslow ties', () => {
    const fit = fitCox(data, covariates, { ties: 'breslow' });
    if (fit.outcome !== 'fitted') throw new Error('expected a fit');

    expect(fit.effects[0]?.coefficient).toBeCloseTo(-0.379022, 6);
    expect(fit.logLikelihood).toBeCloseTo(-659.120606, 6);
  });

  // cox.zph of R's survival 3.5-3.
  it.each([
    {
      transform: 'km' as const,
      each: [
        0.06242975135, 5.97398165342, 2.06826538748, 4.22459563342, 1.01102156444, 0.01838329917,
        0.5205842503,
      ],
      together: 17.694415254455,
    },
    {
      transform: 'identity' as const,
      each: [
        0.00895055875, 6.61594378929, 2.14442625678, 3.87675512467, 1.03134831871, 0.0281765987231,
        0.4247983963,
      ],
      together: 18.1826870391293,
    },
    {
      transform: 'rank' as const,
      each: [
        1.38380845147, 0.89642146158, 2.2599781512, 4.15968375317, 0.08959214185, 0.02185165569,
        1.64080345195,
      ],
      together: 11.0251834071226,
    },
    {
      transform: 'log' as const,
      each: [
        0.13759943325, 8.23149834194, 1.61708493943, 2.08585484109, 1.12597331484, 0.21920281033,
        0.0134790732,
      ],
      together: 17.6615705707482,
    },
  ])('finds which effects change with time, transformed by $transform', ({ transform, each, together }) => {
    const fit = fitCox(data, covariates);
    if (fit.outcome !== 'fitted') throw new Error('expected a fit');
    const check = checkProportionalHazards(fit, data, covariates, transform);

    each.forEach((chiSquare, j) => {
      expect(check.effects[j]?.chiSquare).toBeCloseTo(chiSquare, 6);
    });
    expect(check.together.chiSquare).toBeCloseTo(together, 6);
    expect(check.together.degreesOfFreedom).toBe(7);
  });

  // Correlations: Fox's appendix on Cox regression. The rest: cox.zph of R's survival 3.5-3.
  it('finds that the effect of age is not constant', () => {
    const three = Object.fromEntries(['fin', 'age', 'prio'].map((name) => [name, column(name)]));
    const fit = fitCox(data, three);
    if (fit.outcome !== 'fitted') throw new Error('expected a fit');
    const check = checkProportionalHazards(fit, data, three);

    [-0.00657, -0.20976, -0.08004].forEach((rho, j) => {
      expect(check.effects[j]?.correlation).toBeCloseTo(rho, 5);
    });
    [0.06384154747, 6.32546446007, 0.51871057285].forEach((chiSquare, j) => {
      expect(check.effects[j]?.chiSquare).toBeCloseTo(chiSquare, 7);
    });
    expect(check.effects[1]?.pValue).toBeCloseTo(0.0119016311791, 9);
    expect(check.together.chiSquare).toBeCloseTo(7.1367393942934, 7);
    expect(check.together.pValue).toBeCloseTo(0.0676648011863, 9);
    expect(check.residuals.times).toHaveLength(114);
    expect(() => checkProportionalHazards(fit, data, { fin: column('fin') })).toThrow(/none for age, prio/);
  });

  it('predicts survival whose mean follows the Kaplan–Meier curve', () => {
    const fit = fitCox(data, covariates);
    if (fit.outcome !== 'fitted') throw new Error('expected a fit');
    const curve = kaplanMeier(data);
    const mean =
      data.durations.reduce((sum, _, i) => {
        const own = Object.fromEntries(names.map((name) => [name, column(name)[i] ?? 0]));
        return sum + coxSurvival(fit, own, 40);
      }, 0) / data.durations.length;
    const at = curve.times.findLastIndex((time) => time <= 40);

    expect(Math.abs(mean - (curve.survival[at] ?? 0))).toBeLessThan(0.005);
  });

  it('Weibull AFT: log-likelihood of survreg, coefficients of lifelines', () => {
    const fit = fitWeibullAft(data, covariates);
    if (fit.outcome !== 'fitted') throw new Error('expected a fit');

    // Cut, not rounded, in the reference: other optimisers agree on −679.91656394.
    expect(fit.logLikelihood).toBeCloseTo(-679.91656394, 7);
    // lifelines' documentation prints two to three digits: rho = 1 / scale = 1.404.
    expect(fit.effects[0]?.coefficient).toBeCloseTo(0.272, 3);
    expect(fit.effects[6]?.coefficient).toBeCloseTo(-0.066, 3);
    expect(fit.intercept).toBeCloseTo(3.99, 2);
    expect(1 / fit.scale).toBeCloseTo(1.404, 3);
    const someone = { fin: 1, age: 30, race: 1, wexp: 1, mar: 0, paro: 1, prio: 2 };
    expect(weibullSurvival(fit, someone, weibullQuantile(fit, someone, 0.3))).toBeCloseTo(0.7, 12);
  });
});

describe.skipIf(!hasSharedData(LUNG))('lung cancer survival', () => {
  // R 4.2.2, survival: survfit and survdiff by sex.
  it('has medians of 270 and 426 days and a log-rank statistic of 10.326742', () => {
    const columns = table(LUNG);
    const durations = columns.get('time') ?? [];
    const events = (columns.get('status') ?? []).map((status) => status - 1);
    const sex = columns.get('sex') ?? [];
    const only = (value: number): ReturnType<typeof kaplanMeier> => {
      const rows = [...sex.keys()].filter((i) => sex[i] === value);
      return kaplanMeier({
        durations: rows.map((i) => durations[i] ?? 0),
        events: rows.map((i) => events[i] ?? 0),
      });
    };
    const test = logRankTest(
      { durations, events },
      sex.map((value) => (value === 1 ? 'male' : 'female')),
    );

    expect(only(1).median).toBe(270);
    expect(only(2).median).toBe(426);
    expect(test.chiSquare).toBeCloseTo(10.326742, 6);
    expect(test.pValue).toBeCloseTo(0.001311, 5);
  });
});

describe('kaplanMeier', () => {
  it('counts those censored at an event time as still at risk then', () => {
    const curve = kaplanMeier({ durations: [1, 2, 2, 3, 4], events: [1, 1, 0, 1, 0] });

    expect([...curve.times]).toEqual([1, 2, 3]);
    expect([...curve.atRisk]).toEqual([5, 4, 2]);
    for (const [i, share] of [0.8, 0.6, 0.3].entries()) expect(curve.survival[i]).toBeCloseTo(share, 12);
    expect(curve.median).toBe(3);
    curve.survival.forEach((share, i) => {
      expect(curve.low[i]).toBeLessThan(share);
      expect(curve.high[i]).toBeGreaterThan(share);
    });
  });

  it('has no median while more than half remain, and ends at 0 when all had the event', () => {
    expect(kaplanMeier({ durations: [1, 2, 3], events: [1, 0, 0] }).median).toBeUndefined();
    const all = kaplanMeier({ durations: [1, 2], events: [1, 1] });
    expect(all.survival.at(-1)).toBe(0);
    expect(all.low.at(-1)).toBe(0);
  });

  it('names rows that are not durations and events', () => {
    expect(() => kaplanMeier({ durations: [1, -2], events: [2, 1] })).toThrow(
      /row 0: duration 1, event 2; row 1/,
    );
  });
});

describe('regressions on simulated customers', () => {
  const random = seededRandom(17);
  const n = 3000;
  const plan = Array.from({ length: n }, () => (random.uniform() < 0.4 ? 1 : 0));
  const visits = Array.from({ length: n }, () => random.normal());
  const lifetimes = plan.map(
    (own, i) => 10 * Math.exp(0.5 * own - 0.3 * (visits[i] ?? 0)) * random.exponential(1) ** 0.7,
  );
  const seen = lifetimes.map(() => 5 + 20 * random.uniform());
  const data = {
    durations: lifetimes.map((life, i) => Math.min(life, seen[i] ?? 0)),
    events: lifetimes.map((life, i) => (life <= (seen[i] ?? 0) ? 1 : 0)),
  };

  it('Weibull AFT and Cox get the effects back', () => {
    const weibull = fitWeibullAft(data, { plan, visits });
    const cox = fitCox(data, { plan, visits });
    if (weibull.outcome !== 'fitted' || cox.outcome !== 'fitted') throw new Error('expected fits');

    expect(Math.abs((weibull.effects[0]?.coefficient ?? 0) - 0.5)).toBeLessThan(
      4 * (weibull.effects[0]?.standardError ?? 0),
    );
    expect(Math.abs((weibull.effects[1]?.coefficient ?? 0) + 0.3)).toBeLessThan(
      4 * (weibull.effects[1]?.standardError ?? 0),
    );
    expect(Math.abs(weibull.scale - 0.7)).toBeLessThan(4 * weibull.scaleStandardError);
    expect(Math.abs((cox.effects[0]?.coefficient ?? 0) + 0.5 / 0.7)).toBeLessThan(
      4 * (cox.effects[0]?.standardError ?? 0),
    );
  });

  it('does not change with the unit of a covariate, but its coefficient does', () => {
    const plain = fitCox(data, { visits });
    const scaled = fitCox(data, { visits: visits.map((value) => 1000 * value + 7) });
    if (plain.outcome !== 'fitted' || scaled.outcome !== 'fitted') throw new Error('expected fits');

    expect(scaled.logLikelihood).toBeCloseTo(plain.logLikelihood, 8);
    expect((scaled.effects[0]?.coefficient ?? 0) * 1000).toBeCloseTo(plain.effects[0]?.coefficient ?? 0, 8);
  });

  it('answers that there is not enough data, and names covariates that do not vary', () => {
    expect(fitCox({ durations: [1, 2], events: [1, 0] }, { visits: [1, 2] })).toMatchObject({
      outcome: 'not-enough-data',
      found: 1,
      needed: 2,
    });
    expect(() => fitCox(data, { plan, always: new Array(n).fill(1) })).toThrow(/always does not vary/);
    expect(() => fitWeibullAft({ durations: [0, 1], events: [1, 1] }, { x: [1, 2] })).toThrow(/above 0/);
  });

  it('says so when two covariates say the same', () => {
    const twin = fitCox(data, { visits, again: visits.map((value) => 2 * value) });
    if (twin.outcome !== 'fitted') throw new Error('expected a fit');
    expect(twin.converged).toBe(false);
    expect(twin.warnings.map((warning) => warning.code)).toContain('not-converged');
  });
});

describe('logRankTest', () => {
  it('finds no difference between equal groups and needs two', () => {
    const data = { durations: [1, 2, 3, 1, 2, 3], events: [1, 1, 0, 1, 1, 0] };
    const test = logRankTest(data, ['a', 'a', 'a', 'b', 'b', 'b']);

    expect(test.chiSquare).toBeCloseTo(0, 12);
    expect(test.pValue).toBeCloseTo(1, 12);
    expect(() => logRankTest(data, new Array(6).fill('a'))).toThrow(/two groups, got 6 and 1/);
  });
});
