import { describe, expect, it } from 'vitest';
import { seededRandom } from '../numerics/seeded-random.ts';
import { designBestWorst } from './best-worst-design.ts';
import {
  codePackage,
  type DesignAttribute,
  designChoices,
  designColumns,
  expectedDesignErrors,
} from './choice-design.ts';
import { fitChoices } from './fit-choices.ts';

const attribute = (name: string, count: number): DesignAttribute => ({
  name,
  levels: Array.from({ length: count }, (_, i) => `${i}`),
});
const attributes: DesignAttribute[] = [
  attribute('speed', 2),
  attribute('warranty', 3),
  { ...attribute('price', 4), order: 'best-first' },
];

describe('designChoices', () => {
  it('finds the known best pairs of three attributes with two levels: D-error 1, no overlap', () => {
    const best = designChoices({
      attributes: [attribute('a', 2), attribute('b', 2), attribute('c', 2)],
      tasks: 4,
      alternatives: 2,
    });
    expect(best.dError).toBeCloseTo(1, 10);
    expect(best.overlapShare).toBe(0);
    expect(best.levelCounts).toEqual([
      [4, 4],
      [4, 4],
      [4, 4],
    ]);
  });

  it('keeps to prohibited pairs, never repeats a package or shows one that is nowhere better', () => {
    const design = designChoices({
      attributes,
      tasks: 8,
      alternatives: 3,
      none: true,
      versions: 3,
      prohibited: [{ speed: '1', price: '0' }],
    });
    for (const task of design.versions.flat()) {
      for (const [speed, warranty, price] of task) {
        expect(speed === 1 && price === 0).toBe(false);
        const same = task.filter((other) => other[0] === speed && other[1] === warranty);
        // Alike but for an ordered price, one would be nowhere better.
        expect(same.filter((other) => other[2] === price)).toHaveLength(1);
        expect(same).toHaveLength(1);
      }
    }
  });

  it('is better than tasks made by chance, and the same for the same seed', () => {
    const plan = { attributes, tasks: 9, alternatives: 3, seed: 5 };
    const design = designChoices(plan);
    expect(designChoices(plan)).toEqual(design);
    const free = designChoices({
      attributes: [attribute('a', 3), attribute('b', 2)],
      tasks: 6,
      alternatives: 3,
    });
    for (const counts of free.levelCounts)
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    const random = seededRandom(1);
    const chance = (): number[][] =>
      [0, 1, 2].map(() => attributes.map(({ levels }) => random.integerBelow(levels.length)));
    const informative = designChoices({ ...plan, starts: 1 }).dError;
    expect(design.dError).toBeLessThanOrEqual(informative + 1e-9);
    const errors = Array.from({ length: 20 }, () => dErrorOf(Array.from({ length: 9 }, chance)));
    expect(design.dError).toBeLessThan(Math.min(...errors));
  });

  it('foretells the standard errors that a fit then has', () => {
    const design = designChoices({ attributes, tasks: 10, alternatives: 3 });
    const random = seededRandom(2);
    const tasks = Array.from({ length: 200 }, () => design.versions[0] ?? []).flatMap((version) =>
      version.map((task) => {
        const chosen = random.integerBelow(task.length);
        return {
          alternatives: task.map((levels, a) => ({
            values: codePackage(attributes, levels),
            chosen: a === chosen ? 1 : 0,
          })),
        };
      }),
    );
    const fit = fitChoices(designColumns(attributes), tasks);
    if (fit.outcome !== 'fitted') throw new Error('expected a fit');
    const [expected] = expectedDesignErrors(design, [200]);
    fit.partWorths.forEach(({ standardError }, j) => {
      expect(standardError / (expected?.errors[j] ?? NaN)).toBeCloseTo(1, 1);
    });
  });

  it('names all that is wrong with a plan, and refuses too few tasks', () => {
    expect(() =>
      designChoices({
        attributes: [attribute('a', 1)],
        tasks: 0,
        alternatives: 1,
        prohibited: [{ b: '1' }],
        prior: [1, 2],
      }),
    ).toThrow(
      /a has levels 0; prohibited b 1, which is no level; 0 tasks in 1 versions; 1 alternatives; a prior of 2/,
    );
    expect(() => designChoices({ attributes, tasks: 1, alternatives: 2 })).toThrow(/tell the columns apart/);
    const one = { name: 'price', levels: ['1', '2'], order: 'best-first' } as const;
    expect(() => designChoices({ attributes: [one], tasks: 3, alternatives: 2 })).toThrow(/shown together/);
  });
});

/** D-error of given tasks without a prior, from the definition. */
function dErrorOf(tasks: number[][][]): number {
  const width = designColumns(attributes).length;
  const information = Array.from({ length: width }, () => new Array<number>(width).fill(0));
  for (const task of tasks) {
    const rows = task.map((levels) => codePackage(attributes, levels));
    const mean = Array.from(
      { length: width },
      (_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0) / 3,
    );
    for (const row of rows)
      for (const [j, line] of information.entries())
        for (const k of line.keys())
          line[k] =
            (line[k] ?? 0) + (((row[j] ?? 0) - (mean[j] ?? 0)) * ((row[k] ?? 0) - (mean[k] ?? 0))) / 3;
  }
  let determinant = 1;
  for (let j = 0; j < width; j += 1) {
    const pivot = information[j]?.[j] ?? 0;
    determinant *= pivot;
    if (!(pivot > 1e-12)) return Infinity;
    for (let i = j + 1; i < width; i += 1) {
      const ratio = (information[i]?.[j] ?? 0) / pivot;
      const row = information[i] ?? [];
      for (let k = j; k < width; k += 1) row[k] = (row[k] ?? 0) - ratio * (information[j]?.[k] ?? 0);
    }
  }
  return determinant ** (-1 / width);
}

describe('designBestWorst', () => {
  const items = Array.from({ length: 12 }, (_, i) => `item ${i}`);

  it('shows every item equally often, pairs nearly so, and each place to all', () => {
    const design = designBestWorst({ items, perSet: 4, sets: 9, versions: 6 });
    expect(new Set(design.shown.map(({ times }) => times))).toEqual(new Set([18]));
    expect(design.pairTimes.most - design.pairTimes.least).toBeLessThanOrEqual(3);
    for (const version of design.versions) for (const set of version) expect(new Set(set).size).toBe(4);
    const first = design.versions.flat().map(([item]) => item);
    const times = items.map((item) => first.filter((own) => own === item).length);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(2);
  });

  it('refuses plans that show items too seldom', () => {
    expect(() => designBestWorst({ items, perSet: 4, sets: 5 })).toThrow(/9 needed/);
    expect(() => designBestWorst({ items: ['a', 'a', 'b'], perSet: 3, sets: 5 })).toThrow(
      /an item twice; 3 of 3/,
    );
  });
});
