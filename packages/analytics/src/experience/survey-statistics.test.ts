import { describe, expect, it } from 'vitest';
import { hasSharedData, readSharedData } from '../../test/shared-data.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { markChanges, rankUnits } from './compare-units.ts';
import { keyDrivers } from './key-drivers.ts';
import { lmgImportance } from './lmg-importance.ts';
import { mcdonaldOmega } from './mcdonald-omega.ts';
import { rakeWeights, weightedShare } from './rake-weights.ts';
import { effortScore, satisfactionScore } from './satisfaction-score.ts';
import { cronbachAlpha } from './scale-reliability.ts';

describe('satisfactionScore', () => {
  it('counts the boxes that the convention of the scale says', () => {
    const scores = [1, 2, 3, 3];
    expect(satisfactionScore(scores, { lowest: 1, highest: 3 }).share).toBe(0.5);
    expect(satisfactionScore([4, 5, 1, 2], { lowest: 1, highest: 5 }).satisfiedFrom).toBe(4);
    expect(satisfactionScore([8, 9, 10, 7], { lowest: 1, highest: 10 }).share).toBe(0.75);
    expect(satisfactionScore([5, 3], { lowest: 1, highest: 5 }).index).toBe(75);
  });

  it('has the interval of Wilson (T-11: 42 of 50)', () => {
    const scores = [...new Array<number>(42).fill(5), ...new Array<number>(8).fill(2)];
    const result = satisfactionScore(scores, { lowest: 1, highest: 5 });
    expect(result.low).toBeCloseTo(0.714858, 6);
    expect(result.high).toBeCloseTo(0.916626, 6);
  });

  it('is narrower when much of the population answered, and exact when all did', () => {
    const scores = [...new Array<number>(60).fill(5), ...new Array<number>(20).fill(2)];
    const scale = { lowest: 1, highest: 5 };
    const plain = satisfactionScore(scores, scale);
    const limited = satisfactionScore(scores, scale, { population: 120 });
    expect((limited.high - limited.low) / (plain.high - plain.low)).toBeCloseTo(0.57977, 1);
    expect(limited.n).toBe(80);
    expect(satisfactionScore(scores, scale, { population: 80 })).toMatchObject({ low: 0.75, high: 0.75 });
  });

  it('refuses scores off the scale, and scales without a convention', () => {
    expect(() => satisfactionScore([6], { lowest: 1, highest: 5 })).toThrow(/whole scores 1–5, got 6/);
    expect(() => satisfactionScore([], { lowest: 1, highest: 5 })).toThrow(/got none/);
    expect(() => satisfactionScore([6], { lowest: 1, highest: 9 })).toThrow(/9 points/);
  });
});

describe('effortScore (T-11)', () => {
  const scores = [7, 6, 5, 7, 4, 6, 7, 3, 6, 7, 5, 6];

  it('gives mean and both shares', () => {
    const result = effortScore(scores);
    expect(result.mean.mean).toBe(5.75);
    expect(result.mean.standardDeviation).toBeCloseTo(1.288057, 6);
    expect(result.mean.low).toBeCloseTo(4.931608, 6);
    expect(result.mean.high).toBeCloseTo(6.568392, 6);
    expect(result.easy.share).toBeCloseTo(0.8333, 4);
    expect(effortScore(scores, { easyFrom: 6 }).easy.share).toBeCloseTo(0.6667, 4);
    expect(result.hard.share).toBeCloseTo(1 / 12, 12);
  });

  it('narrows the mean by the finite population (T-12)', () => {
    const many = Array.from({ length: 80 }, (_, i) => 1 + (i % 7));
    const plain = effortScore(many).mean;
    const limited = effortScore(many, { population: 120 }).mean;
    expect((limited.high - limited.low) / (plain.high - plain.low)).toBeCloseTo(0.57977, 5);
  });
});

describe('rakeWeights', () => {
  const ages = ['old', 'young'];
  const shops = ['a', 'b', 'c'];
  const cells = [
    [30, 20, 10],
    [15, 15, 30],
  ];
  const people = cells.flatMap((row, i) =>
    row.flatMap((count, j) =>
      Array.from({ length: count }, () => ({ age: ages[i] ?? '', shop: shops[j] ?? '' })),
    ),
  );
  const margins = { age: people.map(({ age }) => age), shop: people.map(({ shop }) => shop) };
  const targets = { age: { old: 0.4, young: 0.6 }, shop: { a: 0.5, b: 0.3, c: 0.2 } };

  it('gives the weights of iterative proportional fitting (numpy)', () => {
    const raked = rakeWeights(margins, targets, { trim: { low: 0.01, high: 100 } });
    expect(raked.converged).toBe(true);
    expect(raked.largestMiss).toBeLessThan(1e-9);
    const weightOf = (age: string, shop: string): number =>
      raked.weights[people.findIndex((one) => one.age === age && one.shop === shop)] ?? NaN;
    RAKED.flat().forEach((wanted, at) => {
      expect(weightOf(ages[Math.floor(at / 3)] ?? '', shops[at % 3] ?? '')).toBeCloseTo(wanted, 7);
    });
    expect(raked.effectiveN).toBeCloseTo(RAKED_EFFECTIVE, 4);
    expect(raked.designEffect * raked.effectiveN).toBeCloseTo(120, 9);
  });

  it('keeps weights inside the limits, and says what that costs', () => {
    const raked = rakeWeights(margins, targets, { trim: { low: 0.8, high: 1.2 } });
    expect(Math.min(...raked.weights)).toBeGreaterThanOrEqual(0.8);
    expect(Math.max(...raked.weights)).toBeLessThanOrEqual(1.2);
    expect(raked.trimmed).toBeGreaterThan(0);
    expect(raked.largestMiss).toBeGreaterThan(0.01);
  });

  it('leaves answers alone that already look like the population, in any order', () => {
    const even = { age: ['old', 'young', 'young', 'old'] };
    expect([...rakeWeights(even, { age: { old: 1, young: 1 } }).weights]).toEqual([1, 1, 1, 1]);
  });

  it('names every fault of margins and targets at once', () => {
    expect(() =>
      rakeWeights({ age: ['old', 'new'], shop: ['a'] }, { age: { old: 0.5, young: 0.5 }, shop: { a: -1 } }),
    ).toThrow(
      /age has no target for new; nobody answered for age young, merge it with a neighbour; shop has 1 answers, not 2; shop a has target -1/,
    );
  });

  it('gives shares an interval of the effective answers', () => {
    const happened = people.map((_, i) => (i % 3 === 0 ? 1 : 0));
    const raked = rakeWeights(margins, targets);
    const weighted = weightedShare(happened, raked.weights);
    const equal = weightedShare(happened, new Float64Array(120).fill(1));
    expect(equal.share).toBeCloseTo(1 / 3, 12);
    expect(equal.effectiveN).toBeCloseTo(120, 9);
    expect(weighted.high - weighted.low).toBeGreaterThan(equal.high - equal.low);
  });
});

// IPF of the table above with numpy 2.4: weight of a person in each cell.
const RAKED = [
  [1.00322342, 0.72278683, 0.34475609],
  [1.99355317, 1.43628423, 0.6850813],
];
const RAKED_EFFECTIVE = 98.31479478;

describe('rankUnits', () => {
  const units = [
    { unit: 'north', successes: 180, n: 200 },
    { unit: 'south', successes: 120, n: 200 },
    { unit: 'new', successes: 5, n: 5 },
  ];

  it('does not let a small unit lead by luck, and says which places are open', () => {
    const rows = rankUnits([...units, { unit: 'west', successes: 170, n: 200 }]);
    const fresh = rows.find(({ unit }) => unit === 'new');
    expect(fresh?.shrunken).toBeLessThan(1);
    expect((fresh?.rankHigh ?? 0) - (fresh?.rankLow ?? 0)).toBeGreaterThanOrEqual(1);
    expect(rows.at(-1)).toMatchObject({ unit: 'south' });
    expect(rows.at(-1)?.tieGroup).toBeGreaterThan(rows[0]?.tieGroup ?? 9);
  });

  it('puts units that differ by chance into one group', () => {
    const random = seededRandom(8);
    const alike = Array.from({ length: 12 }, (_, i) => {
      let successes = 0;
      for (let answer = 0; answer < 100; answer += 1) if (random.uniform() < 0.8) successes += 1;
      return { unit: `branch ${i}`, successes, n: 100 };
    });
    expect(new Set(rankUnits(alike).map(({ tieGroup }) => tieGroup)).size).toBe(1);
  });

  it('refuses counts that cannot be', () => {
    expect(() => rankUnits([{ unit: 'a', successes: 3, n: 2 }, ...units])).toThrow(/a 3 of 2/);
    expect(() => rankUnits(units.slice(0, 1))).toThrow(/got 1/);
  });
});

describe('markChanges', () => {
  it('marks few of many tiles that change by chance alone', () => {
    const random = seededRandom(3);
    let marked = 0;
    for (let round = 0; round < 200; round += 1) {
      const tiles = Array.from({ length: 20 }, (_, i) => ({
        tile: `tile ${i}`,
        difference: random.normal(),
        pValue: random.uniform(),
      }));
      if (markChanges(tiles).some(({ verdict }) => verdict !== 'no-clear-change')) marked += 1;
    }
    expect(marked / 200).toBeLessThan(0.1);
  });

  it('says which way a clear change went', () => {
    const verdicts = markChanges([
      { tile: 'effort', difference: 0.1, pValue: 1e-6 },
      { tile: 'price', difference: -0.1, pValue: 1e-5 },
      { tile: 'image', difference: 0.1, pValue: 0.04 },
    ]).map(({ verdict }) => verdict);
    expect(verdicts).toEqual(['rose', 'fell', 'rose']);
    expect(markChanges([{ tile: 'a', difference: 1, pValue: 0.06 }])[0]?.verdict).toBe('no-clear-change');
  });
});

describe('cohenKappa', () => {
  const ratings = (table: number[][]): [string[], string[]] => {
    const pairs = table.flatMap((row, i) =>
      row.flatMap((count, j) => Array.from({ length: count }, () => ['abc'[i] ?? '', 'abc'[j] ?? ''])),
    );
    return [pairs.map(([first = '']) => first), pairs.map(([, second = '']) => second)];
  };

  // Standard errors by the delta method with numeric derivatives (numpy 2.4), a way of its own.
  it.each([
    ['none', 0.5094339623, 0.1116212515],
    ['linear', 0.5912408759, 0.1000831275],
    ['quadratic', 0.6783919598, 0.0970316613],
  ] as const)('weights %s: kappa and its error', (weights, kappa, standardError) => {
    const [first, second] = ratings([
      [11, 3, 1],
      [2, 9, 4],
      [0, 3, 7],
    ]);
    const result = cohenKappa(first, second, { weights });
    expect(result.kappa).toBeCloseTo(kappa, 9);
    expect(result.standardError).toBeCloseTo(standardError, 9);
    expect(cohenKappa(second, first, { weights }).kappa).toBeCloseTo(result.kappa, 12);
  });

  it('is 1 for full agreement and near 0 for chance', () => {
    const same = ['a', 'b', 'a', 'c', 'b'];
    expect(cohenKappa(same, same)).toMatchObject({ kappa: 1, high: 1 });
    const random = seededRandom(2);
    const chance = (): string[] => Array.from({ length: 3000 }, () => (random.uniform() < 0.3 ? 'a' : 'b'));
    const result = cohenKappa(chance(), chance());
    expect(Math.abs(result.kappa)).toBeLessThan(4 * result.standardError);
  });

  it('refuses one category, unequal raters and unknown words', () => {
    expect(() => cohenKappa(['a', 'a'], ['a', 'a'])).toThrow(/in 1/);
    expect(() => cohenKappa(['a', 'a'], ['a', 'a'], { categories: ['a', 'b'] })).toThrow(/vary/);
    expect(() => cohenKappa(['a', 'b'], ['a', 'c'], { categories: ['a', 'b'] })).toThrow(/not among them c/);
  });
});

describe('mcdonaldOmega', () => {
  const MOBI = 'sempls_mobi_ecsi.csv';

  // scipy 1.17, maximum likelihood of one factor.
  it.skipIf(!hasSharedData(MOBI)).each([
    [['IMAG1', 'IMAG2', 'IMAG3', 'IMAG4', 'IMAG5'], 0.721693, 0.7144468],
    [['CUSA1', 'CUSA2', 'CUSA3'], 0.7888396, 0.7701131],
  ])('%s', (names, omega, alpha) => {
    const [header = [], ...rows] = readSharedData(MOBI)
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const items = names.map((name) => rows.map((row) => Number(row[header.indexOf(name)])));
    const fit = mcdonaldOmega(items, { draws: 40 });
    expect(fit).toMatchObject({ outcome: 'fitted', n: 250, warnings: [] });
    if (fit.outcome !== 'fitted') return;
    expect(fit.omega).toBeCloseTo(omega, 5);
    expect(cronbachAlpha(items)).toBeCloseTo(alpha, 6);
    expect(fit.low).toBeLessThan(omega);
    expect(fit.high).toBeGreaterThan(omega);
  });

  it('gets back the share of a common factor, in any unit', () => {
    const random = seededRandom(40);
    const common = Array.from({ length: 3000 }, () => random.normal());
    const loadings = [0.9, 0.7, 0.5, 0.3];
    const items = loadings.map((loading) =>
      common.map((value) => loading * value + Math.sqrt(1 - loading ** 2) * random.normal()),
    );
    const total = loadings.reduce((sum, loading) => sum + loading, 0) ** 2;
    const own = loadings.reduce((sum, loading) => sum + 1 - loading ** 2, 0);
    const fit = mcdonaldOmega(items, { draws: 20 });
    if (fit.outcome !== 'fitted') throw new Error('expected a fit');
    expect(Math.abs(fit.omega - total / (total + own))).toBeLessThan(0.02);
    const scaled = mcdonaldOmega(
      items.map((item) => item.map((value) => 10 * value)),
      { draws: 2 },
    );
    if (scaled.outcome !== 'fitted') throw new Error('expected a fit');
    expect(scaled.omega).toBeCloseTo(fit.omega, 8);
  });

  it('notes items that run backwards, and refuses what is no scale', () => {
    const random = seededRandom(4);
    const common = Array.from({ length: 200 }, () => random.normal());
    const items = [1, 1, -1].map((sign) => common.map((value) => sign * value + random.normal()));
    expect(mcdonaldOmega(items, { draws: 5 })).toMatchObject({ warnings: [{ code: 'items-oppose' }] });
    expect(mcdonaldOmega(items.map((item) => item.slice(0, 20)))).toMatchObject({ needed: 30 });
    expect(() => mcdonaldOmega([[1, 2], [1], [3, 3]])).toThrow(
      /item 1 has 1 answers, not 2, item 2 does not vary/,
    );
  });
});

describe('LMG', () => {
  it('agrees with the definition: mean gain over all orders', () => {
    const random = seededRandom(77);
    const size = 4;
    const columns = Array.from({ length: size + 1 }, () => Array.from({ length: 30 }, () => random.normal()));
    const correlation = (a: number[], b: number[]): number => {
      const [ma, mb] = [a, b].map((list) => list.reduce((sum, value) => sum + value, 0) / list.length);
      const sum = (f: (i: number) => number): number => a.reduce((total, _, i) => total + f(i), 0);
      const da = (i: number): number => (a[i] ?? 0) - (ma ?? 0);
      const db = (i: number): number => (b[i] ?? 0) - (mb ?? 0);
      return sum((i) => da(i) * db(i)) / Math.sqrt(sum((i) => da(i) ** 2) * sum((i) => db(i) ** 2));
    };
    const full = Float64Array.from({ length: size * size }, (_, at) =>
      correlation(columns[Math.floor(at / size)] ?? [], columns[at % size] ?? []),
    );
    const outcome = Float64Array.from({ length: size }, (_, j) =>
      correlation(columns[j] ?? [], columns[size] ?? []),
    );
    const explained = (chosen: number[]): number => {
      if (chosen.length === 0) return 0;
      const factors = Object.fromEntries(chosen.map((j) => [`f${j}`, columns[j] ?? []]));
      const result = keyDrivers(factors, columns[size] ?? [], { draws: 1 });
      return result.outcome === 'analysed' ? result.rSquared : NaN;
    };
    const orders = (rest: number[]): number[][] =>
      rest.length === 0
        ? [[]]
        : rest.flatMap((j) => orders(rest.filter((k) => k !== j)).map((o) => [j, ...o]));
    const wanted = new Float64Array(size);
    const all = orders([0, 1, 2, 3]);
    for (const order of all) {
      order.forEach((j, at) => {
        const gain = explained(order.slice(0, at + 1)) - explained(order.slice(0, at));
        wanted[j] = (wanted[j] ?? 0) + gain / all.length;
      });
    }
    lmgImportance(size, full, outcome).forEach((value, j) => {
      expect(value).toBeCloseTo(wanted[j] ?? 0, 10);
    });
  });

  it('of 15 factors is done within a second', () => {
    const random = seededRandom(15);
    const common = Array.from({ length: 300 }, () => random.normal());
    const factors = Object.fromEntries(
      Array.from({ length: 15 }, (_, j) => [`f${j}`, common.map((value) => value + random.normal())]),
    );
    const outcome = common.map((value) => value + random.normal());
    const started = process.cpuUsage();
    const result = keyDrivers(factors, outcome, { draws: 0 });
    const used = process.cpuUsage(started);
    expect(result).toMatchObject({ method: 'lmg' });
    expect(used.user + used.system).toBeLessThan(1e6);
  });
});
