import { Button } from '@mantine/core';
import { type Icon, IconPlus } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Card, EmptyState, ErrorPanel, Skeletons } from '#ui';
import styles from './privacy.module.css';

type RegisterCardProps<Entry> = {
  readonly query: UseQueryResult<{ items: Entry[] }>;
  readonly row: (entry: Entry) => ReactNode;
  /** What is shown where the register is empty. */
  readonly empty: { readonly icon: Icon; readonly title: string; readonly text: string };
  readonly text?: string;
  readonly addLabel: string;
  readonly onAdd: () => void;
  /** The dialogs of the register. */
  readonly children?: ReactNode;
};

/** A register the law asks for: its entries one below the other, and adding one. */
export function RegisterCard<Entry>({
  query,
  row,
  empty,
  text,
  addLabel,
  onAdd,
  children,
}: RegisterCardProps<Entry>) {
  return (
    <Card>
      <div className={styles.tools}>
        {text === undefined ? <span /> : <p className={styles.text}>{text}</p>}
        <Button variant="filled" leftSection={<IconPlus size="1rem" aria-hidden />} onClick={onAdd}>
          {addLabel}
        </Button>
      </div>
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={4} /> : null}
      {query.data?.items.length === 0 ? <EmptyState {...empty} /> : null}
      <ul className={styles.list}>{query.data?.items.map(row)}</ul>
      {children}
    </Card>
  );
}
