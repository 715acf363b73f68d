import { type ShareInterval, shareInterval } from '../experience/share-interval.ts';
import { InvalidInput } from '../invalid-input.ts';
import { incompleteBeta } from '../numerics/incomplete-beta.ts';

/** Where customers of one band went. */
export interface MigrationRow {
  from: string;
  n: number;
  to: ({ band: string; customers: number } & ShareInterval)[];
}

/** How customers moved between bands from one time to another. */
export interface MigrationMatrix {
  n: number;
  bands: string[];
  /** Bands no one was in are left out. */
  rows: MigrationRow[];
  stayed: ShareInterval;
  better: ShareInterval;
  worse: ShareInterval;
  /** Probability of so uneven a split of movers by chance, were better and worse alike (sign test); 1 without movers. */
  pValue: number;
}

/**
 * Shares of customers who stayed in their band or moved, each with Wilson's interval.
 *
 * @param bands From worst to best: it decides what is better and what worse.
 * @throws InvalidInput for unequal lengths, no customers, or a band that is not listed.
 */
export function migrationMatrix(
  before: ArrayLike<string>,
  after: ArrayLike<string>,
  bands: readonly string[],
  confidence = 0.95,
): MigrationMatrix {
  const numbers = new Map(bands.map((band, at) => [band, at]));
  const n = before.length;
  const faults = new Set<string>();
  if (after.length !== n || n === 0) faults.add(`${n} before and ${after.length} after`);
  for (const band of [...Array.from(before), ...Array.from(after)]) {
    if (!numbers.has(band)) faults.add(`band "${band}"`);
  }
  if (faults.size > 0) {
    throw new InvalidInput(
      `migrationMatrix requires as many customers after as before in the bands ${bands.join(', ')}, got ${[...faults].join(', ')}`,
    );
  }
  const counts = bands.map(() => new Int32Array(bands.length));
  const moves = { stayed: 0, better: 0, worse: 0 };
  for (let i = 0; i < n; i += 1) {
    const from = numbers.get(before[i] ?? '') ?? 0;
    const to = numbers.get(after[i] ?? '') ?? 0;
    const row = counts[from];
    if (row) row[to] = (row[to] ?? 0) + 1;
    moves[to === from ? 'stayed' : to > from ? 'better' : 'worse'] += 1;
  }
  const rows = bands.map((from, at): MigrationRow => {
    const own = counts[at] ?? new Int32Array(0);
    const total = own.reduce((sum, count) => sum + count, 0);
    const to =
      total === 0
        ? []
        : bands.map((band, other) => {
            const customers = own[other] ?? 0;
            return { band, customers, ...shareInterval(customers, total, confidence) };
          });
    return { from, n: total, to };
  });
  return {
    n,
    bands: [...bands],
    rows: rows.filter((row) => row.n > 0),
    stayed: shareInterval(moves.stayed, n, confidence),
    better: shareInterval(moves.better, n, confidence),
    worse: shareInterval(moves.worse, n, confidence),
    pValue: signTest(moves.better, moves.worse),
  };
}

/** Two-sided binomial test of one half, exact. */
function signTest(first: number, second: number): number {
  const movers = first + second;
  const fewer = Math.min(first, second);
  if (movers === 0) return 1;
  return Math.min(1, 2 * incompleteBeta(0.5, movers - fewer, fewer + 1));
}
