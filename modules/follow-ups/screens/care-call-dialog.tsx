import { Button, Modal, Textarea } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { CARE_OUTCOMES, type CareOutcome, type CareTask } from '#modules/follow-ups/contract';
import { Chip, ErrorPanel, useDraft, useLocaleFormat } from '#ui';
import styles from './care.module.css';
import { CareHow, CareRhythm, useEvidence } from './care-evidence.tsx';
import { useWords } from './messages/use-words.ts';
import { useCareActions } from './use-care-actions.ts';

export type CareCallDialogProps = {
  readonly task: CareTask | undefined;
  readonly onClose: () => void;
};

function PhoneLine({ phone }: { readonly phone: string | null }) {
  const words = useWords();
  const format = useLocaleFormat();
  if (phone === null) return <span className={styles.quiet}>{words('call.noPhone')}</span>;
  return (
    <a className={styles.phone} href={`tel:${phone}`}>
      <IconPhone size="1.25rem" stroke={1.7} aria-hidden />
      {format.phone(phone)}
    </a>
  );
}

function OutcomeButtons(props: {
  readonly running: CareOutcome | undefined;
  readonly onChoose: (outcome: CareOutcome) => void;
}) {
  const words = useWords();
  return (
    <fieldset className={styles.outcomes} disabled={props.running !== undefined}>
      <legend className={styles.legend}>{words('call.how')}</legend>
      {CARE_OUTCOMES.map((outcome) => (
        <Button
          key={outcome}
          variant={outcome === 'reached' ? 'filled' : 'default'}
          loading={props.running === outcome}
          onClick={() => props.onChoose(outcome)}
        >
          {words(`outcome.${outcome}`)}
        </Button>
      ))}
    </fieldset>
  );
}

function CareCall({ task, onClose }: { readonly task: CareTask; readonly onClose: () => void }) {
  const words = useWords();
  const evidence = useEvidence();
  const actions = useCareActions();
  const draft = useDraft(`care.${task.careTaskId}`);
  const [running, setRunning] = useState<CareOutcome>();
  const [error, setError] = useState<unknown>();
  const choose = async (outcome: CareOutcome) => {
    setRunning(outcome);
    setError(undefined);
    try {
      await actions.complete(task, outcome, draft.text.trim());
      draft.drop();
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setRunning(undefined);
    }
  };
  return (
    <div className={styles.call}>
      <PhoneLine phone={task.phone} />
      <section aria-label={words('call.why')}>
        <div className={styles.chips}>
          <Chip tone="amber">{words(`reason.${task.reason.kind}`)}</Chip>
          <CareHow task={task} />
        </div>
        <p className={styles.why}>{evidence(task.reason)}</p>
        <CareRhythm reason={task.reason} />
      </section>
      <p className={styles.ask}>{words('call.ask')}</p>
      <Textarea
        label={words('call.said')}
        placeholder={words('call.saidPlaceholder')}
        autosize
        minRows={3}
        maxRows={10}
        data-autofocus
        value={draft.text}
        onChange={(event) => draft.write(event.currentTarget.value)}
      />
      {error === undefined ? null : <ErrorPanel error={error} />}
      <OutcomeButtons running={running} onChoose={(outcome) => void choose(outcome)} />
      <div className={styles.foot}>
        <span className={styles.quiet}>
          {words('outcome.no-answer')}: {words('outcomeHint.no-answer', { most: task.maxAttempts })}
        </span>
        <Link to="/customers/$partyId" params={{ partyId: task.partyId }}>
          {words('call.openFile')}
        </Link>
      </div>
    </div>
  );
}

/** What one needs during a care call, and the buttons that end it. What is typed survives closing the dialog. */
export function CareCallDialog({ task, onClose }: CareCallDialogProps) {
  const words = useWords();
  return (
    <Modal
      opened={task !== undefined}
      onClose={onClose}
      title={task ? words('call.title', { name: task.partyName }) : ''}
      size="lg"
    >
      {task ? <CareCall task={task} onClose={onClose} /> : null}
    </Modal>
  );
}
