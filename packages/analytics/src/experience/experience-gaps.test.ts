import { describe, expect, it } from 'vitest';
import { seededRandom } from '../numerics/seeded-random.ts';
import { type ExperienceFactor, experienceGaps, keyExperienceStability } from './experience-gaps.ts';

// T-1: the worked table of the seven-step method; importance is stated for convenience alone.
const table: ExperienceFactor[] = [
  { factor: 'product', experience: 6, expectation: 7 },
  { factor: 'service', experience: 6, expectation: 6 },
  { factor: 'relationship', experience: 4, expectation: 4 },
  { factor: 'convenience', experience: 5, expectation: 7, importance: 9, ideal: 10 },
  { factor: 'brand image', experience: 7, expectation: 7 },
  { factor: 'price', experience: 7, expectation: 7 },
];

describe('experienceGaps (T-1, T-2)', () => {
  it('gives the weighted satisfaction, with a range where the importance was not stated', () => {
    const { factors } = experienceGaps(table);
    expect(factors.map(({ satisfaction }) => satisfaction)).toEqual([-1, 0, 0, -2, 0, 0]);
    expect(factors.map(({ weightedHigh }) => weightedHigh)).toEqual([0, 0, 0, -18, 0, 0]);
    expect(factors.map(({ weightedLow }) => weightedLow)).toEqual([-10, 0, 0, -18, 0, 0]);
  });

  it('gives the gaps and requirements of both rules', () => {
    const hold = experienceGaps(table, 'hold');
    const satisfy = experienceGaps(table, 'satisfy');
    expect(hold.factors.map(({ gap }) => gap)).toEqual([0, 0, 0, -5, 0, 0]);
    expect(satisfy.factors.map(({ gap }) => gap)).toEqual([-1, 0, 0, -5, 0, 0]);
    expect(hold.requirements).toEqual(['convenience']);
    expect(satisfy.requirements).toEqual(['convenience', 'product']);
  });

  it('names convenience whatever the importance of product is', () => {
    expect(experienceGaps(table).keyExperience).toBe('convenience');
    const random = seededRandom(21);
    for (let round = 0; round < 200; round += 1) {
      const completed = table.map((row) => ({
        ...row,
        importance: row.importance ?? 10 * random.uniform(),
        expectation: row.factor === 'service' ? 6 * random.uniform() : row.expectation,
      }));
      expect(experienceGaps(completed).keyExperience).toBe('convenience');
    }
  });

  it('does not name a key experience that hangs on what nobody stated', () => {
    const open = table.map((row) => (row.factor === 'product' ? { ...row, expectation: 9 } : row));
    const result = experienceGaps(open);
    expect(result.keyExperience).toBeUndefined();
    expect(result.candidates).toEqual(['product', 'convenience']);
  });

  it('refuses scores that are not numbers', () => {
    expect(() => experienceGaps([])).toThrow(/got none/);
    expect(() => experienceGaps([{ factor: 'price', experience: NaN, expectation: 1 }])).toThrow(/price NaN/);
  });
});

describe('keyExperienceStability', () => {
  const random = seededRandom(9);
  const answersOf = (n: number, experience: number, expectation: number, importance: number) => ({
    experience: Array.from({ length: n }, () => experience + random.normal()),
    expectation: Array.from({ length: n }, () => expectation + random.normal()),
    importance: Array.from({ length: n }, () => importance + random.normal()),
  });

  it('is sure of a clear key experience and split between alike ones', () => {
    const clear = keyExperienceStability({
      convenience: answersOf(120, 5, 7, 9),
      product: answersOf(120, 6, 7, 5),
    });
    const alike = keyExperienceStability({ a: answersOf(60, 5, 7, 8), b: answersOf(60, 5, 7, 8) });
    if (clear.outcome !== 'analysed' || alike.outcome !== 'analysed') throw new Error('expected an analysis');
    expect(clear.keyExperience).toBe('convenience');
    expect(clear.factors[0]?.probabilityKey).toBeGreaterThan(0.99);
    expect(alike.factors.every(({ probabilityKey }) => probabilityKey < 0.999)).toBe(true);
    const total = alike.factors.reduce((sum, { probabilityKey }) => sum + probabilityKey, 0);
    expect(total).toBeCloseTo(1, 12);
  });

  it('pairs experience and expectation of the same person', () => {
    const mood = Array.from({ length: 50 }, () => 3 * random.normal());
    const paired = keyExperienceStability({
      service: {
        experience: mood.map((value) => 5 + value),
        expectation: mood.map((value) => 6 + value + 0.1 * random.normal()),
        importance: mood.map(() => 7),
      },
    });
    if (paired.outcome !== 'analysed') throw new Error('expected an analysis');
    const satisfaction = paired.factors[0]?.satisfaction;
    expect((satisfaction?.high ?? 9) - (satisfaction?.low ?? 0)).toBeLessThan(0.1);
  });

  it('answers that few people are an expert estimate, and names unequal columns', () => {
    expect(keyExperienceStability({ a: answersOf(12, 5, 6, 7) })).toMatchObject({ found: 12, needed: 30 });
    expect(() =>
      keyExperienceStability({ a: { experience: [1, 2], expectation: [1], importance: [1, NaN] } }),
    ).toThrow(/expectation of a has 1 answers, not 2; importance of a has gaps/);
  });
});
