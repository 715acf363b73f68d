// Near-balanced incomplete blocks for best–worst questions: Louviere, Flynn and Marley (2015), Best–Worst Scaling, chapter 3.
import { InvalidInput } from '../invalid-input.ts';
import { type RandomSource, seededRandom } from '../numerics/seeded-random.ts';

/** Sets of items to ask about. */
export interface BestWorstDesign {
  /** [version][set]: items in the order to show them. */
  versions: string[][][];
  /** How often each item is shown, over all versions. */
  shown: { item: string; times: number }[];
  /** Fewest and most often that two items meet. */
  pairTimes: { least: number; most: number };
}

/**
 * Sets in which every item comes about equally often, meets every other about equally often, and stands at every place.
 *
 * @param plan Four or five of 8–20 items a set are usual; each item should come three times in a version.
 * @throws InvalidInput, with what is needed, for plans in which items would come less than three times.
 */
export function designBestWorst(plan: {
  items: readonly string[];
  perSet: number;
  sets: number;
  versions?: number;
  seed?: number;
}): BestWorstDesign {
  const { items, perSet, sets, versions = 1, seed = 1 } = plan;
  requirePlan(items, perSet, sets, versions);
  const random = seededRandom(seed);
  const size = items.length;
  const pairs = new Int32Array(size * size);
  const places = new Int32Array(size * perSet);
  const totals = new Int32Array(size);
  const result = Array.from({ length: versions }, () => {
    const own = new Int32Array(size);
    return Array.from({ length: sets }, () => {
      const set = bestSet(size, perSet, own, totals, pairs, random);
      for (const item of set) {
        own[item] = (own[item] ?? 0) + 1;
        totals[item] = (totals[item] ?? 0) + 1;
        for (const other of set)
          if (other !== item) pairs[item * size + other] = (pairs[item * size + other] ?? 0) + 1;
      }
      return placed(set, places, perSet).map((item) => items[item] ?? '');
    });
  });
  const meetings = Array.from(pairs).filter((_, at) => Math.floor(at / size) < at % size);
  return {
    versions: result,
    shown: items.map((item, i) => ({ item, times: totals[i] ?? 0 })),
    pairTimes: { least: Math.min(...meetings), most: Math.max(...meetings) },
  };
}

const CANDIDATES = 200;

/** Of many sets made of the items shown least, the one whose pairs have met least. */
function bestSet(
  size: number,
  perSet: number,
  own: Int32Array,
  totals: Int32Array,
  pairs: Int32Array,
  random: RandomSource,
): number[] {
  let best: number[] = [];
  let lowest = Infinity;
  for (let candidate = 0; candidate < CANDIDATES; candidate += 1) {
    const order = Array.from({ length: size }, (_, item) => ({ item, luck: random.uniform() }));
    order.sort(
      (a, b) =>
        (own[a.item] ?? 0) - (own[b.item] ?? 0) ||
        (totals[a.item] ?? 0) - (totals[b.item] ?? 0) ||
        a.luck - b.luck,
    );
    const set = order.slice(0, perSet).map(({ item }) => item);
    let cost = 0;
    for (const item of set)
      for (const other of set)
        if (other !== item)
          cost += (pairs[item * size + other] ?? 0) ** 2 + (pairs[item * size + other] ?? 0);
    if (cost < lowest) {
      lowest = cost;
      best = set;
    }
  }
  return best;
}

/** Each place goes to the item that has stood there least. */
function placed(set: readonly number[], places: Int32Array, perSet: number): number[] {
  const left = [...set];
  return Array.from({ length: perSet }, (_, place) => {
    const times = left.map((item) => places[item * perSet + place] ?? 0);
    const [item = 0] = left.splice(times.indexOf(Math.min(...times)), 1);
    places[item * perSet + place] = (places[item * perSet + place] ?? 0) + 1;
    return item;
  });
}

function requirePlan(items: readonly string[], perSet: number, sets: number, versions: number): void {
  const faults: string[] = [];
  if (new Set(items).size !== items.length) faults.push('an item twice');
  if (!(Number.isInteger(perSet) && perSet >= 3 && perSet < items.length))
    faults.push(`${perSet} of ${items.length} items a set`);
  if (!(Number.isInteger(sets) && Number.isInteger(versions) && sets >= 1 && versions >= 1))
    faults.push(`${sets} sets in ${versions} versions`);
  const needed = Math.ceil((3 * items.length) / perSet);
  if (faults.length === 0 && sets < needed)
    faults.push(`${sets} sets, ${needed} needed to show each item three times`);
  if (faults.length > 0)
    throw new InvalidInput(`designBestWorst requires a plan that can be, got: ${faults.join('; ')}`);
}
