import { Button, Modal } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { RecallSearch } from '#modules/assets/contract';
import { answered, useToasts } from '#ui';
import styles from './care.module.css';
import { careKey } from './care-queries.ts';
import { useWords } from './messages/use-words.ts';
import { PlanForm } from './plan-form.tsx';

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
  const order = useMutation({
    mutationFn: (given: { why: string; dueOn: string }) =>
      answered(api.followUps.planRecallCalls({ body: { search, customersSeen: customers, ...given } })),
    onSuccess: ({ planned, plannedAlready }) => {
      toasts.done(words('recall.done', { count: planned, already: plannedAlready }));
      onClose();
    },
    onError: () => client.invalidateQueries({ queryKey: ['assets'] }),
    onSettled: () => client.invalidateQueries({ queryKey: careKey }),
  });
  return (
    <PlanForm
      whyLabel={words('recall.why')}
      isBusy={order.isPending}
      error={order.error}
      onPlan={(why, dueOn) => order.mutate({ why, dueOn })}
      onClose={onClose}
    >
      <p className={styles.quiet}>{words('recall.what')}</p>
    </PlanForm>
  );
}
