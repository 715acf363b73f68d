import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { CareTask } from '#modules/follow-ups/contract';
import { Chip, ErrorPanel, Skeletons, useLocaleFormat, useMay, useNow } from '#ui';
import { addDays } from '#working-time';
import styles from './care.module.css';
import { CareAction } from './care-action.tsx';
import { CareCallDialog } from './care-call-dialog.tsx';
import { CareHow, CareRhythm, useAgainst, useEvidence, useReasonName } from './care-evidence.tsx';
import { useCareTasksOf } from './care-queries.ts';
import { CareTaskMenu } from './care-task-menu.tsx';
import { useWords } from './messages/use-words.ts';
import { useCareActions } from './use-care-actions.ts';

function PlanCall({ partyId, onClose }: { readonly partyId: string; readonly onClose: () => void }) {
  const words = useWords();
  const format = useLocaleFormat();
  const actions = useCareActions();
  const today = format.dayKey(useNow());
  const [why, setWhy] = useState('');
  const [dueOn, setDueOn] = useState(today);
  const [error, setError] = useState<unknown>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (why.trim() === '') return;
    actions.plan(partyId, why.trim(), dueOn).then(onClose, setError);
  };
  return (
    <form className={styles.planner} onSubmit={submit}>
      <Textarea
        label={words('next.why')}
        placeholder={words('next.whyPlaceholder')}
        maxLength={500}
        autosize
        minRows={2}
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
      {error === undefined ? null : <ErrorPanel error={error} />}
      <div className={styles.actions}>
        <Button type="submit" variant="filled">
          {words('next.save')}
        </Button>
        <Button onClick={onClose}>{words('next.cancel')}</Button>
      </div>
    </form>
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
