import { Button } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Card, ErrorPanel, Skeletons } from '#ui';
import { useWords } from './messages/use-words.ts';
import { usePromiseList, type View } from './promise-queries.ts';
import { PromiseRow } from './promise-row.tsx';
import styles from './promises.module.css';

const PromiseDialog = lazy(async () => ({ default: (await import('./promise-dialog.tsx')).PromiseDialog }));

type PromiseListProps = {
  readonly show: View;
  readonly whose: 'mine' | 'all';
  readonly title?: string;
  readonly aside?: ReactNode;
  /** Said when there is none. */
  readonly nothing: ReactNode;
};

/** Promises of customers, each opened in a dialog. */
export function PromiseList({ show, whose, title, aside, nothing }: PromiseListProps) {
  const words = useWords();
  const list = usePromiseList({ show, whose });
  const [opened, open] = useState<string>();
  return (
    <Card flush title={title} aside={aside}>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows === undefined && !list.error ? <Skeletons rows={4} /> : null}
      {list.rows?.length === 0 ? nothing : null}
      <ul className={styles.list}>
        {list.rows?.map((promise) => (
          <PromiseRow
            key={promise.promiseId}
            promise={promise}
            showsCustomer
            onOpen={() => open(promise.promiseId)}
          />
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('more')}
        </Button>
      ) : null}
      {opened === undefined ? null : (
        <Suspense fallback={null}>
          <PromiseDialog promiseId={opened} onClose={() => open(undefined)} />
        </Suspense>
      )}
    </Card>
  );
}
