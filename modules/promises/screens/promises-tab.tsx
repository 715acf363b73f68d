import { Button } from '@mantine/core';
import { IconHeartHandshake, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Card, EmptyState, ErrorPanel, Skeletons, useMay } from '#ui';
import { GivePromiseDialog } from './give-promise-dialog.tsx';
import { useWords } from './messages/use-words.ts';
import { PromiseDialog } from './promise-dialog.tsx';
import { useLedger } from './promise-queries.ts';
import { PromiseRow } from './promise-row.tsx';
import styles from './promises.module.css';

/** Everything a customer was promised, given, kept and broken (S4-17). */
export function PromisesTab({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const mayGive = useMay()('promises.give');
  const list = useLedger(partyId, 30);
  const [opened, open] = useState<string>();
  const [isGiving, setIsGiving] = useState(false);
  return (
    <Card
      flush
      title={words('ledger')}
      aside={
        mayGive ? (
          <Button
            size="compact-sm"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            onClick={() => setIsGiving(true)}
          >
            {words('give.title')}
          </Button>
        ) : undefined
      }
    >
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows === undefined && !list.error ? <Skeletons rows={4} /> : null}
      {list.rows?.length === 0 ? (
        <EmptyState icon={IconHeartHandshake} title={words('none.title')} text={words('none.text')} />
      ) : null}
      <ul className={styles.list}>
        {list.rows?.map((promise) => (
          <PromiseRow key={promise.promiseId} promise={promise} onOpen={() => open(promise.promiseId)} />
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('more')}
        </Button>
      ) : null}
      <PromiseDialog promiseId={opened} onClose={() => open(undefined)} />
      <GivePromiseDialog partyId={partyId} isOpen={isGiving} onClose={() => setIsGiving(false)} />
    </Card>
  );
}
