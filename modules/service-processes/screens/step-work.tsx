import { Button, Radio, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight, IconPlayerPlay } from '@tabler/icons-react';
import { type FormEvent, useMemo, useState } from 'react';
import { type Answers, checkAnswers, holds, type LocalText } from '#form-kit';
import {
  END,
  type Process,
  type StepDefinition,
  type StepFaults,
  stepFaults,
} from '#modules/service-processes/contract';
import { AnswerForm, ErrorPanel, Slot, toProblem, useDraft, useMay, usePreferences } from '#ui';
import { answersOfDraft } from './answers-of-draft.ts';
import { useWords } from './messages/use-words.ts';
import styles from './service.module.css';
import { StepNotices } from './step-notices.tsx';
import { StepPapers } from './step-papers.tsx';
import { useLocal } from './use-local.ts';
import { useProcessActions } from './use-process-actions.ts';
import { useProcessPhotos } from './use-process-photos.ts';

/** The work of the current step: its questions, and the ways on. */
export function StepWork({ process }: { readonly process: Process }) {
  const words = useWords();
  const actions = useProcessActions(process);
  const step = process.steps.find(({ key }) => key === process.stepKey);
  const mayWrite = useMay()('service-processes.write');
  if (!step || !mayWrite) return null;
  if (process.status === 'paused') {
    return (
      <Button
        variant="filled"
        leftSection={<IconPlayerPlay size="1rem" aria-hidden />}
        loading={actions.isBusy}
        onClick={() => actions.resume()}
      >
        {words('resume')}
      </Button>
    );
  }
  if (!process.mayTakeStep) return <ForOthers step={step} />;
  return <TakeStep process={process} step={step} actions={actions} />;
}

function ForOthers({ step }: { readonly step: StepDefinition }) {
  const words = useWords();
  const [{ language }] = usePreferences();
  const roles = step.roles.map((role) => words(`role.${role}` as 'role.practitioner'));
  const anyOf = new Intl.ListFormat(language, { type: 'disjunction' }).format(roles);
  return <p className={styles.quiet}>{words('forRoles', { roles: anyOf })}</p>;
}

type TakeStepProps = {
  readonly process: Process;
  readonly step: StepDefinition;
  readonly actions: ReturnType<typeof useProcessActions>;
};

function TakeStep({ process, step, actions }: TakeStepProps) {
  const words = useWords();
  const mayOverride = useMay()('service-processes.override');
  const draft = useDraft(`process.${process.processId}.${process.visits.length}`);
  const answers = useMemo(
    () =>
      withoutCalculated(step, draft.text === '' ? firstAnswers(process, step) : answersOfDraft(draft.text)),
    [draft.text, process, step],
  );
  const [wanted, setWanted] = useState<string>();
  const [refused, setRefused] = useState<StepFaults>();
  const [error, setError] = useState<unknown>();
  const [reason, setReason] = useState<string>();
  const checked = step.form ? checkAnswers(step.form, answers) : { answers: {}, faults: [] };
  const known = knownAnswers(process, step, checked.answers);
  const ways = step.ways.filter(({ when }) => !when || holds(when, known));
  const notices = step.notices.filter(({ when }) => holds(when, known));
  const photos = useProcessPhotos(process.partyId);
  const to = ways.some((way) => way.to === wanted) ? wanted : ways[0]?.to;
  const settle = (done: Promise<unknown>) =>
    done.then(draft.drop, (failure: unknown) => {
      const faults = stepFaults.safeParse(toProblem(failure)?.context);
      setRefused(faults.success ? faults.data : undefined);
      setError(faults.success ? undefined : failure);
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void settle(reason === undefined ? actions.complete(answers, to) : actions.override(answers, to, reason));
  };
  return (
    <form className={styles.work} onSubmit={submit} noValidate>
      <Slot
        name="service.step"
        props={{
          partyId: process.partyId,
          templateKey: process.templateKey,
          stepKey: step.key,
          onFill: (given: Answers) => draft.write(JSON.stringify({ ...answers, ...given })),
        }}
      />
      {step.form ? (
        <AnswerForm
          form={step.form}
          answers={{ ...answers, ...checked.answers }}
          faults={refused ? checked.faults : []}
          photos={photos}
          onChange={(given) => draft.write(JSON.stringify(given))}
        />
      ) : null}
      {notices.length > 0 ? <StepNotices step={step} notices={notices} actions={actions} /> : null}
      <StepPapers partyId={process.partyId} step={step} />
      {ways.length > 1 ? <WayChoice ways={ways} to={to} onChoose={setWanted} /> : null}
      {refused && refused.gates.length > 0 ? <ClosedGates gates={refused.gates} /> : null}
      {error === undefined ? null : <ErrorPanel error={error} />}
      {reason === undefined ? null : (
        <Textarea
          label={words('override.reason')}
          autosize
          minRows={2}
          maxLength={1000}
          required
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <div className={styles.actions}>
        <Button
          type="submit"
          variant="filled"
          loading={actions.isBusy}
          disabled={reason !== undefined && reason.trim() === ''}
          rightSection={<IconArrowRight size="1rem" aria-hidden />}
        >
          {reason === undefined ? (
            <WayName way={ways.find((way) => way.to === to)} />
          ) : (
            words('override.action')
          )}
        </Button>
        {refused && mayOverride && reason === undefined ? (
          <Button onClick={() => setReason('')}>{words('override.open')}</Button>
        ) : null}
        {draft.isRestored ? <span className={styles.quiet}>{words('draft')}</span> : null}
      </div>
    </form>
  );
}

type Way = StepDefinition['ways'][number];

function WayName({ way }: { readonly way: Way | undefined }) {
  const words = useWords();
  const local = useLocal();
  if (!way) return null;
  return words(way.to === END ? 'finish' : 'done', { name: local(way.label) });
}

type WayChoiceProps = {
  readonly ways: readonly Way[];
  readonly to: string | undefined;
  readonly onChoose: (to: string) => void;
};

function WayChoice({ ways, to, onChoose }: WayChoiceProps) {
  const words = useWords();
  const local = useLocal();
  return (
    <Radio.Group label={words('next')} value={to ?? null} onChange={onChoose}>
      <div className={styles.ways}>
        {ways.map((way) => (
          <Radio key={way.to} value={way.to} label={local(way.label)} />
        ))}
      </div>
    </Radio.Group>
  );
}

function ClosedGates({ gates }: { readonly gates: readonly { key: string; says: LocalText }[] }) {
  const words = useWords();
  const local = useLocal();
  return (
    <div className={styles.gates} role="alert">
      <strong>{words('notReady')}</strong>
      <ul>
        {gates.map((gate) => (
          <li key={gate.key}>
            <IconAlertTriangle size="1rem" aria-hidden /> {local(gate.says)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is answered so far, by step; the server has the last word on what follows from it. */
function knownAnswers(process: Process, step: StepDefinition, current: Answers): Record<string, Answers> {
  const known: Record<string, Answers> = {};
  for (const visit of process.visits) {
    if (visit.outcome) known[visit.stepKey] = { ...visit.answers, ...visit.sensitiveAnswers };
  }
  return { ...known, [step.key]: current };
}

/** What a form begins with: what was taken back, or what a step that keeps its answers was last left with. */
function firstAnswers(process: Process, step: StepDefinition): Answers {
  const last = process.visits.findLast(({ stepKey, outcome }) => stepKey === step.key && outcome !== null);
  const known = process.takenBack ?? (step.keepsAnswers ? last : undefined);
  return known ? { ...known.answers, ...known.sensitiveAnswers } : {};
}

/** Answers to questions of the form as they are given; what is calculated from them is calculated anew. */
function withoutCalculated(step: StepDefinition, answers: Answers): Answers {
  const asked = step.form?.fields.filter((field) => field.answer.kind !== 'calculated') ?? [];
  return Object.fromEntries(asked.flatMap(({ key }) => (key in answers ? [[key, answers[key] ?? '']] : [])));
}
