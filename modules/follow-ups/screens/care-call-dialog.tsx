import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  CARE_OUTCOMES,
  type CareOutcome,
  type CareTask,
  CONTACT_OUTCOMES,
  type FactUsed,
} from '#modules/follow-ups/contract';
import { Chip, ErrorPanel, useDraft, useLocaleFormat, useNow } from '#ui';
import { addDays } from '#working-time';
import { CallFacts, Delegates } from './call-sheet.tsx';
import styles from './care.module.css';
import { CareHow, CareRhythm, useAgainst, useEvidence, useReasonName } from './care-evidence.tsx';
import { useCallSheet } from './care-queries.ts';
import { useWords } from './messages/use-words.ts';
import { useCareActions } from './use-care-actions.ts';
import { useLocal } from './use-local.ts';

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

/** Outcomes offered: after a refusal only those that are no contact; the refusal itself only then. */
function outcomesOf(isAllowed: boolean): CareOutcome[] {
  return CARE_OUTCOMES.filter((outcome) =>
    isAllowed ? outcome !== 'not-allowed' : !CONTACT_OUTCOMES.includes(outcome),
  );
}

function OutcomeButtons(props: {
  readonly isAllowed: boolean;
  readonly running: CareOutcome | undefined;
  readonly onChoose: (outcome: CareOutcome) => void;
}) {
  const words = useWords();
  return (
    <fieldset className={styles.outcomes} disabled={props.running !== undefined}>
      <legend className={styles.legend}>{words('call.how')}</legend>
      {outcomesOf(props.isAllowed).map((outcome) => (
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

/** The day on which the customer wants to be called. */
function LaterDay({ onChoose }: { readonly onChoose: (day: string) => void }) {
  const words = useWords();
  const today = useLocaleFormat().dayKey(useNow());
  const [day, setDay] = useState(addDays(today, 7));
  return (
    <div className={styles.later}>
      <TextInput
        type="date"
        label={words('call.laterOn')}
        min={addDays(today, 1)}
        max={addDays(today, 366)}
        value={day}
        data-autofocus
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Button variant="filled" disabled={day <= today} onClick={() => onChoose(day)}>
        {words('call.laterSave')}
      </Button>
    </div>
  );
}

/** What a rule wants said, with the customer's name and the day it counts from; and whether it is no time to call. */
function Script({ task }: { readonly task: CareTask }) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const time = format.time(useNow(60)).slice(0, 5);
  if (task.reason.kind !== 'planned') return <p className={styles.ask}>{words('call.ask')}</p>;
  const { script, anchorOn, quietHours, channel } = task.reason.values;
  const quiet = quietHours.find(({ from, to }) =>
    from < to ? time >= from && time < to : time >= from || time < to,
  );
  const said = local(script)
    .replaceAll('{{name}}', task.partyName)
    .replaceAll('{{since}}', format.date(anchorOn));
  return (
    <>
      {quiet && channel !== 'letter' && channel !== 'email' ? (
        <p className={styles.warning}>{words('call.quiet', quiet)}</p>
      ) : null}
      <section aria-label={words('call.script')} className={styles.script}>
        {said}
      </section>
    </>
  );
}

function CareCall({ task, onClose }: { readonly task: CareTask; readonly onClose: () => void }) {
  const words = useWords();
  const evidence = useEvidence();
  const reasonName = useReasonName();
  const actions = useCareActions();
  const against = useAgainst()(task);
  const sheet = useCallSheet(task.careTaskId);
  const draft = useDraft(`care.${task.careTaskId}`);
  const [used, setUsed] = useState<readonly FactUsed[]>([]);
  const [running, setRunning] = useState<CareOutcome>();
  const [asksDay, setAsksDay] = useState(false);
  const [error, setError] = useState<unknown>();
  const choose = async (outcome: CareOutcome, untilOn?: string) => {
    if (outcome === 'later' && untilOn === undefined) return setAsksDay(true);
    setRunning(outcome);
    setError(undefined);
    try {
      const factsShown = sheet.data?.facts.length ?? 0;
      const note = draft.text.trim();
      await actions.complete(task, { outcome, note, untilOn, factsShown, factsUsed: [...used] });
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
      {against ? <p className={styles.warning}>{against}</p> : <PhoneLine phone={task.phone} />}
      <Delegates people={sheet.data?.delegates ?? []} />
      <section aria-label={words('call.why')}>
        <div className={styles.chips}>
          <Chip tone="amber">{reasonName(task.reason)}</Chip>
          <CareHow task={task} />
        </div>
        <p className={styles.why}>{evidence(task.reason)}</p>
        <CareRhythm reason={task.reason} />
      </section>
      <Script task={task} />
      <CallFacts sheet={sheet} used={used} onUse={setUsed} />
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
      <OutcomeButtons
        isAllowed={
          against === undefined || task.contact?.reasons.every(({ code }) => JUDGED.has(code)) === true
        }
        running={running}
        onChoose={(outcome) => void choose(outcome)}
      />
      {asksDay ? <LaterDay onChoose={(day) => void choose('later', day)} /> : null}
      <Foot task={task} />
    </div>
  );
}

/** Reasons against contact that people judge themselves: the customer may have called us. */
const JUDGED: ReadonlySet<string> = new Set(['no-address', 'quiet-hours', 'archived']);

function Foot({ task }: { readonly task: CareTask }) {
  const words = useWords();
  const isVisitPlanned = task.reason.kind === 'planned' && task.reason.values.escalation !== null;
  return (
    <div className={styles.foot}>
      <span className={styles.quiet}>
        {words('outcome.no-answer')}:{' '}
        {words(isVisitPlanned ? 'outcomeHint.again' : 'outcomeHint.no-answer', { most: task.maxAttempts })}
      </span>
      <Link to="/customers/$partyId" params={{ partyId: task.partyId }}>
        {words('call.openFile')}
      </Link>
    </div>
  );
}

/** What one needs during a care call, and the buttons that end it. What is typed survives closing the dialog. */
export function CareCallDialog({ task, onClose }: CareCallDialogProps) {
  const words = useWords();
  const reasonName = useReasonName();
  const title = (one: CareTask) =>
    one.reason.kind === 'planned'
      ? words('call.planTitle', { what: reasonName(one.reason), name: one.partyName })
      : words('call.title', { name: one.partyName });
  return (
    <Modal opened={task !== undefined} onClose={onClose} title={task ? title(task) : ''} size="lg">
      {task ? <CareCall task={task} onClose={onClose} /> : null}
    </Modal>
  );
}
