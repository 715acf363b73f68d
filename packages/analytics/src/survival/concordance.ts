// Harrell, Califf, Pryor, Lee and Rosati (1982), JAMA 247, 2543–2546.
import { orderByDuration, type SurvivalData } from './survival-data.ts';

/**
 * Share of comparable pairs in which the higher risk score had the event first; equal scores count half. A pair is
 * comparable when the shorter duration ended in the event.
 */
export function concordanceOf(data: SurvivalData, riskScores: ArrayLike<number>): number {
  const order = orderByDuration(data);
  const distinct = Float64Array.from(new Set(Array.from(riskScores))).sort();
  const rankOf = new Map(Array.from(distinct, (score, rank) => [score, rank + 1]));
  const present = new CountTree(distinct.length);
  let concordant = 0;
  let pairs = 0;
  let outlasting = 0;
  for (let to = order.length - 1; to >= 0; ) {
    const time = data.durations[order[to] ?? 0];
    const from = to;
    const ranks: number[] = [];
    const censored: number[] = [];
    for (; to >= 0 && data.durations[order[to] ?? 0] === time; to -= 1) {
      const row = order[to] ?? 0;
      const rank = rankOf.get(riskScores[row] ?? 0) ?? 0;
      (data.events[row] === 1 ? ranks : censored).push(rank);
    }
    // Those censored at the time of an event outlast it.
    for (const rank of censored) present.add(rank);
    outlasting += censored.length;
    for (const rank of ranks) {
      const lower = present.upTo(rank - 1);
      concordant += lower + 0.5 * (present.upTo(rank) - lower);
      pairs += outlasting;
    }
    for (const rank of ranks) present.add(rank);
    outlasting += from - to - censored.length;
  }
  return pairs > 0 ? concordant / pairs : 0.5;
}

/** Counts of ranks with fast sums (a Fenwick tree). */
class CountTree {
  private readonly counts: Float64Array;

  constructor(size: number) {
    this.counts = new Float64Array(size + 1);
  }

  add(rank: number): void {
    for (let i = rank; i < this.counts.length; i += i & -i) this.counts[i] = (this.counts[i] ?? 0) + 1;
  }

  upTo(rank: number): number {
    let sum = 0;
    for (let i = rank; i > 0; i -= i & -i) sum += this.counts[i] ?? 0;
    return sum;
  }
}
