import { useState } from 'react';
import { useToasts } from '../components/toast.tsx';
import type { BoardProps, PlacedCard } from './board-types.ts';

interface Pending<Card> extends PlacedCard<Card> {
  readonly toKey: string;
}

/** Cards on their way: shown where they go at once, and where they came from again if the change is refused. */
export function useCardMoves<Card>({ moves, cardId }: Pick<BoardProps<Card>, 'moves' | 'cardId'>) {
  const toasts = useToasts();
  const [pending, setPending] = useState<readonly Pending<Card>[]>([]);
  const targetsOf = (placed: PlacedCard<Card>) =>
    (moves?.targets(placed) ?? []).filter((key) => key !== placed.fromKey);

  const move = async (placed: PlacedCard<Card>, toKey: string) => {
    if (!moves || !targetsOf(placed).includes(toKey)) return;
    const one = { ...placed, toKey };
    setPending((before) => [...before, one]);
    try {
      await moves.move(placed, toKey);
    } catch (error) {
      toasts.failed(error);
    } finally {
      setPending((before) => before.filter((each) => each !== one));
    }
  };

  /** The cards of a column as they will stand. */
  const cardsIn = (key: string, cards: readonly Card[]): readonly Card[] => {
    const leaving = new Set(pending.filter(({ fromKey }) => fromKey === key).map(({ card }) => cardId(card)));
    const coming = pending.filter(({ toKey }) => toKey === key).map(({ card }) => card);
    const comingIds = new Set(coming.map(cardId));
    return [...coming, ...cards.filter((card) => !leaving.has(cardId(card)) && !comingIds.has(cardId(card)))];
  };

  return { targetsOf, move, cardsIn };
}

export type CardMoves<Card> = ReturnType<typeof useCardMoves<Card>>;
