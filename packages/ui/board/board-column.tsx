import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type DragEvent, type UIEvent, useEffect, useRef, useState } from 'react';
import { ErrorPanel } from '../components/error-panel.tsx';
import { Skeletons } from '../components/skeletons.tsx';
import { useKeysetList } from '../data-list/use-keyset-list.ts';
import { useLocaleFormat } from '../format/use-locale-format.ts';
import styles from './board.module.css';
import { BoardCard } from './board-card.tsx';
import type { BoardProps, BoardColumn as Column, PlacedCard } from './board-types.ts';
import type { CardKeys } from './use-card-keys.ts';
import type { CardMoves } from './use-card-moves.ts';
import { useWords } from './words/use-words.ts';

export type BoardColumnProps<Card> = BoardProps<Card> & {
  readonly column: Column<Card>;
  readonly moving: CardMoves<Card>;
  readonly keys: CardKeys;
  readonly dragged: PlacedCard<Card> | undefined;
  readonly onDrag: (placed: PlacedCard<Card> | undefined) => void;
};

/** One state: its name, how many are in it, and their cards. Nothing is asked for until it comes into sight. */
export function BoardColumn<Card>(props: BoardColumnProps<Card>) {
  const { column, moving, dragged } = props;
  const section = useRef<HTMLElement>(null);
  const isSeen = useSeen(section);
  const [isOver, setIsOver] = useState(false);
  const takes = dragged !== undefined && moving.targetsOf(dragged).includes(column.key);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (dragged) void moving.move(dragged, column.key);
  };
  return (
    <section
      ref={section}
      className={styles.column}
      aria-label={column.title}
      data-board-column={column.key}
      data-tone={column.tone}
      data-takes={takes || undefined}
      data-over={(takes && isOver) || undefined}
      onDragOver={(event) => {
        if (!takes) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
          setIsOver(false);
      }}
      onDrop={takes ? drop : undefined}
    >
      {isSeen ? (
        <Cards {...props} />
      ) : (
        <>
          <h2 className={styles.head}>{column.title}</h2>
          <Skeletons rows={3} />
        </>
      )}
    </section>
  );
}

function Cards<Card>(props: BoardColumnProps<Card>) {
  const { column, columns, moving, keys, cardId } = props;
  const words = useWords();
  const list = useKeysetList(column.cards);
  const cards = moving.cardsIn(column.key, list.rows ?? []);
  const hasActive = cards.some((card) => cardId(card) === keys.activeId);
  const loadNearEnd = ({ currentTarget }: UIEvent<HTMLElement>) => {
    const left = currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight;
    if (left < currentTarget.clientHeight && list.hasMore && !list.isLoadingMore) list.onLoadMore();
  };
  return (
    <>
      <h2 className={styles.head}>
        <span className={styles.title}>{column.title}</span>
        {list.rows === undefined ? null : (
          <Count column={column} loaded={cards.length} hasMore={list.hasMore} />
        )}
      </h2>
      <div className={styles.scroller} onScroll={loadNearEnd}>
        {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
        {list.rows === undefined && !list.error ? <Skeletons rows={4} /> : null}
        {list.rows && cards.length === 0 ? <p className={styles.none}>{words('none')}</p> : null}
        <ul className={styles.cards}>
          {cards.map((card, index) => {
            const placed = { card, fromKey: column.key };
            const targets = moving.targetsOf(placed);
            return (
              <BoardCard
                key={cardId(card)}
                cardId={cardId}
                cardName={props.cardName}
                cardPath={props.cardPath}
                renderCard={props.renderCard}
                placed={placed}
                isFirst={index === 0 && !hasActive}
                targets={columns.filter(({ key }) => targets.includes(key))}
                keys={keys}
                onOpen={() => props.onOpen?.(cards)}
                onMove={(toKey) => void moving.move(placed, toKey)}
                onDrag={(isDragged) => props.onDrag(isDragged ? placed : undefined)}
              />
            );
          })}
        </ul>
        {list.hasMore ? (
          <Button
            variant="subtle"
            fullWidth
            size="compact-sm"
            loading={list.isLoadingMore}
            onClick={list.onLoadMore}
          >
            {words('more')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** Exact where all are here or counting is cheap, "more than" above. */
function Count<Card>(props: {
  readonly column: Column<Card>;
  readonly loaded: number;
  readonly hasMore: boolean;
}) {
  const { column, loaded, hasMore } = props;
  const words = useWords();
  const format = useLocaleFormat();
  const { data } = useQuery({
    queryKey: column.count?.queryKey ?? [],
    queryFn: ({ signal }) => column.count?.ask(signal) ?? { count: loaded, exact: false },
    enabled: hasMore && column.count !== undefined,
  });
  const number = format.number(hasMore ? (data?.count ?? loaded) : loaded);
  const isExact = !hasMore || data?.exact === true;
  return <span className={styles.count}>{isExact ? number : words('countMore', { number })}</span>;
}

/** Whether the element was ever in sight, or nearly so. */
function useSeen(element: { readonly current: HTMLElement | null }): boolean {
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    if (!element.current || isSeen) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setIsSeen(true);
      },
      { rootMargin: '0px 200px' },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, isSeen]);
  return isSeen;
}
