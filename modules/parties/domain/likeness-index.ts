import { compareTraits, type Likeness, REVIEW_FROM } from './likeness.ts';
import { keyNumber, likenessKeys, type Traits } from './traits.ts';

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
  readonly #traits = new Map<T, Traits>();

  /** Adds a file, or says how it looks by now. */
  add(holder: T, traits: Traits): void {
    this.#traits.set(holder, traits);
    for (const key of likenessKeys(traits).map(keyNumber)) {
      const known = this.#files.get(key);
      if (!known) this.#files.set(key, new Set([holder]));
      else if (known.size < MOST_UNDER_A_KEY) known.add(holder);
    }
  }

  /** Files worth being looked at. */
  alike(traits: Traits): Alike<T>[] {
    if (this.#files.size === 0) return [];
    const met = new Set<T>();
    for (const key of likenessKeys(traits).map(keyNumber)) {
      for (const holder of this.#files.get(key) ?? []) met.add(holder);
    }
    return [...met].flatMap((holder) => {
      const own = this.#traits.get(holder);
      const likeness = own && compareTraits(traits, own);
      return likeness && likeness.probability >= REVIEW_FROM ? [{ holder, likeness }] : [];
    });
  }
}
