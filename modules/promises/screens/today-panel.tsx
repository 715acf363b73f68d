import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { Card, ErrorPanel, useUrlState } from '#ui';
import { useWords } from './messages/use-words.ts';
import { usePromiseList } from './promise-queries.ts';
import { PromiseRow } from './promise-row.tsx';
import styles from './promises.module.css';

const PromiseDialog = lazy(async () => ({ default: (await import('./promise-dialog.tsx')).PromiseDialog }));

/** Promises about to break, so that they do not. */
export function TodayPanel() {
  const words = useWords();
  const [whose] = useUrlState('whose');
  const list = usePromiseList({ show: 'about-to-break', whose: whose === 'all' ? 'all' : 'mine' });
  const [opened, open] = useState<string>();
  return (
    <Card flush title={words('today.title')} aside={<Link to="/promises">{words('today.open')}</Link>}>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows?.length === 0 ? <p className={styles.nothing}>{words('today.none')}</p> : null}
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
