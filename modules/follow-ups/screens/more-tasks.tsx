import { Button } from '@mantine/core';
import styles from './care.module.css';
import type { useCareTasks } from './care-queries.ts';
import { useWords } from './messages/use-words.ts';

/** The way to the next page of tasks, where there is one. */
export function MoreTasks({ list }: { readonly list: ReturnType<typeof useCareTasks> }) {
  const words = useWords();
  if (!list.hasMore) return null;
  return (
    <div className={styles.under}>
      <Button onClick={list.onLoadMore} loading={list.isLoadingMore}>
        {words('now.more')}
      </Button>
    </div>
  );
}
