// NDCG: Järvelin and Kekäläinen (2002), ACM TOIS 20(4).
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { quantileOf } from '../experience/mean-interval.ts';
import { InvalidInput } from '../invalid-input.ts';
import { seededRandom } from '../numerics/seeded-random.ts';
import {
  type Holdings,
  holdingsOf,
  type PurchaseLines,
  type SplitHoldings,
  splitLastDay,
} from './holdings.ts';
import {
  bestItems,
  fitFactors,
  fitPopularity,
  fitSimilarItems,
  itemScorer,
  type RecommenderModel,
} from './recommenders.ts';

/** How well offers met what customers then bought. */
export interface RecommenderScore {
  name: string;
  /** Share of the new things bought that were among the offers (of as many as could be). */
  recall: number;
  /** The same, earlier places counting more; 0–1. */
  ndcg: number;
  /** Rise of NDCG against popularity, paired by customer; `undefined` for popularity itself. */
  againstPopularity: { value: number; low: number; high: number } | undefined;
}

/** What to offer by, judged by each customer's last purchase day; or that nothing beats popularity. */
export interface RecommenderChoice {
  outcome: 'chosen' | 'no-better-than-popularity';
  /** Fitted on everything; popularity when nothing beats it. */
  model: RecommenderModel;
  chosen: string;
  /** Customers judged by. */
  n: number;
  offers: number;
  confidence: number;
  scores: RecommenderScore[];
}

/** Choices for choosing. */
export interface RecommenderOptions {
  /** Things offered to each; 5 unless told. */
  offers?: number;
  /** Ways to offer; similar items and factors unless told. */
  candidates?: Readonly<Record<string, (holdings: Holdings) => RecommenderModel>>;
  /** Of the intervals, all candidates together; 0.95 unless told. */
  confidence?: number;
  /** Bootstrap samples of customers; 1,000 unless told. */
  draws?: number;
  /** 1 unless told. */
  seed?: number;
}

const FEWEST_CUSTOMERS = 50;

/**
 * Keeps each customer's last purchase day aside, learns from what came before, and offers what is new to the customer.
 * A candidate is chosen only if it beats "what most customers hold" beyond doubt; otherwise that is the answer.
 *
 * @throws InvalidInput for unequal columns, days that are not finite, or options out of range.
 */
export function chooseRecommender(
  lines: PurchaseLines,
  {
    offers = 5,
    candidates = { 'similar-items': (held) => fitSimilarItems(held), factors: (held) => fitFactors(held) },
    confidence = 0.95,
    draws = 1000,
    seed = 1,
  }: RecommenderOptions = {},
): RecommenderChoice | NotEnoughData {
  requireOptions({ offers, confidence, draws });
  const split = splitLastDay(lines);
  const n = split.held.length;
  if (n < FEWEST_CUSTOMERS) {
    const counted = 'customers with something new on a later day';
    return { outcome: 'not-enough-data', counted, found: n, needed: FEWEST_CUSTOMERS };
  }
  const yardstick = judge(fitPopularity(split.before), split, offers);
  const names = Object.keys(candidates);
  // Several candidates have several chances to look good.
  const level = 1 - (1 - confidence) / Math.max(1, names.length);
  const scores: RecommenderScore[] = [
    { name: 'popularity', ...meansOf(yardstick), againstPopularity: undefined },
  ];
  for (const [name, fit] of Object.entries(candidates)) {
    const own = judge(fit(split.before), split, offers);
    const gaps = own.ndcg.map((value, i) => value - (yardstick.ndcg[i] ?? 0));
    scores.push({ name, ...meansOf(own), againstPopularity: bootstrapMean(gaps, level, draws, seed) });
  }
  const best = scores
    .filter(({ againstPopularity }) => (againstPopularity?.low ?? 0) > 0)
    .sort((a, b) => b.ndcg - a.ndcg)[0];
  const fit = best ? candidates[best.name] : undefined;
  const everything = holdingsOf(lines);
  return {
    outcome: fit ? 'chosen' : 'no-better-than-popularity',
    model: (fit ?? fitPopularity)(everything),
    chosen: best?.name ?? 'popularity',
    n,
    offers,
    confidence,
    scores,
  };
}

interface Judged {
  recall: Float64Array;
  ndcg: Float64Array;
}

function judge(model: RecommenderModel, { before, held }: SplitHoldings, offers: number): Judged {
  const scorer = itemScorer(model);
  const recall = new Float64Array(held.length);
  const ndcg = new Float64Array(held.length);
  held.forEach(({ customer, fresh }, at) => {
    const owned = before.customers[customer] ?? new Int32Array(0);
    const wanted = new Set(fresh);
    const reachable = Math.min(offers, wanted.size);
    let hits = 0;
    let gain = 0;
    bestItems(scorer(owned), owned, offers).forEach((item, place) => {
      if (!wanted.has(item)) return;
      hits += 1;
      gain += 1 / Math.log2(place + 2);
    });
    let ideal = 0;
    for (let place = 0; place < reachable; place += 1) ideal += 1 / Math.log2(place + 2);
    recall[at] = hits / reachable;
    ndcg[at] = gain / ideal;
  });
  return { recall, ndcg };
}

function meansOf({ recall, ndcg }: Judged): { recall: number; ndcg: number } {
  return { recall: meanOf(recall), ndcg: meanOf(ndcg) };
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function bootstrapMean(
  values: Float64Array,
  level: number,
  draws: number,
  seed: number,
): { value: number; low: number; high: number } {
  const random = seededRandom(seed);
  const n = values.length;
  const means = Float64Array.from({ length: draws }, () => {
    let sum = 0;
    for (let i = 0; i < n; i += 1) sum += values[random.integerBelow(n)] ?? 0;
    return sum / n;
  }).sort();
  return {
    value: meanOf(values),
    low: quantileOf(means, (1 - level) / 2),
    high: quantileOf(means, (1 + level) / 2),
  };
}

function requireOptions({
  offers,
  confidence,
  draws,
}: Record<'offers' | 'confidence' | 'draws', number>): void {
  const faults: string[] = [];
  if (!(Number.isInteger(offers) && offers >= 1)) faults.push(`offers = ${offers}`);
  if (!(confidence > 0 && confidence < 1)) faults.push(`confidence = ${confidence}`);
  if (!(Number.isInteger(draws) && draws >= 100)) faults.push(`draws = ${draws}`);
  if (faults.length > 0) {
    throw new InvalidInput(
      `chooseRecommender requires offers ≥ 1, 0 < confidence < 1 and draws ≥ 100, got ${faults.join(', ')}`,
    );
  }
}
