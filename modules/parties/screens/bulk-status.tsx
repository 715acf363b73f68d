import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '#contract';
import type { BulkChange } from '#modules/parties/contract';
import { answered, Card, ProgressBar, useToasts } from '#ui';
import styles from './customers.module.css';
import { useWords } from './messages/use-words.ts';

const storageKey = 'perennial.bulk-change';

/** The change of many customers that is under way, found again when the page is left and opened anew. */
export function useBulkStatus() {
  const [bulkChangeId, setId] = useState(() => {
    try {
      return window.localStorage.getItem(storageKey) ?? undefined;
    } catch {
      return undefined;
    }
  });
  return {
    bulkChangeId,
    follow: (id: string | undefined) => {
      setId(id);
      try {
        if (id === undefined) window.localStorage.removeItem(storageKey);
        else window.localStorage.setItem(storageKey, id);
      } catch {
        // It is still followed on this page.
      }
    },
  };
}

const isAtWork = (change: BulkChange | undefined) =>
  change?.state === 'running' || change?.state === 'undoing';

/** How far a change of many customers has come, and the way back. */
export function BulkStatus(props: { readonly bulkChangeId: string; readonly onClose: () => void }) {
  const { bulkChangeId, onClose } = props;
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const params = { bulkChangeId };
  const key = ['parties', 'bulk', bulkChangeId];
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => answered(api.parties.getBulkChange({ params, signal })),
    refetchInterval: ({ state }) => (isAtWork(state.data) ? 1000 : false),
    retry: false,
  });
  const turn = useMutation({
    mutationFn: (ask: 'cancelBulkChange' | 'undoBulkChange') => answered(api.parties[ask]({ params })),
    onSuccess: (change) => client.setQueryData(key, change),
    onError: toasts.failed,
  });
  const state = data?.state;
  useEffect(() => {
    if (state === undefined) return;
    void client.invalidateQueries({ queryKey: ['parties', 'list'] });
    void client.invalidateQueries({ queryKey: ['parties', 'count'] });
    void client.invalidateQueries({ queryKey: ['parties', 'tags'] });
    void client.invalidateQueries({ queryKey: ['parties', 'one'] });
  }, [state, client]);
  // One forgotten meanwhile is nobody's business any more.
  useEffect(() => {
    if (error) onClose();
  }, [error, onClose]);
  if (!data) return null;
  const { changed, undone, keptLater } = data.progress;
  if (isAtWork(data)) {
    const isUndoing = data.state === 'undoing';
    return (
      <Card className={styles.bulkStatus}>
        <ProgressBar
          label={words(isUndoing ? 'bulk.undoing' : 'bulk.working')}
          done={isUndoing ? undone + keptLater : changed}
          total={isUndoing ? changed : data.found.changing}
          onCancel={isUndoing ? undefined : () => turn.mutate('cancelBulkChange')}
        />
      </Card>
    );
  }
  return (
    <div className={styles.bulkDone} role="status">
      <span>{data.state === 'undone' ? words('bulk.undone', { count: undone }) : doneWords(data)}</span>
      {data.state === 'undone' && keptLater > 0 ? (
        <span className={styles.quiet}>{words('bulk.kept', { count: keptLater })}</span>
      ) : null}
      {data.state === 'undone' || changed === 0 ? null : (
        <Button size="compact-sm" loading={turn.isPending} onClick={() => turn.mutate('undoBulkChange')}>
          {words('bulk.undo')}
        </Button>
      )}
      <ActionIcon variant="subtle" aria-label={words('bulk.close')} onClick={onClose}>
        <IconX size="1rem" stroke={1.8} aria-hidden />
      </ActionIcon>
    </div>
  );

  function doneWords({ state: now, progress }: BulkChange): string {
    return words(now === 'cancelled' ? 'bulk.stopped' : 'bulk.done', { count: progress.changed });
  }
}
