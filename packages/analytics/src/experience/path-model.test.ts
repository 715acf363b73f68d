import { describe, expect, it } from 'vitest';
import { hasSharedData, readSharedData } from '../../test/shared-data.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { fitPathModel, type PathModel, type PathModelFit } from './fit-path-model.ts';

const MOBI = 'sempls_mobi_ecsi.csv';
const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${name}${i + 1}`);
const satisfactionModel: PathModel = {
  constructs: {
    image: numbered('IMAG', 5),
    expectation: numbered('CUEX', 3),
    quality: numbered('PERQ', 7),
    value: numbered('PERV', 2),
    satisfaction: numbered('CUSA', 3),
    complaints: ['CUSCO'],
    loyalty: numbered('CUSL', 3),
  },
  paths: [
    ['image', 'expectation'],
    ['expectation', 'quality'],
    ['expectation', 'value'],
    ['quality', 'value'],
    ['image', 'satisfaction'],
    ['expectation', 'satisfaction'],
    ['quality', 'satisfaction'],
    ['value', 'satisfaction'],
    ['satisfaction', 'complaints'],
    ['image', 'loyalty'],
    ['satisfaction', 'loyalty'],
    ['complaints', 'loyalty'],
  ],
};

function fitted(...input: Parameters<typeof fitPathModel>): PathModelFit {
  const fit = fitPathModel(...input);
  if (fit.outcome !== 'fitted') throw new Error('expected a fit');
  return fit;
}

function mobi(): Record<string, number[]> {
  const [header = [], ...rows] = readSharedData(MOBI)
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return Object.fromEntries(header.map((name, j) => [name, rows.map((row) => Number(row[j]))]));
}

describe.skipIf(!hasSharedData(MOBI))('the European satisfaction model, 250 mobile customers', () => {
  // Iterated on raw scores with numpy 2.4; semPLS prints the first three digits of the centroid scheme.
  it.each([
    [
      'centroid',
      [
        0.504705639, 0.557247856, 0.050787552, 0.557216858, 0.178833482, 0.064425339, 0.512545242,
        0.191815664, 0.526097307, 0.195359702, 0.483474723, 0.071232412,
      ],
    ],
    [
      'factor',
      [
        0.504943138, 0.556759027, 0.0501781, 0.557762446, 0.178592672, 0.064943655, 0.5129747, 0.19144526,
        0.525856552, 0.195819618, 0.483059174, 0.070310573,
      ],
    ],
    [
      'path',
      [
        0.504913934, 0.556748962, 0.049988393, 0.558304379, 0.1787395, 0.06252287, 0.51202394, 0.194765104,
        0.528066246, 0.195755333, 0.485477624, 0.066926069,
      ],
    ],
  ] as const)('%s weighting: paths', (weighting, wanted) => {
    const fit = fitted(mobi(), satisfactionModel, { weighting, draws: 2 });
    expect(fit.converged).toBe(true);
    fit.paths.forEach((path, i) => {
      expect(path.coefficient).toBeCloseTo(wanted[i] ?? NaN, 7);
    });
  });

  it('explained variance, loadings, and the indicator that does not belong', () => {
    const fit = fitted(mobi(), satisfactionModel, { draws: 2 });
    const rSquared = fit.constructs.map((construct) => construct.rSquared);
    [undefined, 0.254727782, 0.310525173, 0.344609874, 0.680281095, 0.276778377, 0.457286052].forEach(
      (wanted, i) => {
        if (wanted === undefined) expect(rSquared[i]).toBeUndefined();
        else expect(rSquared[i]).toBeCloseTo(wanted, 7);
      },
    );
    expect(fit.constructs[0]?.indicators[0]?.loading).toBeCloseTo(0.743369952, 7);
    expect(fit.warnings).toMatchObject([{ code: 'weak-loading' }]);
    expect(fit.warnings[0]?.detail).toMatch(/CUSL2$/);
  });

  it('has intervals, total effects, and performance on 0–100', () => {
    const fit = fitted(mobi(), satisfactionModel, { draws: 200, scale: { lowest: 1, highest: 10 } });
    const [image] = fit.paths;
    expect(image?.low).toBeLessThan(0.5047);
    expect(image?.high).toBeGreaterThan(0.5047);
    const total = fit.totalEffects.find(({ from, to }) => from === 'satisfaction' && to === 'loyalty');
    expect(total?.coefficient).toBeCloseTo(0.483474723 + 0.526097307 * 0.071232412, 7);
    for (const { performance } of fit.constructs) {
      expect(performance).toBeGreaterThan(60);
      expect(performance).toBeLessThan(76);
    }
    expect(fitted(mobi(), satisfactionModel, { draws: 200, scale: { lowest: 1, highest: 10 } })).toEqual(fit);
  });
});

describe('simulated paths (T-15)', () => {
  const random = seededRandom(77);
  const n = 4000;
  const quality = Array.from({ length: n }, () => random.normal());
  const value = quality.map((own) => 0.6 * own + 0.8 * random.normal());
  const satisfaction = quality.map((own, i) => 0.5 * own + 0.3 * (value[i] ?? 0) + 0.6 * random.normal());
  const measured = (name: string, scores: number[], noise: number): Record<string, number[]> =>
    Object.fromEntries(
      numbered(name, 8).map((indicator) => [indicator, scores.map((own) => own + noise * random.normal())]),
    );
  const model: PathModel = {
    constructs: { quality: numbered('q', 8), value: numbered('v', 8), satisfaction: numbered('s', 8) },
    paths: [
      ['quality', 'value'],
      ['quality', 'satisfaction'],
      ['value', 'satisfaction'],
    ],
  };
  const columns = {
    ...measured('q', quality, 0.2),
    ...measured('v', value, 0.2),
    ...measured('s', satisfaction, 0.2),
  };

  it('come back, a little smaller by the error of measurement', () => {
    const fit = fitted(columns, model, { draws: 60 });
    const deviation = Math.sqrt(0.25 + 0.09 + 2 * 0.5 * 0.3 * 0.6 + 0.36);
    const wanted = [0.6, 0.5 / deviation, 0.3 / deviation];
    fit.paths.forEach((path, i) => {
      expect(Math.abs(path.coefficient - (wanted[i] ?? 0))).toBeLessThan(0.03);
      expect(path.standardError).toBeLessThan(0.03);
    });
    expect(fit.constructs[0]?.compositeReliability).toBeGreaterThan(0.97);
  });

  it('do not depend on units or the order of rows', () => {
    const plain = fitted(columns, model, { draws: 2 });
    const turned = Object.fromEntries(
      Object.entries(columns).map(([name, scores]) => [
        name,
        [...scores].reverse().map((own) => 3 * own + 2),
      ]),
    );
    fitted(turned, model, { draws: 2 }).paths.forEach((path, i) => {
      expect(path.coefficient).toBeCloseTo(plain.paths[i]?.coefficient ?? NaN, 9);
    });
  });

  it('answers that there is not enough data, and warns below 100', () => {
    const few = (count: number): Record<string, number[]> =>
      Object.fromEntries(Object.entries(columns).map(([name, scores]) => [name, scores.slice(0, count)]));
    expect(fitPathModel(few(20), model)).toMatchObject({ outcome: 'not-enough-data', found: 20, needed: 30 });
    expect(fitted(few(60), model, { draws: 2 }).warnings[0]).toMatchObject({ code: 'few-answers' });
  });

  it('names all that is wrong with a model', () => {
    expect(() =>
      fitPathModel(columns, {
        constructs: { quality: ['q1'], value: ['q1'], empty: [] },
        paths: [['quality', 'nowhere']],
      }),
    ).toThrow(/q1 is used twice; empty has no indicator; path to or from unknown nowhere/);
    expect(() =>
      fitPathModel(columns, { ...model, paths: [...model.paths, ['satisfaction', 'quality']] }),
    ).toThrow(/a circle through quality, value, satisfaction/);
    expect(() => fitPathModel({ ...columns, q2: [1] }, model)).toThrow(/q2 has 1 answers, not 4000/);
  });
});
