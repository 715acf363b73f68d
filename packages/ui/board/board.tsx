import { useEffect, useRef, useState } from 'react';
import styles from './board.module.css';
import { BoardColumn } from './board-column.tsx';
import type { BoardProps, PlacedCard } from './board-types.ts';
import { useCardKeys } from './use-card-keys.ts';
import { useCardMoves } from './use-card-moves.ts';
import { useWords } from './words/use-words.ts';

/**
 * A list by state: a column for each, cards that are opened by their face and moved by dragging, by `m` or by their menu.
 * Waits for its words in the nearest `Suspense`.
 */
export function Board<Card>(props: BoardProps<Card>) {
  const words = useWords();
  const board = useRef<HTMLElement>(null);
  const [dragged, setDragged] = useState<PlacedCard<Card>>();
  const moving = useCardMoves(props);
  const keys = useCardKeys(board, props.moves !== undefined);
  const moved = useRef<string>(undefined);
  const follow = {
    ...moving,
    move: (placed: PlacedCard<Card>, toKey: string) => {
      moved.current = props.cardId(placed.card);
      return moving.move(placed, toKey);
    },
  };
  // A card that is moved leaves its place in the page; the focus goes with it instead of getting lost.
  useEffect(() => {
    if (moved.current === undefined || document.activeElement !== document.body) return;
    board.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(moved.current)}"]`)?.focus();
  });
  return (
    <section ref={board} className={styles.board} aria-label={`${props.label}. ${words('hint')}`}>
      {props.columns.map((column) => (
        <BoardColumn
          key={column.key}
          {...props}
          column={column}
          moving={follow}
          keys={keys}
          dragged={dragged}
          onDrag={setDragged}
        />
      ))}
    </section>
  );
}
