import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '#contract';
import type { ImportDetail } from '#modules/imports/contract';
import { answered, useMay, useToasts } from '#ui';
import styles from './imports.module.css';
import { useWords } from './words/use-words.ts';

/** Works out what the customers are worth with what has just come in, and shows it. A run on its way already will do. */
function SeeValue() {
  const words = useWords();
  const may = useMay();
  const toasts = useToasts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const run = useMutation({
    mutationFn: async () => {
      if (!may('value.run')) return;
      const started = await api.value.startRun({ body: {} });
      if (!started.ok && started.problem.code !== 'value-run-in-progress')
        await answered(Promise.resolve(started));
    },
    onError: toasts.failed,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['value'] });
      await navigate({ to: '/value' });
    },
  });
  return (
    <Button variant="filled" loading={run.isPending} onClick={() => run.mutate()}>
      {words('result.seeValue')}
    </Button>
  );
}

/** What to do with what has just come in. */
export function NextSteps({ detail }: { readonly detail: ImportDetail }) {
  const words = useWords();
  const may = useMay();
  const hasSales = detail.kind === 'transactions' && detail.counts.created > 0;
  return (
    <div className={styles.actions}>
      <strong>{words('result.next')}</strong>
      {hasSales && may('value.read') ? <SeeValue /> : null}
      {may('parties.read') ? (
        <Button component={Link} to="/customers">
          {words('result.seeCustomers')}
        </Button>
      ) : null}
      {may('imports.run') ? (
        <Button
          component={Link}
          to={detail.kind === 'customers' ? '/imports/new?kind=transactions' : '/imports/new'}
        >
          {words(detail.kind === 'customers' ? 'result.importSales' : 'result.importAnother')}
        </Button>
      ) : null}
    </div>
  );
}
