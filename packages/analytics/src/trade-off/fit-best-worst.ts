// Maximum-difference scaling: Finn and Louviere (1992), Journal of Public Policy and Marketing 11(2), 12–25.
import type { NotEnoughData } from '../buy-till-you-die/purchase-fit.ts';
import { InvalidInput } from '../invalid-input.ts';
import { type ChoiceTask, fitChoices } from './fit-choices.ts';

/** One question: of the items shown, which matters most and which least. */
export interface BestWorstSet {
  items: readonly string[];
  best: string;
  worst: string;
}

/** How much one item matters. */
export interface ItemWorth {
  item: string;
  /** Utility; utilities add up to 0. */
  utility: number;
  standardError: number;
  /** Chance of being chosen as best if all items were shown: shares add up to 1. */
  share: number;
  /** (times best − times worst) / times shown, −1 to 1: the plain count to compare with. */
  score: number;
  shown: number;
}

/** Items from most to least important. */
export interface BestWorstFit {
  outcome: 'fitted';
  items: ItemWorth[];
  logLikelihood: number;
  /** Questions answered. */
  n: number;
}

/**
 * What matters most, from best–worst questions: tells items apart that would all get nine of ten on a scale.
 *
 * @returns A fit, or `not-enough-data` with fewer than three questions an item.
 * @throws InvalidInput for sets whose best or worst is not among the items, or is the same.
 */
export function fitBestWorst(sets: readonly BestWorstSet[]): BestWorstFit | NotEnoughData {
  const items = [...new Set(sets.flatMap((set) => set.items))].sort();
  requireSets(sets);
  const needed = Math.max(1, 3 * items.length);
  if (sets.length < needed)
    return { outcome: 'not-enough-data', counted: 'questions answered', found: sets.length, needed };
  const columns = items.slice(1);
  const fit = fitChoices(
    columns,
    sets.flatMap((set) => tasksOf(set, columns)),
  );
  if (fit.outcome === 'not-enough-data') return fit;
  const raw = [0, ...fit.partWorths.map((part) => part.utility)];
  const mean = raw.reduce((sum, utility) => sum + utility, 0) / items.length;
  const weights = raw.map((utility) => Math.exp(utility - mean));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const worths = items.map((item, i) => {
    const shown = sets.filter((set) => set.items.includes(item)).length;
    const best = sets.filter((set) => set.best === item).length;
    const worst = sets.filter((set) => set.worst === item).length;
    return {
      item,
      utility: (raw[i] ?? 0) - mean,
      standardError: Math.sqrt(centredVariance(fit.covariance, i, items.length)),
      share: (weights[i] ?? 0) / total,
      score: (best - worst) / shown,
      shown,
    };
  });
  return {
    outcome: 'fitted',
    items: worths.sort((a, b) => b.utility - a.utility),
    logLikelihood: fit.logLikelihood,
    n: sets.length,
  };
}

/** The best of all shown, then the worst of those left, whose utilities count backwards. */
function tasksOf(set: BestWorstSet, columns: readonly string[]): ChoiceTask[] {
  const valuesOf = (item: string, sign: number): number[] =>
    columns.map((column) => (column === item ? sign : 0));
  const left = set.items.filter((item) => item !== set.best);
  const best = set.items.map((item) => ({ values: valuesOf(item, 1), chosen: item === set.best ? 1 : 0 }));
  const worst = left.map((item) => ({ values: valuesOf(item, -1), chosen: item === set.worst ? 1 : 0 }));
  return left.length < 2 ? [{ alternatives: best }] : [{ alternatives: best }, { alternatives: worst }];
}

/** Variance of an item's utility minus the mean of all; item 0 is the reference of the covariance. */
function centredVariance(covariance: readonly (readonly number[])[], item: number, count: number): number {
  const weightOf = (column: number): number => (column + 1 === item ? 1 : 0) - 1 / count;
  return covariance.reduce(
    (sum, row, i) => sum + row.reduce((inner, entry, j) => inner + weightOf(i) * weightOf(j) * entry, 0),
    0,
  );
}

function requireSets(sets: readonly BestWorstSet[]): void {
  const faults = sets.flatMap(({ items, best, worst }, at) => {
    const sound =
      items.includes(best) && items.includes(worst) && best !== worst && new Set(items).size === items.length;
    return sound ? [] : [`set ${at}: best ${best}, worst ${worst} of ${items.join(', ')}`];
  });
  if (faults.length > 0) {
    throw new InvalidInput(
      `fitBestWorst requires a best and another worst among different items, got ${faults.slice(0, 5).join('; ')}`,
    );
  }
}
