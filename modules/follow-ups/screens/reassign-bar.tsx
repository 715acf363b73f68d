import { Button, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import { answered, useToasts } from '#ui';
import styles from './care.module.css';
import { careKey, useStaff } from './care-queries.ts';
import { useWords } from './messages/use-words.ts';

const NOBODY = 'nobody';

/** Gives the chosen tasks to somebody, and can take that back. */
export function ReassignBar({
  chosen,
  onDone,
}: {
  readonly chosen: readonly string[];
  readonly onDone: () => void;
}) {
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const staff = useStaff();
  const [to, setTo] = useState<string | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: careKey });
  const undo = useMutation({
    mutationFn: (reassignmentId: string) =>
      answered(api.followUps.undoReassignment({ params: { reassignmentId } })),
    onSuccess: () => toasts.done(words('after.undone')),
    onError: toasts.failed,
    onSettled: refresh,
  });
  const give = useMutation({
    mutationFn: () =>
      answered(
        api.followUps.reassignCareTasks({
          body: { careTaskIds: [...chosen], assigneeId: to === NOBODY ? null : to },
        }),
      ),
    onSuccess: ({ reassignmentId, changed }) => {
      toasts.doneWithUndo(words('list.given', { count: changed }), () => undo.mutate(reassignmentId));
      onDone();
    },
    onError: toasts.failed,
    onSettled: refresh,
  });
  return (
    <section className={styles.bulk} aria-label={words('list.giveTo')}>
      <strong role="status">{words('list.chosen', { count: chosen.length })}</strong>
      <Select
        aria-label={words('list.giveTo')}
        placeholder={words('list.giveTo')}
        searchable
        data={[{ value: NOBODY, label: words('list.nobody') }, ...staff]}
        value={to}
        onChange={setTo}
      />
      <Button variant="filled" disabled={to === null} loading={give.isPending} onClick={() => give.mutate()}>
        {words('list.give')}
      </Button>
      <Button variant="subtle" color="gray" onClick={onDone}>
        {words('list.clear')}
      </Button>
    </section>
  );
}
