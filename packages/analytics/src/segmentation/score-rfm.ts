import { InvalidInput, require } from '../invalid-input.ts';

/** Columns of equal length, one entry a customer. */
export interface RfmColumns {
  daysSinceLastPurchase: ArrayLike<number>;
  purchases: ArrayLike<number>;
  amount: ArrayLike<number>;
}

/** Scores from 1 to `levels`; the highest is best: most recent, most frequent, most spent. */
export interface RfmScores {
  levels: number;
  recency: Int32Array;
  frequency: Int32Array;
  amount: Int32Array;
}

/**
 * Recency, frequency and amount scores by rank. Equal values always get equal scores, whatever the order of rows, so
 * levels can be uneven when many customers are alike.
 *
 * @param levels 2–100; 5 unless told.
 * @throws InvalidInput for unequal columns or values that are not finite.
 */
export function scoreRfm(columns: RfmColumns, levels = 5): RfmScores {
  require(Number.isInteger(levels) && levels >= 2 && levels <= 100, () =>
    `scoreRfm requires levels 2–100, got ${levels}`);
  const n = columns.purchases.length;
  if (columns.daysSinceLastPurchase.length !== n || columns.amount.length !== n) {
    throw new InvalidInput(
      `scoreRfm requires columns of equal length, got ${columns.daysSinceLastPurchase.length}, ${n} and ${columns.amount.length}`,
    );
  }
  const recency = scoresByRank(columns.daysSinceLastPurchase, levels);
  return {
    levels,
    recency: recency.map((score) => levels + 1 - score),
    frequency: scoresByRank(columns.purchases, levels),
    amount: scoresByRank(columns.amount, levels),
  };
}

/** Level of each value by its mean rank among all: 1 for the smallest. */
function scoresByRank(values: ArrayLike<number>, levels: number): Int32Array {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  for (const value of sorted) {
    require(Number.isFinite(value), () => `scoreRfm requires finite values, got ${value}`);
  }
  const levelOf = new Map<number, number>();
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && sorted[to] === sorted[from]) to += 1;
    levelOf.set(sorted[from] ?? 0, Math.min(levels, 1 + Math.floor((levels * (from + to)) / (2 * n))));
    from = to;
  }
  return Int32Array.from(values, (value) => levelOf.get(value) ?? 1);
}
