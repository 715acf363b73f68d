import { IconCheck, IconPlayerPause, IconPlayerSkipForward } from '@tabler/icons-react';
import type { Process, ProcessStatus } from '#modules/service-processes/contract';
import { Card, Chip, ErrorPanel, ProgressSegments, Skeletons, type Tone, useLocaleFormat } from '#ui';
import { useWords } from './messages/use-words.ts';
import { ProcessMenu } from './process-menu.tsx';
import { useProcess } from './process-queries.ts';
import styles from './service.module.css';
import { StepHistory } from './step-history.tsx';
import { StepWork } from './step-work.tsx';
import { SurveyPrompt } from './survey-prompt.tsx';
import { useLocal } from './use-local.ts';

const STATUS_TONE: Record<ProcessStatus, Tone> = {
  running: 'green',
  paused: 'amber',
  finished: 'plain',
  cancelled: 'plain',
};

/** One process: where it stands, the work of its step, and what was done. */
export function ProcessCard({ processId }: { readonly processId: string }) {
  const words = useWords();
  const local = useLocal();
  const { data: process, error, refetch } = useProcess(processId);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!process) return <Skeletons rows={5} />;
  return (
    <Card
      className={styles.process}
      headingLevel={3}
      title={
        <span className={styles.title}>
          {local(process.templateName)}
          <Chip tone={process.overdue ? 'vermilion' : STATUS_TONE[process.status]}>
            {words(`status.${process.status}`)}
          </Chip>
          <Chip>{words(`kind.${process.kind}`)}</Chip>
        </span>
      }
      aside={<ProcessMenu process={process} />}
    >
      <StepPath process={process} />
      <WhereItStands process={process} />
      <SurveyPrompt process={process} />
      {process.stepKey === null ? null : (
        <StepWork key={`${process.stepKey}.${process.visits.length}`} process={process} />
      )}
      {process.cancelReason === null ? null : <p className={styles.quiet}>{process.cancelReason}</p>}
      <StepHistory process={process} />
    </Card>
  );
}

const ICONS = {
  completed: IconCheck,
  overridden: IconCheck,
  skipped: IconPlayerSkipForward,
} as const;

function StepPath({ process }: { readonly process: Process }) {
  const words = useWords();
  const local = useLocal();
  return (
    <ol className={styles.path} aria-label={words('label')}>
      {process.steps.map((step, index) => {
        const latest = process.visits.findLast(
          ({ stepKey, outcome }) => stepKey === step.key && outcome !== null,
        );
        const isCurrent = process.stepKey === step.key;
        const Icon =
          isCurrent && process.status === 'paused'
            ? IconPlayerPause
            : latest?.outcome && ICONS[latest.outcome];
        return (
          <li
            key={step.key}
            className={styles.pathStep}
            data-state={isCurrent ? 'current' : latest ? 'done' : 'ahead'}
            aria-current={isCurrent ? 'step' : undefined}
          >
            <span className={styles.mark} aria-hidden title={local(step.name)}>
              {Icon && (!isCurrent || process.status === 'paused') ? (
                <Icon size="0.8125rem" stroke={2.2} />
              ) : (
                index + 1
              )}
            </span>
            <span className={styles.pathName}>{local(step.name)}</span>
          </li>
        );
      })}
    </ol>
  );
}

function WhereItStands({ process }: { readonly process: Process }) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const { clock } = process;
  if (process.stepNumber === null || process.enteredAt === null) return null;
  const facts = [
    words('step', { number: process.stepNumber, count: process.stepCount }),
    words('since', { when: format.dateTime(process.enteredAt) }),
    ...(process.status === 'paused'
      ? [process.pauseName ? local(process.pauseName) : words('waitingOther')]
      : []),
    ...(process.dueAt === null
      ? []
      : [words(process.overdue ? 'overdue' : 'due', { when: format.dateTime(process.dueAt) })]),
  ];
  return (
    <div className={styles.stands}>
      <p className={styles.quiet} data-late={process.overdue || undefined}>
        {facts.join(' · ')}
      </p>
      {clock === null ? null : (
        <ProgressSegments
          label={words('clock')}
          note={words('clockNote', {
            used: format.duration(Math.round(clock.usedMinutes)),
            limit: format.duration(clock.limitMinutes),
          })}
          isUrgent={clock.overrun}
          segments={[
            ...clock.segments,
            { kind: 'remaining', minutes: Math.max(0, clock.limitMinutes - clock.usedMinutes) },
          ]}
        />
      )}
    </div>
  );
}
