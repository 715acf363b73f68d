import { Button, Modal } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CareTask } from '#modules/follow-ups/contract';
import { Chip, ErrorPanel, Skeletons, useLocaleFormat, useMay } from '#ui';
import styles from './care.module.css';
import { CareAction } from './care-action.tsx';
import { CareCallDialog } from './care-call-dialog.tsx';
import { CareHow, CareRhythm, useAgainst, useEvidence, useReasonName } from './care-evidence.tsx';
import { useCareTasksOf } from './care-queries.ts';
import { CareTaskMenu } from './care-task-menu.tsx';
import { useWords } from './messages/use-words.ts';
import { PlanForm } from './plan-form.tsx';
import { useCareActions } from './use-care-actions.ts';

function PlanCall({ partyId, onClose }: { readonly partyId: string; readonly onClose: () => void }) {
  const words = useWords();
  const actions = useCareActions();
  const plan = useMutation({
    mutationFn: ({ why, dueOn }: { why: string; dueOn: string }) => actions.plan(partyId, why, dueOn),
    onSuccess: onClose,
  });
  return (
    <PlanForm
      whyLabel={words('next.why')}
      whyPlaceholder={words('next.whyPlaceholder')}
      isBusy={plan.isPending}
      error={plan.error}
      onPlan={(why, dueOn) => plan.mutate({ why, dueOn })}
      onClose={onClose}
    />
  );
}

function NextStep({ task, onCall }: { readonly task: CareTask; readonly onCall: () => void }) {
  const words = useWords();
  const format = useLocaleFormat();
  const evidence = useEvidence();
  const reasonName = useReasonName();
  const against = useAgainst()(task);
  const mayWrite = useMay()('follow-ups.write');
  return (
    <div className={styles.step}>
      <div className={styles.chips}>
        <strong>{reasonName(task.reason)}</strong>
        <Chip>{words('next.dueOn', { date: format.dayMonth(task.dueOn) })}</Chip>
      </div>
      <p className={styles.evidence}>
        {evidence(task.reason)} <CareHow task={task} />
      </p>
      {against ? <p className={styles.against}>{against}</p> : null}
      <CareRhythm reason={task.reason} />
      {mayWrite ? (
        <div className={styles.stepActions}>
          <CareAction task={task} onCall={onCall} isAgainst={against !== undefined} />
          <CareTaskMenu task={task} />
        </div>
      ) : null}
    </div>
  );
}

/** What is planned for a customer, beside their file. */
export function NextPanel({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const mayWrite = useMay()('follow-ups.write');
  const query = useCareTasksOf(partyId);
  const [calling, setCalling] = useState<CareTask>();
  const [isPlanning, setIsPlanning] = useState(false);
  return (
    <>
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={2} /> : null}
      {query.data?.items.length === 0 ? <p className={styles.empty}>{words('next.empty')}</p> : null}
      {query.data?.items.map((task) => (
        <NextStep key={task.careTaskId} task={task} onCall={() => setCalling(task)} />
      ))}
      {mayWrite ? (
        <Button
          className={styles.plan}
          leftSection={<IconCalendarPlus size="1rem" aria-hidden />}
          onClick={() => setIsPlanning(true)}
        >
          {words('next.plan')}
        </Button>
      ) : null}
      <CareCallDialog task={calling} onClose={() => setCalling(undefined)} />
      <Modal opened={isPlanning} onClose={() => setIsPlanning(false)} title={words('next.planTitle')}>
        <PlanCall partyId={partyId} onClose={() => setIsPlanning(false)} />
      </Modal>
    </>
  );
}
