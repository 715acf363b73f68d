import { Button } from '@mantine/core';
import { IconHeartHandshake } from '@tabler/icons-react';
import { api } from '#contract';
import type { DriftingCustomer, DriftState } from '#modules/value/contract';
import { EmptyState, ErrorPanel, Skeletons, useKeysetList, useMay } from '#ui';
import { DriftingRow } from './drifting-row.tsx';
import { useWords } from './messages/use-words.ts';
import styles from './value.module.css';
import { driftingKey, useOverview } from './value-queries.ts';

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
  if (list.rows.length === 0) return <NobodyDrifts />;
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

/** Before the first run nobody knows whether anybody drifts, and the words must not pretend to. */
function NobodyDrifts() {
  const words = useWords();
  const may = useMay();
  const overview = useOverview({ isEnabled: may('value.overview') });
  if (overview.data?.current === null) {
    return (
      <EmptyState icon={IconHeartHandshake} title={words('care.title')} text={words('care.emptyNoRunText')} />
    );
  }
  return (
    <EmptyState icon={IconHeartHandshake} title={words('care.emptyTitle')} text={words('care.emptyText')} />
  );
}
