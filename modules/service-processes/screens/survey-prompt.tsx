import { Button } from '@mantine/core';
import { IconMessageCircleQuestion } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import { type Answers, answers as answersShape } from '#form-kit';
import type { Process, StepDefinition, StepVisit } from '#modules/service-processes/contract';
import { answered, CustomerView, useDraft, useMay, useToasts } from '#ui';
import { useWords } from './messages/use-words.ts';
import { refreshProcesses } from './process-queries.ts';
import styles from './service.module.css';
import { useLocal } from './use-local.ts';

/** Whether the customer is still to be asked about the latest step that was done. */
export function SurveyPrompt({ process }: { readonly process: Process }) {
  const mayWrite = useMay()('service-processes.write');
  const [handedOver, handOver] = useState<string>();
  const visit = process.visits.findLast(({ visitId }) => visitId !== null);
  const step = process.steps.find(({ key }) => key === visit?.stepKey);
  if (!mayWrite || !visit?.visitId || visit.outcome === 'skipped' || !step?.survey) return null;
  const { visitId } = visit;
  const isHandedOver = handedOver === visitId;
  // The customer reads the thanks with nothing of the file beside it, also when the list behind is read anew.
  if (visit.survey && !isHandedOver) return null;
  return (
    <AskCustomer
      key={visitId}
      process={process}
      step={step}
      visitId={visitId}
      isHandedOver={isHandedOver}
      onHandOver={(is) => handOver(is ? visitId : undefined)}
    />
  );
}

type AskCustomerProps = {
  readonly process: Process;
  readonly step: StepDefinition;
  readonly visitId: NonNullable<StepVisit['visitId']>;
  readonly isHandedOver: boolean;
  readonly onHandOver: (is: boolean) => void;
};

function AskCustomer({ process, step, visitId, isHandedOver, onHandOver }: AskCustomerProps) {
  const words = useWords();
  const local = useLocal();
  const toasts = useToasts();
  const client = useQueryClient();
  // What the customer said is kept until the server has it: nobody asks an old lady twice because the line was down.
  const kept = useDraft(`survey.${visitId}`);
  const answer = useMutation({
    mutationFn: (answers: Answers | null) =>
      answered(
        api.serviceProcesses.answerSurvey({
          params: { processId: process.processId, visitId },
          body: { answers },
        }),
      ),
    onSuccess: async () => {
      kept.drop();
      await refreshProcesses(client, process.partyId);
      toasts.done(words('survey.noted'));
    },
    onError: toasts.failed,
  });
  const { survey } = step;
  if (!survey) return null;
  return (
    <section className={styles.ask} aria-label={words('survey.ask', { name: local(step.name) })}>
      <IconMessageCircleQuestion size="1.25rem" stroke={1.7} aria-hidden />
      <p>
        <strong>{words('survey.ask', { name: local(step.name) })}</strong>
        <span className={styles.quiet}>{words('survey.note', { count: survey.form.fields.length })}</span>
      </p>
      {kept.text === '' || isHandedOver ? (
        <>
          <Button onClick={() => onHandOver(true)}>{words('survey.begin')}</Button>
          <Button
            variant="subtle"
            loading={answer.isPending && !isHandedOver}
            onClick={() => answer.mutate(null)}
          >
            {words('survey.declined')}
          </Button>
        </>
      ) : (
        <Button loading={answer.isPending} onClick={() => answer.mutate(readKept(kept.text))}>
          {words('survey.send')}
        </Button>
      )}
      {isHandedOver ? (
        <CustomerView
          form={survey.form}
          onDone={(answers) => {
            kept.write(JSON.stringify(answers));
            answer.mutate(answers);
          }}
          onLeave={() => onHandOver(false)}
        />
      ) : null}
    </section>
  );
}

/** What was said and could not be sent; nothing where the device kept something else. */
function readKept(text: string): Answers {
  try {
    const kept = answersShape.safeParse(JSON.parse(text));
    return kept.success ? kept.data : {};
  } catch {
    return {};
  }
}
