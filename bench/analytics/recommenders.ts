// Times rules, similar items and factors on simulated customers, or on Online Retail when it is at hand:
// node bench/analytics/recommenders.ts [customers]

import type { PurchaseLines } from '#analytics';
import {
  chooseRecommender,
  fitFactors,
  fitSimilarItems,
  holdingsOf,
  mineRules,
  seededRandom,
} from '#analytics';
import { retailLines } from '../../packages/analytics/test/retail-lines.ts';
import { hasSharedData } from '../../packages/analytics/test/shared-data.ts';
import { timed } from './timed.ts';

/** Customers of 20 hidden tastes among 2,000 things, of which a few are bought by many. */
function simulated(customers: number): PurchaseLines {
  const random = seededRandom(5);
  const lines: { customerIds: number[]; items: string[]; onDays: number[] } = {
    customerIds: [],
    items: [],
    onDays: [],
  };
  for (let customer = 0; customer < customers; customer += 1) {
    const taste = random.integerBelow(20);
    for (let line = 1 + random.poisson(20); line > 0; line -= 1) {
      const from = random.uniform() < 0.7 ? taste : random.integerBelow(20);
      lines.customerIds.push(customer);
      lines.items.push(`${from}-${Math.floor(100 * random.uniform() ** 2)}`);
      lines.onDays.push(random.integerBelow(365));
    }
  }
  return lines;
}

const real = hasSharedData('online_retail_uci.csv.gz') && process.argv[2] === undefined;
const lines = real ? retailLines() : simulated(Number(process.argv[2] ?? 50_000));
const holdings = timed('index', lines.items.length, () => holdingsOf(lines));
console.log(
  `${holdings.customers.length} customers, ${holdings.items.length} things, ${lines.items.length} lines`,
);
timed('similar items', lines.items.length, () => fitSimilarItems(holdings));
timed('factors, 10 rounds', lines.items.length, () => fitFactors(holdings));
const baskets = holdings.customers.map((own) => Array.from(own, (item) => holdings.items[item] ?? ''));
const rules = timed('rules of one condition', lines.items.length, () =>
  mineRules(baskets, { leastSupport: 0.03, mostConditions: 1 }),
);
console.log(`${rules.rules.length} rules of ${rules.tested}`);
const choice = timed('choose by the last day', lines.items.length, () => chooseRecommender(lines));
if (choice.outcome !== 'not-enough-data') {
  console.log(choice.outcome, choice.chosen, choice.n);
  for (const { name, recall, ndcg, againstPopularity: gap } of choice.scores) {
    const rise = gap
      ? `, rise ${gap.value.toFixed(4)} (${gap.low.toFixed(4)} to ${gap.high.toFixed(4)})`
      : '';
    console.log(`${name}: recall@5 ${recall.toFixed(4)}, NDCG@5 ${ndcg.toFixed(4)}${rise}`);
  }
}
