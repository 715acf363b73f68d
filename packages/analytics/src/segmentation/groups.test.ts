import { describe, expect, it } from 'vitest';
import { seededRandom } from '../numerics/seeded-random.ts';
import { adjustedRandIndex } from './adjusted-rand-index.ts';
import { bandCustomers } from './band-customers.ts';
import { groupCustomers } from './group-customers.ts';
import { kMeans, silhouette } from './k-means.ts';
import { migrationMatrix } from './migration-matrix.ts';

describe('adjustedRandIndex', () => {
  // scikit-learn's documentation of adjusted_rand_score.
  it.each([
    { first: [0, 0, 1, 2], second: [0, 0, 1, 1], index: 0.5714285714 },
    { first: [0, 0, 1, 1], second: [1, 1, 0, 0], index: 1 },
    { first: [0, 0, 0, 0], second: [0, 1, 2, 3], index: 0 },
    { first: [0, 0, 1, 1], second: [0, 1, 0, 1], index: -0.5 },
  ])('of $first and $second is $index', ({ first, second, index }) => {
    expect(adjustedRandIndex(first, second)).toBeCloseTo(index, 9);
  });

  it('is about 0 for groupings that know nothing of each other', () => {
    const random = seededRandom(2);
    const draw = () => Array.from({ length: 5000 }, () => random.integerBelow(4));
    expect(Math.abs(adjustedRandIndex(draw(), draw()))).toBeLessThan(0.01);
  });
});

describe('silhouette', () => {
  it('is that of the definition for four points on a line', () => {
    const points = { n: 4, width: 1, values: Float64Array.from([0, 1, 10, 12]) };
    // a = 1, 1, 2, 2; b = 11, 10, 9.5, 11.5.
    const expected = (10 / 11 + 9 / 10 + 7.5 / 9.5 + 9.5 / 11.5) / 4;
    expect(silhouette(points, Int32Array.from([0, 0, 1, 1]), 2)).toBeCloseTo(expected, 12);
  });
});

describe('kMeans', () => {
  it('finds the best split of a line, checked against every split', () => {
    const random = seededRandom(6);
    const line = Float64Array.from({ length: 40 }, () => random.normal()).sort();
    const spreadOf = (part: Float64Array): number => {
      const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
      return part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    };
    const best = Math.min(
      ...Array.from({ length: 39 }, (_, i) => spreadOf(line.slice(0, i + 1)) + spreadOf(line.slice(i + 1))),
    );
    expect(kMeans({ n: 40, width: 1, values: line }, 2, 10, random).spread).toBeCloseTo(best, 10);
  });
});

describe('groupCustomers', () => {
  const random = seededRandom(9);
  const truth = Array.from({ length: 600 }, () => random.integerBelow(3));
  const visits = truth.map((group) => [2, 10, 10][group] ?? 0).map((mean) => mean + random.normal());
  const spend = truth.map((group) => [100, 100, 900][group] ?? 0).map((mean) => mean + 40 * random.normal());

  it('finds the planted groups, their number and their centres', () => {
    const grouping = groupCustomers({ visits, spend });
    if (grouping.outcome === 'not-enough-data') throw new Error('expected groups');

    expect(grouping.outcome).toBe('grouped');
    expect(grouping.groups).toHaveLength(3);
    expect(adjustedRandIndex(truth, grouping.labels)).toBeGreaterThan(0.98);
    const rich = grouping.groups.find(({ centre }) => (centre.spend ?? 0) > 500);
    expect(rich?.centre.spend).toBeCloseTo(900, -1.5);
    expect(rich?.centre.visits).toBeCloseTo(10, 0);
    expect(grouping.reason).toMatch(/^3 groups have the highest silhouette/);
  });

  it('does not depend on units, and gives the same for the same seed', () => {
    const grouping = groupCustomers({ visits, spend }, { numbers: [3] });
    const other = groupCustomers({ visits: visits.map((value) => value * 64), spend }, { numbers: [3] });
    if (grouping.outcome === 'not-enough-data' || other.outcome === 'not-enough-data')
      throw new Error('expected');

    expect(other.labels).toEqual(grouping.labels);
    expect(groupCustomers({ visits, spend }, { numbers: [3] })).toEqual(grouping);
  });

  it('says that one cloud has no groups', () => {
    const cloud = () => Array.from({ length: 400 }, () => random.normal());
    const grouping = groupCustomers(
      { a: cloud(), b: cloud(), c: cloud() },
      { numbers: [2, 3, 4], draws: 10 },
    );

    expect(grouping).toMatchObject({ outcome: 'no-clear-groups', groups: [] });
  });

  it('answers that there is not enough data, and names all faults', () => {
    expect(groupCustomers({ visits: visits.slice(0, 20) })).toMatchObject({ found: 20, needed: 50 });
    expect(() =>
      groupCustomers({ visits, same: truth.map(() => 1), short: [1, 2] }, { numbers: [1] }),
    ).toThrow(/1 groups, same the same for all, 2 rows of short, not 600/);
  });
});

describe('bandCustomers', () => {
  const value = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
  const risk = [0.1, 0.5, 0.9, 0.1, 0.5, 0.9, 0.1, 0.5, 0.9, 1 / 3];

  it('adds up every customer and what is expected to be lost', () => {
    const { cells, valueCuts, valueBands } = bandCustomers({ value, risk });

    expect(valueCuts[0]).toBe(55);
    expect(valueCuts[1]).toBeCloseTo(82, 10);
    expect([...valueBands]).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 3, 3]);
    expect(cells.reduce((sum, cell) => sum + cell.customers, 0)).toBe(10);
    expect(cells.reduce((sum, cell) => sum + cell.value, 0)).toBe(550);
    const lost = value.reduce((sum, one, i) => sum + one * (risk[i] ?? 0), 0);
    expect(cells.reduce((sum, cell) => sum + cell.valueAtRisk, 0)).toBeCloseTo(lost, 10);
    expect(cells.find((cell) => cell.valueBand === 3 && cell.riskBand === 3)).toMatchObject({
      customers: 1,
      value: 90,
    });
  });

  it('keeps limits given from before, and makes no empty band of equal values', () => {
    expect([...bandCustomers({ value, risk }, { valueCuts: [95] }).valueBands].at(-1)).toBe(2);
    expect(bandCustomers({ value: value.map(() => 5), risk }).valueCuts).toEqual([5]);
  });

  it('names all faults', () => {
    expect(() => bandCustomers({ value: [Number.NaN, 1], risk: [2, 0] }, { riskCuts: [0.5, 0.4] })).toThrow(
      /value NaN in row 0; risk 2 in row 0; riskCuts 0.5, 0.4/,
    );
  });
});

describe('migrationMatrix', () => {
  const bands = ['low', 'middle', 'high'];

  it('counts who stayed and who moved where, with intervals', () => {
    const before = ['low', 'low', 'low', 'low', 'high', 'high'];
    const after = ['low', 'low', 'middle', 'high', 'high', 'low'];
    const matrix = migrationMatrix(before, after, bands);

    expect(matrix.rows.map(({ from, n, to }) => [from, n, to.map(({ customers }) => customers)])).toEqual([
      ['low', 4, [2, 1, 1]],
      ['high', 2, [1, 0, 1]],
    ]);
    expect(matrix.stayed.share).toBe(0.5);
    expect(matrix.better.share).toBeCloseTo(1 / 3, 12);
    expect(matrix.rows[0]?.to[0]?.low).toBeLessThan(0.5);
    // Two better, one worse: 2 · P(X ≤ 1), X ~ B(3, ½) = 1.
    expect(matrix.pValue).toBe(1);
  });

  it('tells a real drift from chance', () => {
    const before = Array.from({ length: 100 }, () => 'middle');
    const fallen = before.map((_, i) => (i < 20 ? 'low' : i < 22 ? 'high' : 'middle'));
    // R binom.test(2, 22): p = 0.0001211166.
    expect(migrationMatrix(before, fallen, bands).pValue).toBeCloseTo(0.0001211166, 9);
    expect(migrationMatrix(before, before, bands).pValue).toBe(1);
  });

  it('names bands that are not listed and customers that are missing', () => {
    expect(() => migrationMatrix(['low', 'top'], ['low'], bands)).toThrow(/2 before and 1 after, band "top"/);
  });
});
