import { describe, expect, it } from 'vitest';
import { seededRandom } from '../numerics/seeded-random.ts';
import { type BestWorstSet, fitBestWorst } from './fit-best-worst.ts';

const truth: Record<string, number> = { price: 0.9, speed: 0.5, warmth: 0, parking: -0.4, coffee: -1 };
const items = Object.keys(truth);

function answers(n: number): BestWorstSet[] {
  const random = seededRandom(61);
  return Array.from({ length: n }, () => {
    const shown = items
      .map((item) => ({ item, at: random.uniform() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, 4)
      .map(({ item }) => item);
    const pick = (list: string[], sign: number): string => {
      const lucky = list.map((item) => ({
        item,
        utility: sign * (truth[item] ?? 0) - Math.log(random.exponential(1)),
      }));
      return lucky.reduce((top, next) => (next.utility > top.utility ? next : top)).item;
    };
    const best = pick(shown, 1);
    return {
      items: shown,
      best,
      worst: pick(
        shown.filter((item) => item !== best),
        -1,
      ),
    };
  });
}

describe('fitBestWorst', () => {
  const fit = fitBestWorst(answers(2500));
  if (fit.outcome !== 'fitted') throw new Error('expected a fit');

  it('gets utilities back within four standard errors, most important first', () => {
    expect(fit.items.map(({ item }) => item)).toEqual(items);
    for (const { item, utility, standardError } of fit.items) {
      expect(Math.abs(utility - (truth[item] ?? 0))).toBeLessThan(4 * standardError);
    }
  });

  it('has utilities that add up to 0, shares that add up to 1, and counts in the same order', () => {
    expect(fit.items.reduce((sum, { utility }) => sum + utility, 0)).toBeCloseTo(0, 10);
    expect(fit.items.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    const scores = fit.items.map(({ score }) => score);
    expect([...scores].sort((a, b) => b - a)).toEqual(scores);
  });

  it('answers that there is not enough data, and names broken answers', () => {
    expect(fitBestWorst(answers(5))).toMatchObject({ outcome: 'not-enough-data', found: 5 });
    expect(fitBestWorst([])).toMatchObject({ outcome: 'not-enough-data', found: 0, needed: 1 });
    expect(() => fitBestWorst([{ items: ['a', 'b'], best: 'a', worst: 'a' }])).toThrow(
      /set 0: best a, worst a of a, b/,
    );
  });
});
