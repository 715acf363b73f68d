import type { Language } from './languages.ts';

export type MessageTree = { readonly [key: string]: string | MessageTree };

/**
 * The shape a translation must have to match the English messages: the same keys at every level.
 * Only English singular forms (`…_one`) may be left out, because Chinese has none.
 */
export type MessagesLike<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string
    ? string
    : MessagesLike<T[K]>;
} & { readonly [K in keyof T as K extends `${string}_one` ? K : never]?: string };

/** Where a module's words are: one file a language, loaded when that language is shown. Each exports `messages`. */
export type MessageLoaders = Readonly<Record<Language, () => Promise<{ readonly messages: MessageTree }>>>;

type PluralStem<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;

/** Dotted paths to every message, plural endings removed: what `t` accepts. */
export type MessageKey<T> = {
  [K in keyof T & string]: T[K] extends string ? PluralStem<K> : `${K}.${MessageKey<T[K]>}`;
}[keyof T & string];
