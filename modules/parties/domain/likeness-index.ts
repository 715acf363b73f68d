import { compareTraits, type Likeness, REVIEW_FROM } from './likeness.ts';
import type { Look } from './traits.ts';

/** A key that more files share says little of any two of them. */
export const MOST_UNDER_A_KEY = 30;

/** A file that may be the one looked for, and why. */
export interface Alike<T> {
  holder: T;
  likeness: Likeness;
}

/** Files under the keys by which two of one person meet, kept up while a batch is planned. */
export class LikenessIndex<T> {
  readonly #files = new Map<number, Set<T>>();
  readonly #looks = new Map<T, Look>();

  /** Adds a file, or says how it looks by now. */
  add(holder: T, look: Look): void {
    this.#looks.set(holder, look);
    for (const key of look.keys) {
      const known = this.#files.get(key);
      if (!known) this.#files.set(key, new Set([holder]));
      else if (known.size < MOST_UNDER_A_KEY) known.add(holder);
    }
  }

  /** Files worth being looked at. */
  alike({ traits, keys }: Look): Alike<T>[] {
    const met = new Set<T>();
    for (const key of keys) {
      for (const holder of this.#files.get(key) ?? []) met.add(holder);
    }
    return [...met].flatMap((holder) => {
      const own = this.#looks.get(holder);
      const likeness = own && compareTraits(traits, own.traits);
      return likeness && likeness.probability >= REVIEW_FROM ? [{ holder, likeness }] : [];
    });
  }
}
