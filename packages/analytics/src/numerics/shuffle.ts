import type { RandomSource } from './seeded-random.ts';

/** Shuffles in place; every order is equally likely. */
export function shuffle(rows: Int32Array, random: RandomSource): void {
  for (let i = rows.length - 1; i > 0; i -= 1) {
    const j = random.integerBelow(i + 1);
    const other = rows[j] ?? 0;
    rows[j] = rows[i] ?? 0;
    rows[i] = other;
  }
}
