import { require } from '../invalid-input.ts';

/**
 * How far two groupings of the same customers agree: 1 fully, 0 as chance would.
 *
 * @throws InvalidInput unless both name a group for each of two customers or more.
 * @see Hubert and Arabie (1985), Journal of Classification 2, 193–218.
 * @example
 * adjustedRandIndex([0, 0, 1, 1], [0, 0, 1, 2]) // ≈ 0.5714286
 */
export function adjustedRandIndex(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const n = first.length;
  require(n >= 2 && second.length === n, () =>
    `adjustedRandIndex requires groups of the same two customers or more, got ${n} and ${second.length}`);
  const [rows, columns, cells] = [
    new Map<number, number>(),
    new Map<number, number>(),
    new Map<string, number>(),
  ];
  for (let i = 0; i < n; i += 1) {
    const [a = 0, b = 0] = [first[i], second[i]];
    rows.set(a, (rows.get(a) ?? 0) + 1);
    columns.set(b, (columns.get(b) ?? 0) + 1);
    cells.set(`${a} ${b}`, (cells.get(`${a} ${b}`) ?? 0) + 1);
  }
  const pairs = (counts: Map<unknown, number>): number =>
    [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const [together, inFirst, inSecond] = [pairs(cells), pairs(rows), pairs(columns)];
  const byChance = (inFirst * inSecond) / ((n * (n - 1)) / 2);
  const most = (inFirst + inSecond) / 2;
  // Both all in one group, or both all apart: the same grouping.
  return most === byChance ? 1 : (together - byChance) / (most - byChance);
}
