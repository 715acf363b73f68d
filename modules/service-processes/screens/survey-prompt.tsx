import { Button } from '@mantine/core';
import { IconMessageCircleQuestion } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { api } from '#contract';
import { answers as answersShape } from '#form-kit';
import type { Process, StepDefinition, StepVisit } from '#modules/service-processes/contract';
import { answered, CustomerView, useClock, useDraft, useMay, useToasts } from '#ui';
import { answersOfDraft } from './answers-of-draft.ts';
import { useWords } from './messages/use-words.ts';
import { refreshProcesses } from './process-queries.ts';
import styles from './service.module.css';
import { SurveyInterview } from './survey-interview.tsx';
import { useLocal } from './use-local.ts';

/** Later nobody remembers how it was. */
const ASKED_WITHIN_MS = 30 * 24 * 3_600_000;

const said = z.object({ answers: answersShape.nullable(), mode: z.enum(['self', 'interview']) });
type Said = z.infer<typeof said>;
const DECLINED: Said = { answers: null, mode: 'self' };

/** Whether the customer is still to be asked about the latest step that was done. */
export function SurveyPrompt({ process }: { readonly process: Process }) {
  const mayWrite = useMay()('service-processes.write');
  const clock = useClock();
  const [askedNow, setAskedNow] = useState<{ visitId: string; by: Said['mode'] }>();
  const visit = process.visits.findLast(({ visitId }) => visitId !== null);
  const step = process.steps.find(({ key }) => key === visit?.stepKey);
  if (!mayWrite || !visit?.visitId || !visit.leftAt || visit.outcome === 'skipped' || !step?.survey)
    return null;
  const { visitId } = visit;
  const mode = askedNow?.visitId === visitId ? askedNow.by : undefined;
  const isLate = clock.now().getTime() - Date.parse(visit.leftAt) > ASKED_WITHIN_MS;
  // The customer reads the thanks with nothing of the file beside it, also when the list behind is read anew.
  if ((visit.survey || isLate) && mode !== 'self') return null;
  return (
    <AskCustomer
      key={visitId}
      process={process}
      step={step}
      visitId={visitId}
      mode={mode}
      onAsk={(by) => setAskedNow(by && { visitId, by })}
    />
  );
}

type AskCustomerProps = {
  readonly process: Process;
  readonly step: StepDefinition;
  readonly visitId: NonNullable<StepVisit['visitId']>;
  /** How the customer is being asked just now. */
  readonly mode: Said['mode'] | undefined;
  readonly onAsk: (mode: Said['mode'] | undefined) => void;
};

function AskCustomer({ process, step, visitId, mode, onAsk }: AskCustomerProps) {
  const words = useWords();
  const local = useLocal();
  const toasts = useToasts();
  const client = useQueryClient();
  // What the customer said is kept until the server has it: nobody asks an old lady twice because the line was down.
  const kept = useDraft(`survey.${visitId}`);
  const typed = useDraft(`interview.${visitId}`);
  const answer = useMutation({
    mutationFn: (body: Said) =>
      answered(
        api.serviceProcesses.answerSurvey({ params: { processId: process.processId, visitId }, body }),
      ),
    onSuccess: async () => {
      kept.drop();
      typed.drop();
      await refreshProcesses(client, process.partyId);
      toasts.done(words('survey.noted'));
    },
    onError: toasts.failed,
  });
  const send = (what: Said) => {
    kept.write(JSON.stringify(what));
    answer.mutate(what);
  };
  const { survey } = step;
  if (!survey) return null;
  const name = words('survey.ask', { name: local(step.name) });
  return (
    <section className={styles.ask} aria-label={name}>
      <IconMessageCircleQuestion size="1.25rem" stroke={1.7} aria-hidden />
      <p>
        <strong>{name}</strong>
        <span className={styles.quiet}>{words('survey.note', { count: survey.form.fields.length })}</span>
      </p>
      {kept.text !== '' && mode === undefined ? (
        <Button loading={answer.isPending} onClick={() => answer.mutate(readKept(kept.text))}>
          {words('survey.send')}
        </Button>
      ) : (
        <span className={styles.actions}>
          <Button onClick={() => onAsk('self')}>{words('survey.begin')}</Button>
          <Button onClick={() => onAsk('interview')}>{words('survey.interview')}</Button>
          <Button
            variant="subtle"
            loading={answer.isPending && !mode}
            onClick={() => answer.mutate(DECLINED)}
          >
            {words('survey.declined')}
          </Button>
        </span>
      )}
      {mode === 'self' ? (
        <CustomerView
          form={survey.form}
          onDone={(answers) => send({ answers, mode: 'self' })}
          onLeave={() => onAsk(undefined)}
        />
      ) : null}
      {mode === 'interview' ? (
        <SurveyInterview
          form={survey.form}
          answers={answersOfDraft(typed.text)}
          onChange={(answers) => typed.write(JSON.stringify(answers))}
          isBusy={answer.isPending}
          onDone={(answers) => send({ answers, mode: 'interview' })}
          onLeave={() => onAsk(undefined)}
        />
      ) : null}
    </section>
  );
}

/** What was said and could not be sent; a device that kept something else knows of no answer. */
function readKept(text: string): Said {
  try {
    const kept = said.safeParse(JSON.parse(text));
    return kept.success ? kept.data : DECLINED;
  } catch {
    return DECLINED;
  }
}
