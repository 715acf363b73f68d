import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import styles from './board.module.css';
import type { BoardColumn, BoardProps, PlacedCard } from './board-types.ts';
import type { CardKeys } from './use-card-keys.ts';
import { useWords } from './words/use-words.ts';

export type BoardCardProps<Card> = Pick<
  BoardProps<Card>,
  'cardId' | 'cardName' | 'cardPath' | 'renderCard'
> & {
  readonly placed: PlacedCard<Card>;
  readonly isFirst: boolean;
  /** Where it may go. */
  readonly targets: readonly Pick<BoardColumn<Card>, 'key' | 'title'>[];
  readonly keys: CardKeys;
  readonly onOpen: () => void;
  readonly onMove: (toKey: string) => void;
  readonly onDrag: (isDragged: boolean) => void;
};

/** One card: opened by its face, moved by dragging or by its menu. */
export function BoardCard<Card>(props: BoardCardProps<Card>) {
  const { placed, targets, keys } = props;
  const id = props.cardId(placed.card);
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const isStop = keys.activeId === id || props.isFirst;
  const mayMove = targets.length > 0;
  return (
    <li
      className={styles.card}
      draggable={mayMove}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', props.cardName(placed.card));
        props.onDrag(true);
      }}
      onDragEnd={() => props.onDrag(false)}
    >
      <Link
        to={props.cardPath(placed.card)}
        className={styles.face}
        draggable={false}
        data-card={id}
        tabIndex={isStop ? 0 : -1}
        onFocus={() => keys.setActiveId(id)}
        onClick={props.onOpen}
        onKeyDown={(event) => {
          if (event.key === 'm' && mayMove && !event.ctrlKey && !event.metaKey && !event.altKey) {
            event.preventDefault();
            setIsMenuOpen(true);
          } else keys.onKeyDown(event);
        }}
      >
        {props.renderCard(placed.card)}
      </Link>
      {mayMove ? (
        <MoveMenu
          name={props.cardName(placed.card)}
          targets={targets}
          isOpen={isMenuOpen}
          isStop={isStop}
          onChange={setIsMenuOpen}
          onMove={props.onMove}
        />
      ) : null}
    </li>
  );
}

function MoveMenu(props: {
  readonly name: string;
  readonly targets: readonly { readonly key: string; readonly title: string }[];
  readonly isOpen: boolean;
  readonly isStop: boolean;
  readonly onChange: (isOpen: boolean) => void;
  readonly onMove: (toKey: string) => void;
}) {
  const words = useWords();
  return (
    <Menu position="bottom-end" withinPortal opened={props.isOpen} onChange={props.onChange}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          className={styles.move}
          tabIndex={props.isStop ? 0 : -1}
          aria-label={words('moveCard', { name: props.name })}
        >
          <IconArrowsExchange size="1rem" stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah="20rem" style={{ overflowY: 'auto' }}>
        <Menu.Label>{words('moveTo')}</Menu.Label>
        {props.targets.map(({ key, title }) => (
          <Menu.Item key={key} onClick={() => props.onMove(key)}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
