import { IconTags } from '@tabler/icons-react';
import type { PartyFilters, PartySort } from '#modules/parties/contract';
import { EmptyState } from '#ui';
import { Board } from '#ui/board/board.tsx';
import { CustomerCard } from '../customer-card.tsx';
import styles from '../customers.module.css';
import { useWords } from '../messages/use-words.ts';
import { rememberList } from '../originating-list.ts';
import type { BoardField } from './list-layout.ts';
import { useBoardColumns } from './use-board-columns.ts';
import { useBoardMoves } from './use-board-moves.ts';
import { useViewWords } from './words/use-view-words.ts';

/** The list by a state of the customers; moving a card changes the state. */
export function CustomersBoard(props: {
  readonly by: BoardField;
  readonly filters: PartyFilters;
  readonly sort: PartySort;
  readonly reveal: boolean;
}) {
  const { by, ...list } = props;
  const words = useWords();
  const own = useViewWords();
  const columns = useBoardColumns(by, list);
  const moves = useBoardMoves(by, columns);
  if (by === 'tag' && columns.length === 0)
    return <EmptyState icon={IconTags} title={own('noTags')} text={own('noTagsText')} />;
  return (
    <>
      {by === 'drift' ? <p className={styles.boardNote}>{own('computed')}</p> : null}
      {list.filters[by] === undefined ? null : <p className={styles.boardNote}>{own('onlyThese')}</p>}
      <Board
        key={by}
        label={`${words('place')}: ${own(`field.${by}`)}`}
        columns={columns}
        cardId={({ partyId }) => partyId}
        cardName={({ displayName }) => displayName}
        cardPath={({ partyId }) => `/customers/${partyId}`}
        onOpen={(cards) => rememberList(cards.map(({ partyId }) => partyId))}
        renderCard={(card) => <CustomerCard customer={card} isNarrow />}
        moves={moves}
      />
    </>
  );
}
