import type { QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Tone } from '../components/chip.tsx';
import type { KeysetListOptions } from '../data-list/use-keyset-list.ts';

/** A column: one state and the cards that are in it. */
export type BoardColumn<Card> = {
  readonly key: string;
  readonly title: string;
  readonly tone?: Tone;
  /** Its cards, a page at a time; asked for once the column comes into sight. */
  readonly cards: KeysetListOptions<Card>;
  /** How many there are; asked for only where one page does not hold them all. */
  readonly count?: {
    readonly queryKey: QueryKey;
    readonly ask: (signal: AbortSignal) => Promise<{ readonly count: number; readonly exact: boolean }>;
  };
};

/** A card and the column it stands in. */
export type PlacedCard<Card> = { readonly card: Card; readonly fromKey: string };

/** How cards change their state. */
export type BoardMoves<Card> = {
  /** Keys of the columns a card may go to; none when it may not be moved. */
  readonly targets: (placed: PlacedCard<Card>) => readonly string[];
  /**
   * Makes the change and brings the lists up to date. Throws what went wrong: the card goes back then, and a toast
   * tells why.
   */
  readonly move: (placed: PlacedCard<Card>, toKey: string) => Promise<void>;
};

export type BoardProps<Card> = {
  /** What the board is of, for assistive technology. */
  readonly label: string;
  readonly columns: readonly BoardColumn<Card>[];
  readonly cardId: (card: Card) => string;
  /** The card's name, for "Move …". */
  readonly cardName: (card: Card) => string;
  /** Where the card leads. */
  readonly cardPath: (card: Card) => string;
  /** Called as the card is opened, with the cards of its column. */
  readonly onOpen?: (cards: readonly Card[]) => void;
  readonly renderCard: (card: Card) => ReactNode;
  readonly moves?: BoardMoves<Card> | undefined;
};
