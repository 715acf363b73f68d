import { Button } from '@mantine/core';
import { IconAlertTriangle, IconChartDots } from '@tabler/icons-react';
import { RUN_PHASES, type RunListItem, type ValueRun } from '#modules/value/contract';
import { Card, EmptyState, ProgressBar, useLocaleFormat, useMay } from '#ui';
import { useCancelRun, useStartRun } from './value-queries.ts';
import { useWords } from './words/use-words.ts';

/** The run on its way: what it does, how far it is, and a way to stop it. */
export function OpenRun({ run }: { readonly run: RunListItem }) {
  const words = useWords();
  const may = useMay();
  const cancel = useCancelRun();
  const { progress } = run;
  const isStopping = run.cancelRequestedAt !== null;
  const phase = run.state === 'queued' ? 'queued' : (progress?.phase ?? 'reading');
  const step = progress ? RUN_PHASES.indexOf(progress.phase) + 1 : 0;
  const name = isStopping ? words('run.cancelling') : words(`run.${phase}`);
  const label = step > 0 && !isStopping ? `${step}/${RUN_PHASES.length} · ${name}` : name;
  const mayCancel = may('value.run') && !isStopping && progress?.phase !== 'writing';
  return (
    <Card>
      <ProgressBar
        label={`${words('page.run', { number: run.number })} · ${label}`}
        done={progress?.done ?? 0}
        {...(progress?.total ? { total: progress.total } : {})}
        {...(mayCancel ? { onCancel: () => cancel.mutate(run.runId) } : {})}
      />
    </Card>
  );
}

/** Why the last run gave nothing, and what to do about it. */
export function UnsuccessfulRun({ run }: { readonly run: ValueRun }) {
  const words = useWords();
  const format = useLocaleFormat();
  const may = useMay();
  const start = useStartRun();
  const missing = run.missing;
  const title = missing ? words('run.missingTitle') : words('run.failed', { number: run.number });
  const text = missing
    ? words(`run.missing.${missing.counted}`, {
        found: format.number(missing.found),
        needed: format.number(missing.needed),
      })
    : words(run.failure === 'lost' ? 'run.failedLost' : 'run.failedUnexpected');
  return (
    <Card>
      <EmptyState
        icon={missing ? IconChartDots : IconAlertTriangle}
        title={title}
        text={text}
        action={
          may('value.run') ? (
            <Button onClick={() => start.mutate()} loading={start.isPending}>
              {words('page.runNow')}
            </Button>
          ) : undefined
        }
      />
    </Card>
  );
}
