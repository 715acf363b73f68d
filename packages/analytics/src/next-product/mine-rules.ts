// Rules: Agrawal, Imieliński and Swami (1993), SIGMOD 22(2). Significance: Fisher (1922), JRSS 85(1); many at once:
// Benjamini and Hochberg (1995), JRSS B 57.
import { adjustPValues } from '../experience/control-multiple-tests.ts';
import { shareInterval } from '../experience/share-interval.ts';
import { InvalidInput, require } from '../invalid-input.ts';
import { logGamma } from '../numerics/log-gamma.ts';

/** Who has these often also has that. */
export interface ProductRule {
  has: string[];
  alsoHas: string;
  /** Baskets with both. */
  count: number;
  /** Share of all baskets with both. */
  support: number;
  /** Share with `alsoHas` among those with all of `has`, with Wilson's interval. */
  confidence: { share: number; low: number; high: number };
  /** Confidence over the share with `alsoHas` among all: 1 is no relation. */
  lift: number;
  /** Fisher's exact probability of so many or more by chance. */
  pValue: number;
  /** After looking at all rules at once. */
  adjustedPValue: number;
}

/** Rules that chance does not explain. */
export interface ProductRules {
  outcome: 'mined';
  /** Baskets. */
  n: number;
  /** Rules looked at. */
  tested: number;
  /** Highest confidence first. */
  rules: ProductRule[];
}

/** Choices for rules. */
export interface RuleOptions {
  /** Smallest share of baskets with all of a rule; 0.01 unless told. */
  leastSupport?: number;
  /** 0.2 unless told. */
  leastConfidence?: number;
  /** Things in a condition, 1 or 2; 2 unless told. */
  mostConditions?: 1 | 2;
  /** Share of false alarms among the rules given; 0.05 unless told. */
  falseDiscoveryRate?: number;
}

const FEWEST_COUNT = 5;

/**
 * Finds which things go together in baskets (or in what customers hold).
 *
 * @param baskets Names of things, each basket once; the same thing twice counts once.
 * @returns Rules that pass support, confidence and the false discovery rate, none with a lift of 1 or less.
 * @throws InvalidInput listing all options out of range; without a basket.
 */
export function mineRules(
  baskets: Iterable<readonly string[]>,
  {
    leastSupport = 0.01,
    leastConfidence = 0.2,
    mostConditions = 2,
    falseDiscoveryRate = 0.05,
  }: RuleOptions = {},
): ProductRules {
  const faults = Object.entries({ leastSupport, leastConfidence, falseDiscoveryRate })
    .filter(([, value]) => !(value > 0 && value <= 1))
    .map(([name, value]) => `${name} = ${value}`);
  if (mostConditions !== 1 && mostConditions !== 2) faults.push(`mostConditions = ${String(mostConditions)}`);
  if (faults.length > 0) {
    throw new InvalidInput(
      `mineRules requires shares above 0 and 1 or 2 conditions, got ${faults.join(', ')}`,
    );
  }
  const held = indexBaskets(baskets);
  require(held.baskets.length > 0, () => 'mineRules requires at least one basket, got 0');
  const n = held.baskets.length;
  const fewest = Math.max(FEWEST_COUNT, Math.ceil(leastSupport * n - 1e-9));
  const tested = candidates(held, fewest, mostConditions);
  const pValues = tested.map(({ count, ifCount, thenCount }) => chanceOfAsMany(count, ifCount, thenCount, n));
  const adjusted = adjustPValues(pValues);
  const rules = tested
    .map((found, i) => describe(found, held.names, n, pValues[i] ?? 1, adjusted[i] ?? 1))
    .filter(
      ({ confidence, lift, adjustedPValue }) =>
        confidence.share >= leastConfidence && lift > 1 && adjustedPValue <= falseDiscoveryRate,
    )
    .sort((a, b) => b.confidence.share - a.confidence.share || b.count - a.count);
  return { outcome: 'mined', n, tested: tested.length, rules };
}

interface HeldThings {
  names: string[];
  baskets: Int32Array[];
  /** Baskets with each thing, in order. */
  holders: Int32Array[];
}

interface Found {
  condition: number[];
  item: number;
  count: number;
  ifCount: number;
  thenCount: number;
}

function indexBaskets(given: Iterable<readonly string[]>): HeldThings {
  const numbers = new Map<string, number>();
  const holders: number[][] = [];
  const baskets: Int32Array[] = [];
  for (const basket of given) {
    const items = new Set<number>();
    for (const name of basket) {
      const item = numbers.get(name) ?? numbers.size;
      if (item === numbers.size) {
        numbers.set(name, item);
        holders.push([]);
      }
      items.add(item);
    }
    for (const item of items) holders[item]?.push(baskets.length);
    baskets.push(Int32Array.from(items));
  }
  return { names: [...numbers.keys()], baskets, holders: holders.map((list) => Int32Array.from(list)) };
}

/** Every rule whose things are together in enough baskets. */
function candidates(held: HeldThings, fewest: number, mostConditions: number): Found[] {
  const found: Found[] = [];
  const sizeOf = (item: number): number => held.holders[item]?.length ?? 0;
  const together = new Int32Array(held.names.length);
  held.holders.forEach((own, first) => {
    if (own.length < fewest) return;
    const partners = companions(held, own, together, fewest).filter(({ item }) => item !== first);
    for (const { item, count } of partners) {
      found.push({ condition: [first], item, count, ifCount: own.length, thenCount: sizeOf(item) });
      if (mostConditions < 2 || item < first) continue;
      const both = own.filter((basket) => held.baskets[basket]?.includes(item));
      for (const third of companions(held, both, together, fewest)) {
        if (third.item === first || third.item === item) continue;
        found.push({
          condition: [first, item],
          item: third.item,
          count: third.count,
          ifCount: both.length,
          thenCount: sizeOf(third.item),
        });
      }
    }
  });
  return found;
}

/** Things in enough of the given baskets; `tally` is used and left empty. */
function companions(
  held: HeldThings,
  baskets: Int32Array,
  tally: Int32Array,
  fewest: number,
): { item: number; count: number }[] {
  const seen: number[] = [];
  for (const basket of baskets) {
    for (const item of held.baskets[basket] ?? []) {
      if (tally[item] === 0) seen.push(item);
      tally[item] = (tally[item] ?? 0) + 1;
    }
  }
  const enough = seen
    .map((item) => ({ item, count: tally[item] ?? 0 }))
    .filter(({ count }) => count >= fewest);
  for (const item of seen) tally[item] = 0;
  return enough;
}

function describe(
  { condition, item, count, ifCount, thenCount }: Found,
  names: readonly string[],
  n: number,
  pValue: number,
  adjustedPValue: number,
): ProductRule {
  const { share, low, high } = shareInterval(count, ifCount);
  return {
    has: condition.map((one) => names[one] ?? ''),
    alsoHas: names[item] ?? '',
    count,
    support: count / n,
    confidence: { share, low, high },
    lift: share / (thenCount / n),
    pValue,
    adjustedPValue,
  };
}

/** Upper tail of the hypergeometric distribution: `count` or more of `first` when `second` are drawn out of n. */
export function chanceOfAsMany(count: number, first: number, second: number, n: number): number {
  const choose = (all: number, some: number): number =>
    logGamma(all + 1) - logGamma(some + 1) - logGamma(all - some + 1);
  const most = Math.min(first, second);
  if (count <= Math.max(0, first + second - n)) return 1;
  let term = Math.exp(choose(first, count) + choose(n - first, second - count) - choose(n, second));
  let sum = term;
  for (let x = count; x < most && term > 1e-17 * sum; x += 1) {
    term *= ((first - x) * (second - x)) / ((x + 1) * (n - first - second + x + 1));
    sum += term;
  }
  return Math.min(1, sum);
}
