import { Button } from '@mantine/core';
import { IconHeartHandshake } from '@tabler/icons-react';
import { api } from '#contract';
import type { DriftingCustomer, DriftState } from '#modules/value/contract';
import { EmptyState, ErrorPanel, Skeletons, useKeysetList } from '#ui';
import { DriftingRow } from './drifting-row.tsx';
import { useWords } from './messages/use-words.ts';
import styles from './value.module.css';
import { driftingKey } from './value-queries.ts';

export type DriftingListProps = {
  readonly owner: 'mine' | 'all';
  readonly limit: number;
  readonly state?: DriftState;
};

/** Who has left their own pattern, most valuable first. */
export function DriftingList({ owner, limit, state }: DriftingListProps) {
  const words = useWords();
  const list = useKeysetList<DriftingCustomer>({
    queryKey: [...driftingKey, owner, limit, state ?? 'any'],
    askPage: ({ cursor, signal }) =>
      api.value.listDrifting({ query: { owner, limit, cursor, ...(state ? { state } : {}) }, signal }),
  });
  if (list.error) return <ErrorPanel error={list.error} onRetry={list.onRetry} />;
  if (!list.rows) return <Skeletons rows={Math.min(limit, 5)} />;
  if (list.rows.length === 0) {
    return (
      <EmptyState icon={IconHeartHandshake} title={words('care.emptyTitle')} text={words('care.emptyText')} />
    );
  }
  return (
    <>
      <ul className={styles.rows}>
        {list.rows.map((customer) => (
          <DriftingRow key={customer.partyId} customer={customer} />
        ))}
      </ul>
      {list.hasMore ? (
        <div className={styles.listFoot}>
          <Button variant="subtle" onClick={list.onLoadMore} loading={list.isLoadingMore}>
            {words('care.showAll')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
