import { describe, expect, it } from 'vitest';
import { ONLINE_RETAIL, retailLines } from '../../test/retail-lines.ts';
import { hasSharedData, readSharedData } from '../../test/shared-data.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import { chooseRecommender } from './choose-recommender.ts';
import { holdingsOf, type PurchaseLines, splitLastDay } from './holdings.ts';
import { chanceOfAsMany, mineRules } from './mine-rules.ts';
import { fitFactors, fitPopularity, fitSimilarItems, itemScorer, recommendItems } from './recommenders.ts';

const GROCERIES = 'groceries_baskets.csv';

// arules 1.7, apriori(Groceries, support = .01, confidence = .5): 15 rules.
describe.skipIf(!hasSharedData(GROCERIES))('rules of a grocery', () => {
  const baskets = readSharedData(GROCERIES)
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((item) => item.trim()));
  const { rules, n } = mineRules(baskets, { leastSupport: 0.01, leastConfidence: 0.5 });

  it('are the fifteen of the peer', () => {
    expect(n).toBe(9835);
    expect(rules).toHaveLength(15);
    const top = rules[0];
    expect([...(top?.has ?? [])].sort()).toEqual(['citrus fruit', 'root vegetables']);
    expect(top?.alsoHas).toBe('other vegetables');
    expect(top?.support).toBeCloseTo(0.010371, 6);
    expect(top?.confidence.share).toBeCloseTo(0.586207, 6);
    expect(top?.lift).toBeCloseTo(3.029608, 6);
    const curd = rules.find(({ has: things }) => things.includes('curd') && things.includes('yogurt'));
    expect(curd).toMatchObject({ alsoHas: 'whole milk', count: 99 });
    expect(curd?.lift).toBeCloseTo(2.279125, 6);
  });
});

describe('mineRules', () => {
  it('gives Fisher exact probabilities', () => {
    // Lady tasting tea, R fisher.test(matrix(c(3,1,1,3),2), alternative = "greater"): p = 0.2428571.
    expect(chanceOfAsMany(3, 4, 4, 8)).toBeCloseTo(0.242857142857, 12);
    expect(chanceOfAsMany(0, 4, 4, 8)).toBe(1);
    expect(chanceOfAsMany(4, 4, 4, 8)).toBeCloseTo(1 / 70, 12);
  });

  it('finds rules in at most the promised share of shops without any', () => {
    const random = seededRandom(4);
    const shops = Array.from({ length: 30 }, () => {
      const shares = Array.from({ length: 25 }, () => 0.03 + 0.3 * random.uniform());
      const baskets = Array.from({ length: 600 }, () =>
        shares.flatMap((share, thing) => (random.uniform() < share ? [`thing ${thing}`] : [])),
      );
      return mineRules(baskets, { leastConfidence: 0.01, mostConditions: 1 });
    });

    expect(Math.min(...shops.map(({ tested }) => tested))).toBeGreaterThan(200);
    // 5 % of 30 is 1.5; more than 5 would come once in two hundred runs.
    expect(shops.filter(({ rules }) => rules.length > 0).length).toBeLessThanOrEqual(5);
  });

  it('does not depend on the order of baskets nor on doubles in them', () => {
    const random = seededRandom(7);
    const shares = { a: 0.5, b: 0.4, c: 0.6, d: 0.2 };
    const baskets = Array.from({ length: 500 }, () => {
      const basket = Object.entries(shares).flatMap(([thing, share]) =>
        random.uniform() < share ? [thing] : [],
      );
      return basket.includes('a') && random.uniform() < 0.8 ? [...basket, 'e'] : basket;
    });
    const straight = mineRules(baskets);
    const other = mineRules(baskets.toReversed().map((basket) => [...basket, ...basket]));

    expect(straight.rules.some(({ has: things, alsoHas }) => things.join() === 'a' && alsoHas === 'e')).toBe(
      true,
    );
    expect(
      new Set(
        other.rules.map(({ has: things, alsoHas, count }) => `${things.toSorted()}>${alsoHas} ${count}`),
      ),
    ).toEqual(
      new Set(
        straight.rules.map(({ has: things, alsoHas, count }) => `${things.toSorted()}>${alsoHas} ${count}`),
      ),
    );
  });

  it('refuses nothing to look at, and shares out of range, all at once', () => {
    expect(() => mineRules([])).toThrow(/at least one basket/);
    expect(() => mineRules([['a']], { leastSupport: 0, leastConfidence: 2 })).toThrow(
      'mineRules requires shares above 0 and 1 or 2 conditions, got leastSupport = 0, leastConfidence = 2',
    );
  });
});

/** Customers of hidden tastes: each taste has its own ten things; one thing a day. */
function tastes(customers: number, loyalty: number, seed: number): PurchaseLines {
  const random = seededRandom(seed);
  const customerIds: number[] = [];
  const items: string[] = [];
  const onDays: number[] = [];
  for (let customer = 0; customer < customers; customer += 1) {
    const taste = random.integerBelow(4);
    for (let day = 0; day < 6; day += 1) {
      const from = random.uniform() < loyalty ? taste : random.integerBelow(4);
      customerIds.push(customer);
      items.push(`taste ${from} thing ${random.integerBelow(10)}`);
      onDays.push(day);
    }
  }
  return { customerIds, items, onDays };
}

describe('recommenders', () => {
  const lines = tastes(600, 0.9, 3);
  const holdings = holdingsOf(lines);

  it('find the taste of a customer again', () => {
    const owned = ['taste 2 thing 1', 'taste 2 thing 5'];
    for (const model of [fitSimilarItems(holdings), fitFactors(holdings, { factors: 4 })]) {
      const offered = recommendItems(model, owned);
      expect(offered).toHaveLength(5);
      expect(offered.every(({ item }) => item.startsWith('taste 2') && !owned.includes(item))).toBe(true);
    }
  });

  it('solve the equations of factors: a customer held in the fit gets the fitted point', () => {
    const model = fitFactors(holdings, { factors: 3, rounds: 50 });
    if (model.kind !== 'factors') throw new Error('expected factors');
    const owned = holdings.customers[0] ?? new Int32Array(0);
    const scores = itemScorer(model)(owned);
    // At the optimum the gradient of the weighted squares in the customer's point is 0: scores of the basis directions.
    const point = solvePoint(model.itemFactors, 3, owned, model.ridge, model.trust);
    const expected = model.items.map((_, item) =>
      [0, 1, 2].reduce((sum, f) => sum + (point[f] ?? 0) * (model.itemFactors[item * 3 + f] ?? 0), 0),
    );

    expect(Math.max(...expected.map((value, item) => Math.abs(value - (scores[item] ?? 0))))).toBeLessThan(
      1e-7,
    );
  });

  it('shrink what only two people have in common', () => {
    const pairs = [[0, 1], [0, 1], ...Array.from({ length: 100 }, () => [2, 3]), [2], [3]];
    const small = { items: ['a', 'b', 'c', 'd'], customers: pairs.map((pair) => Int32Array.from(pair)) };
    const model = fitSimilarItems(small, { shrinkage: 20 });
    if (model.kind !== 'similar-items') throw new Error('expected similar items');

    expect(model.neighbours[0]?.[0]?.similarity).toBeCloseTo(2 / 22, 12);
    expect(model.neighbours[2]?.[0]?.similarity).toBeCloseTo(((100 / 101) * 100) / 120, 12);
  });

  it('survive storage as JSON, give the same for the same seed, and pass over unknown things', () => {
    const model = fitFactors(holdings, { factors: 4, rounds: 3 });
    const stored = JSON.parse(JSON.stringify(model));

    expect(fitFactors(holdings, { factors: 4, rounds: 3 })).toEqual(model);
    expect(recommendItems(stored, ['taste 1 thing 1', 'unheard of'])).toEqual(
      recommendItems(model, ['taste 1 thing 1']),
    );
    expect(recommendItems(model, [])).toEqual([]);
    expect(recommendItems(fitPopularity(holdings), [])).toHaveLength(5);
  });
});

/** Conjugate gradients on (FᵀF + trust Σ f fᵀ + ridge) x = (1 + trust) Σ f: not the way the library solves it. */
function solvePoint(
  factors: number[],
  size: number,
  owned: Int32Array,
  ridge: number,
  trust: number,
): number[] {
  const rows = factors.length / size;
  const held = new Set(owned);
  const times = (x: number[]): number[] => {
    const result = x.map((value) => ridge * value);
    for (let row = 0; row < rows; row += 1) {
      const point = factors.slice(row * size, (row + 1) * size);
      const along =
        point.reduce((sum, value, f) => sum + value * (x[f] ?? 0), 0) * (held.has(row) ? 1 + trust : 1);
      point.forEach((value, f) => {
        result[f] = (result[f] ?? 0) + along * value;
      });
    }
    return result;
  };
  const dot = (a: number[], b: number[]): number => a.reduce((sum, value, f) => sum + value * (b[f] ?? 0), 0);
  let x = new Array<number>(size).fill(0);
  let residual = x.map((_, f) =>
    [...held].reduce((sum, row) => sum + (1 + trust) * (factors[row * size + f] ?? 0), 0),
  );
  let direction = residual;
  for (let round = 0; round < 20 && dot(residual, residual) > 1e-26; round += 1) {
    const moved = times(direction);
    const step = dot(residual, residual) / dot(direction, moved);
    x = x.map((value, f) => value + step * (direction[f] ?? 0));
    const next = residual.map((value, f) => value - step * (moved[f] ?? 0));
    const share = dot(next, next) / dot(residual, residual);
    direction = next.map((value, f) => value + share * (direction[f] ?? 0));
    residual = next;
  }
  return x;
}

describe('splitLastDay', () => {
  it('keeps the last day aside and only what is new on it', () => {
    const { before, held } = splitLastDay({
      customerIds: ['ada', 'ada', 'ada', 'ada', 'bo', 'bo', 'cy'],
      items: ['x', 'y', 'x', 'z', 'x', 'x', 'y'],
      onDays: [9, 1, 1, 9, 1, 5, 3],
    });
    expect(before.customers.map((own) => Array.from(own, (item) => before.items[item]))).toEqual([
      ['x', 'y'],
      ['x'],
      [],
    ]);
    expect(
      held.map(({ customer, fresh }) => [customer, Array.from(fresh, (item) => before.items[item])]),
    ).toEqual([[0, ['z']]]);
  });

  it('refuses unequal columns and days that are not finite', () => {
    expect(() => holdingsOf({ customerIds: [1], items: ['a', 'b'], onDays: [1, Number.NaN] })).toThrow(
      /1 customers, 2 items and 2 days, day NaN in row 1/,
    );
  });
});

describe('chooseRecommender', () => {
  it('chooses what knows tastes over popularity', () => {
    const choice = chooseRecommender(tastes(600, 0.9, 3));
    if (choice.outcome === 'not-enough-data') throw new Error('expected a choice');

    expect(choice.outcome).toBe('chosen');
    // Five of about six things of the taste that are not held yet: up to .7; popularity knows nothing: 5 of 40.
    expect(choice.scores[0]?.recall).toBeLessThan(0.25);
    expect(choice.scores.find(({ name }) => name === choice.chosen)?.recall).toBeGreaterThan(0.5);
  });

  it('says that nothing beats popularity when there are no tastes', () => {
    const choices = [1, 2, 3, 4, 5, 6].map((seed) => chooseRecommender(tastes(300, 0, seed), { draws: 300 }));
    expect(choices.map(({ outcome }) => outcome)).toEqual(new Array(6).fill('no-better-than-popularity'));
  });

  it('answers that there is not enough data, and names options out of range', () => {
    expect(chooseRecommender(tastes(10, 0.9, 1))).toMatchObject({ outcome: 'not-enough-data', needed: 50 });
    expect(() => chooseRecommender(tastes(60, 0.9, 1), { offers: 0, draws: 1 })).toThrow(
      /offers = 0, draws = 1/,
    );
  });
});

describe.skipIf(!hasSharedData(ONLINE_RETAIL))('customers of an online shop', { timeout: 180_000 }, () => {
  it('are offered more of what they buy next than by popularity', () => {
    const choice = chooseRecommender(retailLines());
    if (choice.outcome === 'not-enough-data') throw new Error('expected a choice');

    expect(choice.n).toBeGreaterThan(2000);
    expect(choice.outcome).toBe('chosen');
  });
});
