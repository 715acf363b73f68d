// Similar items: Sarwar et al. (2001), WWW, with the shrinkage of Koren (2008), KDD, equation 2. Factors for purchases
// without ratings: Hu, Koren and Volinsky (2008), ICDM, equations 4–5.
import { require, requirePositive } from '../invalid-input.ts';
import { cholesky, solveCholesky } from '../numerics/cholesky.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import type { Holdings } from './holdings.ts';

/** What to offer next: plain data that can be stored. */
export type RecommenderModel =
  | { kind: 'popularity'; items: string[]; holders: number[] }
  | {
      kind: 'similar-items';
      items: string[];
      /** For each item the most similar others, best first. */
      neighbours: { item: number; similarity: number }[][];
    }
  | {
      kind: 'factors';
      items: string[];
      factors: number;
      ridge: number;
      trust: number;
      /** Entry `item · factors + factor`. */
      itemFactors: number[];
    };

/** Offers everyone what most customers hold: the yardstick. */
export function fitPopularity({ items, customers }: Holdings): RecommenderModel {
  const holders = new Array<number>(items.length).fill(0);
  for (const own of customers) for (const item of own) holders[item] = (holders[item] ?? 0) + 1;
  return { kind: 'popularity', items, holders };
}

/**
 * Offers what goes with what a customer holds: the cosine of the two items' customers, times c / (c + shrinkage) for c
 * common customers, so that two rare things held by the same two people are not twins.
 *
 * @throws InvalidInput unless shrinkage ≥ 0 and neighbours ≥ 1.
 */
export function fitSimilarItems(
  { items, customers }: Holdings,
  { shrinkage = 10, neighbours = 100 }: { shrinkage?: number; neighbours?: number } = {},
): RecommenderModel {
  require(shrinkage >= 0 && shrinkage < Infinity && neighbours >= 1, () =>
    `fitSimilarItems requires shrinkage ≥ 0 and neighbours ≥ 1, got ${shrinkage} and ${neighbours}`);
  const holders = holdersOf(items.length, customers);
  const common = new Int32Array(items.length);
  const similarity = new Float64Array(items.length);
  const nearest = holders.map((own, item) => {
    const seen: number[] = [];
    for (const customer of own) {
      for (const other of customers[customer] ?? []) {
        if (common[other] === 0) seen.push(other);
        common[other] = (common[other] ?? 0) + 1;
      }
    }
    const best: number[] = [];
    for (const other of seen) {
      if (other === item) continue;
      const both = common[other] ?? 0;
      const cosine = both / Math.sqrt(own.length * (holders[other]?.length ?? 1));
      similarity[other] = (cosine * both) / (both + shrinkage);
      keepBest(best, similarity, other, neighbours);
    }
    const similar = best.map((other) => ({ item: other, similarity: similarity[other] ?? 0 }));
    for (const other of seen) common[other] = 0;
    return similar;
  });
  return { kind: 'similar-items', items, neighbours: nearest };
}

/** Choices for factors. */
export interface FactorOptions {
  /** 16 unless told. */
  factors?: number;
  /** 20 unless told. */
  ridge?: number;
  /** How much more a purchase counts than its absence; 5 unless told. */
  trust?: number;
  /** 10 unless told. */
  rounds?: number;
  /** 1 unless told. */
  seed?: number;
}

/**
 * Offers by hidden tastes: customers and items as points, fitted in turn so that held items are near and the many absent
 * ones far, each absence counting little.
 *
 * @throws InvalidInput listing all options that are not positive.
 */
export function fitFactors(
  { items, customers }: Holdings,
  { factors = 16, ridge = 20, trust = 5, rounds = 10, seed = 1 }: FactorOptions = {},
): RecommenderModel {
  requirePositive('fitFactors', { factors, ridge, trust, rounds });
  const random = seededRandom(seed);
  const holders = holdersOf(items.length, customers);
  let itemPoints = Float64Array.from({ length: items.length * factors }, () => 0.1 * random.normal());
  for (let round = 0; round < rounds; round += 1) {
    const solveCustomer = pointSolver(itemPoints, factors, ridge, trust);
    const customerPoints = new Float64Array(customers.length * factors);
    customers.forEach((own, customer) => {
      customerPoints.set(solveCustomer(own), customer * factors);
    });
    const solveItem = pointSolver(customerPoints, factors, ridge, trust);
    itemPoints = new Float64Array(items.length * factors);
    holders.forEach((own, item) => {
      itemPoints.set(solveItem(own), item * factors);
    });
  }
  return { kind: 'factors', items, factors, ridge, trust, itemFactors: Array.from(itemPoints) };
}

/** Scores every item for customers given by the item numbers they hold; higher is better. */
export function itemScorer(model: RecommenderModel): (owned: Int32Array) => Float64Array {
  if (model.kind === 'popularity') {
    const holders = Float64Array.from(model.holders);
    return () => holders;
  }
  if (model.kind === 'similar-items') {
    return (owned) => {
      const scores = new Float64Array(model.items.length);
      for (const item of owned) {
        for (const { item: other, similarity } of model.neighbours[item] ?? []) {
          scores[other] = (scores[other] ?? 0) + similarity;
        }
      }
      return scores;
    };
  }
  const { factors, ridge, trust } = model;
  const points = Float64Array.from(model.itemFactors);
  const solve = pointSolver(points, factors, ridge, trust);
  return (owned) => {
    const point = solve(owned);
    const scores = new Float64Array(model.items.length);
    for (let item = 0; item < scores.length; item += 1) {
      let score = 0;
      for (let f = 0; f < factors; f += 1) score += (point[f] ?? 0) * (points[item * factors + f] ?? 0);
      scores[item] = score;
    }
    return scores;
  };
}

/**
 * The best offers for a customer among what they do not hold yet.
 *
 * @param owned Names of items held; names the model does not know are passed over.
 * @throws InvalidInput unless most ≥ 1.
 */
export function recommendItems(
  model: RecommenderModel,
  owned: readonly string[],
  most = 5,
): { item: string; score: number }[] {
  require(Number.isInteger(most) && most >= 1, () => `recommendItems requires most ≥ 1, got ${most}`);
  const numbers = new Map(model.items.map((item, at) => [item, at]));
  const known = owned.map((item) => numbers.get(item)).filter((item) => item !== undefined);
  const held = Int32Array.from(new Set(known));
  const scores = itemScorer(model)(held);
  return bestItems(scores, held, most).map((item) => ({
    item: model.items[item] ?? '',
    score: scores[item] ?? 0,
  }));
}

/** Numbers of the best items that are not held, best first; items nothing speaks for are left out. */
export function bestItems(scores: Float64Array, held: Int32Array, most: number): number[] {
  const excluded = new Set(held);
  const best: number[] = [];
  for (let item = 0; item < scores.length; item += 1) {
    if (scores[item] !== 0 && !excluded.has(item)) keepBest(best, scores, item, most);
  }
  return best;
}

/** Puts an item in its place among the best, of which there are `most` at most. */
function keepBest(best: number[], scores: Float64Array, item: number, most: number): void {
  const score = scores[item] ?? 0;
  if (best.length === most && score <= (scores[best[most - 1] ?? 0] ?? 0)) return;
  let at = best.length;
  while (at > 0 && (scores[best[at - 1] ?? 0] ?? 0) < score) at -= 1;
  best.splice(at, 0, item);
  if (best.length > most) best.pop();
}

function holdersOf(items: number, customers: readonly Int32Array[]): Int32Array[] {
  const holders: number[][] = Array.from({ length: items }, () => []);
  customers.forEach((own, customer) => {
    for (const item of own) holders[item]?.push(customer);
  });
  return holders.map((list) => Int32Array.from(list));
}

/** Solves (PᵀP + trust Σ p pᵀ + ridge I) x = (1 + trust) Σ p over the points held. */
function pointSolver(
  points: Float64Array,
  size: number,
  ridge: number,
  trust: number,
): (held: Int32Array) => Float64Array {
  const all = new Float64Array(size * size);
  for (let start = 0; start < points.length; start += size) addOuter(all, points, start, size, 1);
  for (let f = 0; f < size; f += 1) all[f * size + f] = (all[f * size + f] ?? 0) + ridge;
  const matrix = new Float64Array(size * size);
  return (held) => {
    const rightSide = new Float64Array(size);
    if (held.length === 0) return rightSide;
    matrix.set(all);
    for (const one of held) {
      addOuter(matrix, points, one * size, size, trust);
      for (let f = 0; f < size; f += 1) {
        rightSide[f] = (rightSide[f] ?? 0) + (1 + trust) * (points[one * size + f] ?? 0);
      }
    }
    const factor = cholesky(matrix, size);
    return factor ? solveCholesky(factor, size, rightSide) : new Float64Array(size);
  };
}

/** Adds weight · p pᵀ to the lower half. */
function addOuter(
  matrix: Float64Array,
  points: Float64Array,
  start: number,
  size: number,
  weight: number,
): void {
  for (let i = 0; i < size; i += 1) {
    const scaled = weight * (points[start + i] ?? 0);
    const row = i * size;
    for (let j = 0; j <= i; j += 1)
      matrix[row + j] = (matrix[row + j] ?? 0) + scaled * (points[start + j] ?? 0);
  }
}
