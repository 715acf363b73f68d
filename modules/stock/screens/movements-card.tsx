import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Movement, Part } from '#modules/stock/contract';
import { Card, ErrorPanel, Skeletons, useLocaleFormat, useMay } from '#ui';
import styles from './stock.module.css';
import { useMovements } from './stock-queries.ts';
import { useWords } from './words/use-words.ts';

type MovementsCardProps = {
  readonly partId: string;
  readonly stock: Part['stock'][number];
  readonly unit: string;
};

/** What happened with a part at a branch, latest first. */
export function MovementsCard({ partId, stock, unit }: MovementsCardProps) {
  const words = useWords();
  const list = useMovements(partId, stock.branchId);
  return (
    <Card title={words('movements')}>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows === undefined && !list.error ? <Skeletons rows={4} /> : null}
      {list.rows?.length === 0 ? <p className={styles.quiet}>{words('movementsNone')}</p> : null}
      <ul className={styles.list}>
        {list.rows?.map((moved) => (
          <MovementRow key={moved.movementId} moved={moved} unit={unit} />
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('more')}
        </Button>
      ) : null}
    </Card>
  );
}

function MovementRow({ moved, unit }: { readonly moved: Movement; readonly unit: string }) {
  const words = useWords();
  const format = useLocaleFormat();
  const mayOpen = useMay()('repairs.read');
  const { kind, quantity, ordered, reason, purposeKind, purposeId, reference, note, byName, orderId } = moved;
  const what =
    reason === null ? words(`kind.${kind}`) : words('corrected', { reason: words(`reason.${reason}`) });
  const isOrder = kind === 'ordered' || kind === 'order-cancelled';
  const changed = isOrder ? ordered : quantity;
  return (
    <li className={styles.row}>
      <div className={styles.rowWords}>
        <span>
          {what}{' '}
          {orderId !== null ? (
            <Link to="/stock/orders/$orderId" params={{ orderId }}>
              {reference}
            </Link>
          ) : purposeKind === 'repair' && purposeId !== null && mayOpen ? (
            <Link to="/repairs/$repairId" params={{ repairId: purposeId }}>
              {reference}
            </Link>
          ) : (
            (reference ?? moved.otherBranchName ?? (purposeKind === 'visit' ? words('onVisit') : null))
          )}
        </span>
        <span className={styles.quiet}>
          {[format.dateTime(moved.at), byName, note].filter((part) => part !== '').join(' · ')}
        </span>
      </div>
      <span className={styles.change}>
        {isOrder ? words('onOrder', { count: changed }) : signed(format.number(changed), changed)} {unit}
      </span>
    </li>
  );
}

const signed = (text: string, value: number) => (value > 0 ? `+${text}` : text);
