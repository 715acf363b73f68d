import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api } from '#contract';
import type { Repair } from '#modules/repairs/contract';
import { Card, ErrorPanel, useMay } from '#ui';
import styles from './repairs.module.css';
import { useRepairChange } from './use-repair-change.ts';
import { useWords } from './words/use-words.ts';

/** A supervisor approves an exchange or a refund, or sends it back. */
export function ApprovalCard({ repair }: { readonly repair: Repair }) {
  const words = useWords();
  const mayApprove = useMay()('repairs.approve');
  const [note, setNote] = useState('');
  const { repairId, revision } = repair;
  const approve = useRepairChange(
    repair,
    (approved: boolean) =>
      api.repairs.approveRepair({ params: { repairId }, body: { revision, approved, note } }),
    words('step.done'),
  );
  return (
    <Card title={words('approve.title')}>
      <p className={styles.quiet}>{words(mayApprove ? 'approve.lead' : 'approve.notYou')}</p>
      {mayApprove ? (
        <div className={styles.form}>
          <Textarea
            label={words('approve.reason')}
            autosize
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {approve.error ? <ErrorPanel error={approve.error} /> : null}
          <div className={styles.actions}>
            <Button variant="filled" loading={approve.isPending} onClick={() => approve.mutate(true)}>
              {words('approve.yes')}
            </Button>
            <Button loading={approve.isPending} onClick={() => approve.mutate(false)}>
              {words('approve.no')}
            </Button>
          </div>
        </div>
      ) : null}
    </Card>
  );
}
