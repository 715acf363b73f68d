import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import type { RecallSearch } from '#modules/assets/contract';
import { answered, ErrorPanel, useLocaleFormat, useNow, useToasts } from '#ui';
import { addDays } from '#working-time';
import styles from './care.module.css';
import { careKey } from './care-queries.ts';
import { useWords } from './messages/use-words.ts';

type RecallCallsProps = {
  readonly search: RecallSearch;
  /** Living customers who have such goods. */
  readonly customers: number;
};

/** Plans a call for everybody who has goods that are called back. */
export function RecallCalls({ search, customers }: RecallCallsProps) {
  const words = useWords();
  const [isPlanning, plan] = useState(false);
  if (customers === 0) return null;
  return (
    <>
      <Button
        mt="md"
        variant="filled"
        leftSection={<IconPhone size="1rem" aria-hidden />}
        onClick={() => plan(true)}
      >
        {words('recall.plan', { count: customers })}
      </Button>
      <Modal
        opened={isPlanning}
        onClose={() => plan(false)}
        title={words('recall.plan', { count: customers })}
      >
        <RecallOrder search={search} customers={customers} onClose={() => plan(false)} />
      </Modal>
    </>
  );
}

function RecallOrder({ search, customers, onClose }: RecallCallsProps & { readonly onClose: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const today = useLocaleFormat().dayKey(useNow());
  const [why, setWhy] = useState('');
  const [dueOn, setDueOn] = useState(today);
  const order = useMutation({
    mutationFn: () =>
      answered(
        api.followUps.planRecallCalls({ body: { search, customersSeen: customers, why: why.trim(), dueOn } }),
      ),
    onSuccess: ({ planned, plannedAlready }) => {
      toasts.done(words('recall.done', { count: planned, already: plannedAlready }));
      onClose();
    },
    onError: () => client.invalidateQueries({ queryKey: ['assets'] }),
    onSettled: () => client.invalidateQueries({ queryKey: careKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    order.mutate();
  };
  return (
    <form className={styles.planner} onSubmit={submit}>
      <p className={styles.quiet}>{words('recall.what')}</p>
      <Textarea
        label={words('recall.why')}
        maxLength={500}
        autosize
        minRows={3}
        data-autofocus
        required
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={words('next.on')}
        min={today}
        max={addDays(today, 366)}
        required
        value={dueOn}
        onChange={(event) => setDueOn(event.currentTarget.value)}
      />
      {order.error ? <ErrorPanel error={order.error} /> : null}
      <div className={styles.actions}>
        <Button type="submit" variant="filled" loading={order.isPending} disabled={why.trim() === ''}>
          {words('next.save')}
        </Button>
        <Button onClick={onClose}>{words('next.cancel')}</Button>
      </div>
    </form>
  );
}
