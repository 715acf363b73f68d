import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ImportDetail, ImportState } from '#modules/imports/contract';
import { Card, ConfirmDestructive, ErrorPanel, ProgressBar, useLocaleFormat, useMay } from '#ui';
import { CountsView } from './counts-view.tsx';
import { reasonMessage } from './import-words.ts';
import styles from './imports.module.css';
import { LeftOutRows } from './left-out-rows.tsx';
import { NextSteps } from './next-steps.tsx';
import { useImportActs } from './use-import.ts';
import { WaySteps } from './way-steps.tsx';
import { useWords } from './words/use-words.ts';

type DetailProps = { readonly detail: ImportDetail };

const pauseWords = {
  asked: 'run.paused.asked',
  'disk-full': 'run.paused.diskFull',
  'too-many-rejected': 'run.paused.tooManyRejected',
} as const;

function Running({ detail }: DetailProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const may = useMay();
  const { pause, resume, cancel } = useImportActs(detail.importId);
  const [isAsking, asking] = useDisclosure(false);
  const { counts, progress, state } = detail;
  const isPaused = state === 'paused';
  const total = progress.share === null || progress.share === 0 ? undefined : counts.read / progress.share;
  const mayRun = may('imports.run');
  return (
    <div className={styles.stack}>
      <ProgressBar
        label={words(isPaused ? 'run.pausedTitle' : 'run.title')}
        done={counts.read}
        isPaused={isPaused}
        {...(total === undefined ? {} : { total: Math.round(Math.max(total, counts.read + 1)) })}
        {...(progress.remainingSeconds === null
          ? {}
          : { remainingMinutes: Math.ceil(progress.remainingSeconds / 60) })}
        {...(mayRun
          ? {
              onPause: () => pause.mutate(undefined),
              onResume: () => resume.mutate(undefined),
              onCancel: asking.open,
            }
          : {})}
      />
      {isPaused ? (
        <p className={styles.attention}>{words(pauseWords[detail.pauseReason ?? 'asked'])}</p>
      ) : null}
      <p className={styles.quiet}>
        {state === 'queued' ? `${words('run.queued')} · ` : ''}
        {progress.rowsPerSecond === null
          ? ''
          : `${words('run.speed', { rows: format.number(progress.rowsPerSecond) })} · `}
        {words('run.mayLeave')}
      </p>
      <ConfirmDestructive
        isOpen={isAsking}
        onClose={asking.close}
        title={words('run.cancelTitle')}
        actionLabel={words('run.cancelAction')}
        onConfirm={async () => {
          await cancel.mutateAsync(undefined);
        }}
      >
        {words('run.cancelText')}
      </ConfirmDestructive>
    </div>
  );
}

function Reversal({ detail }: DetailProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const { reversal } = detail;
  if (reversal === null) return null;
  return (
    <p>
      {words('result.reverted', {
        lines: format.number(reversal.removedLines),
        customers: format.number(reversal.removedCustomers),
        restored: format.number(reversal.restoredCustomers),
        kept: format.number(reversal.keptCustomers),
      })}
    </p>
  );
}

function RevertButton({ detail }: DetailProps) {
  const words = useWords();
  const may = useMay();
  const { revert } = useImportActs(detail.importId);
  const [isAsking, asking] = useDisclosure(false);
  const hasDoneSomething = detail.counts.created + detail.counts.updated > 0;
  if (!may('imports.run') || !hasDoneSomething) return null;
  return (
    <>
      <Button variant="subtle" color="red" onClick={asking.open}>
        {words('result.revert')}
      </Button>
      <ConfirmDestructive
        isOpen={isAsking}
        onClose={asking.close}
        title={words('result.revertTitle')}
        actionLabel={words('result.revertAction')}
        onConfirm={async () => {
          await revert.mutateAsync(undefined);
        }}
      >
        {words('result.revertText')}
      </ConfirmDestructive>
    </>
  );
}

function useTook(detail: ImportDetail): string | undefined {
  const words = useWords();
  const format = useLocaleFormat();
  if (detail.startedAt === null || detail.finishedAt === null) return undefined;
  const seconds = Math.max(1, (Date.parse(detail.finishedAt) - Date.parse(detail.startedAt)) / 1000);
  const speed = format.number(Math.round(detail.counts.read / seconds));
  return seconds < 90
    ? words('result.tookSeconds', { count: Math.round(seconds), speed })
    : words('result.took', { duration: format.duration(Math.round(seconds / 60)), speed });
}

const ends: readonly ImportState[] = ['done', 'failed', 'cancelled'];

function Ended({ detail }: DetailProps) {
  const words = useWords();
  const { created, updated, unchanged } = detail.counts;
  const title = {
    done: words(created + updated + unchanged === 0 ? 'result.nothingTitle' : 'result.doneTitle'),
    failed: words('result.failedTitle'),
    cancelled: words('result.cancelledTitle'),
    reverting: words('result.reverting'),
    reverted: words('result.revertedTitle'),
  }[detail.state as 'done'];
  const took = useTook(detail);
  return (
    <>
      <Card title={title} aside={took}>
        <div className={styles.stack}>
          {detail.failure === null ? null : (
            <ErrorPanel
              error={{
                code: detail.failure.code,
                title: words('result.failedTitle'),
                detail: `${words('result.failedAt', { line: detail.failure.line })}: ${words(
                  reasonMessage(detail.failure.code),
                  { code: detail.failure.detail },
                )}`,
              }}
            />
          )}
          {detail.state === 'reverting' ? <ProgressBar label={words('result.reverting')} done={0} /> : null}
          <Reversal detail={detail} />
          <CountsView kind={detail.kind} counts={detail.counts} />
          {ends.includes(detail.state) ? (
            <div className={styles.actions}>
              <NextSteps detail={detail} />
              <RevertButton detail={detail} />
            </div>
          ) : null}
        </div>
      </Card>
      <LeftOutRows detail={detail} />
    </>
  );
}

/** The last step: the import at work, and what came of it. */
export function ResultStep({ detail }: DetailProps) {
  const isAtWork = detail.state === 'queued' || detail.state === 'running' || detail.state === 'paused';
  return (
    <WaySteps current="result">
      <div className={styles.stack}>
        {isAtWork ? (
          <>
            <Card>
              <Running detail={detail} />
            </Card>
            {detail.counts.read === 0 ? null : (
              <Card>
                <CountsView kind={detail.kind} counts={detail.counts} />
              </Card>
            )}
          </>
        ) : (
          <Ended detail={detail} />
        )}
      </div>
    </WaySteps>
  );
}
