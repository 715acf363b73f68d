import { Button } from '@mantine/core';
import { IconChartHistogram, IconPlayerPlay } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ValueOverview, ValueRun } from '#modules/value/contract';
import { Chip, EmptyState, ErrorPanel, PageHeader, Skeletons, Slot, useLocaleFormat, useMay } from '#ui';
import { CohortCard } from './cohort-card.tsx';
import { DriftingCard } from './drifting-card.tsx';
import { ForecastCard } from './forecast-card.tsx';
import { HiddenGemsCard } from './hidden-gems-card.tsx';
import { KeyAccountsCard } from './key-accounts-card.tsx';
import { ModelCard } from './model-card.tsx';
import { RunHistoryCard } from './run-history-card.tsx';
import { OpenRun, UnsuccessfulRun } from './run-status.tsx';
import { useErrorText } from './share-words.ts';
import styles from './value.module.css';
import { ValueFigures } from './value-figures.tsx';
import { GridCard, HistogramCard, WhaleCard } from './value-pictures.tsx';
import { useOverview, useStartRun } from './value-queries.ts';
import { useWords } from './words/use-words.ts';

/** From here on the forecast is said to miss. */
const TOLERABLE_ERROR_SHARE = 0.1;

/** What all customers are worth, after how well the last forecast held. */
export function ValuePage() {
  const words = useWords();
  const overview = useOverview();
  const { data } = overview;
  return (
    <>
      <PageHeader
        title={words('place')}
        summary={data?.current ? <RunSummaryLine run={data.current} /> : undefined}
        actions={
          data ? (
            <>
              {data.current ? <ForecastChip run={data.current} /> : null}
              {data.current ? <RunNowButton isOpen={data.open !== null} /> : null}
            </>
          ) : undefined
        }
      />
      {overview.error ? <ErrorPanel error={overview.error} onRetry={() => void overview.refetch()} /> : null}
      {overview.isPending ? <Skeletons rows={8} /> : null}
      {data ? <Overview overview={data} /> : null}
    </>
  );
}

function Overview({ overview }: { readonly overview: ValueOverview }) {
  const { current, open, lastUnsuccessful } = overview;
  const summary = current?.summary;
  return (
    <div className={styles.page}>
      {open ? <OpenRun run={open} /> : null}
      {!open && lastUnsuccessful ? <UnsuccessfulRun run={lastUnsuccessful} /> : null}
      {!current && !open && !lastUnsuccessful ? <NoRunYet /> : null}
      {current ? <ForecastCard run={current} /> : null}
      {current && summary ? (
        <>
          <ValueFigures run={current} summary={summary} />
          <div className={styles.halves}>
            <HistogramCard run={current} summary={summary} />
            <WhaleCard run={current} summary={summary} />
          </div>
          <div className={styles.twoThirds}>
            <DriftingCard />
            <GridCard summary={summary} />
          </div>
          <KeyAccountsCard />
          <CohortCard run={current} summary={summary} />
          <HiddenGemsCard />
        </>
      ) : null}
      <Slot name="value.overview" />
      {current ? <ModelCard run={current} /> : null}
      {current || lastUnsuccessful ? <RunHistoryCard /> : null}
    </div>
  );
}

function RunSummaryLine({ run }: { readonly run: ValueRun }) {
  const words = useWords();
  const format = useLocaleFormat();
  const parts = [
    words('page.customers', { count: run.customers ?? 0, n: format.number(run.customers ?? 0) }),
    run.window
      ? words('page.period', {
          from: format.date(run.window.firstOn),
          to: format.date(run.window.observationEndOn),
        })
      : '',
    words('page.run', { number: run.number }),
    run.finishedAt ? format.relative(run.finishedAt) : '',
  ];
  return <span>{parts.filter((part) => part !== '').join(' · ')}</span>;
}

function ForecastChip({ run }: { readonly run: ValueRun }) {
  const words = useWords();
  const errorText = useErrorText();
  const error = run.holdout?.cumulativeErrorShare;
  if (error === undefined || error === null || !run.holdout) return null;
  const holds = Math.abs(error) <= TOLERABLE_ERROR_SHARE;
  const text = words(holds ? 'forecast.holds' : 'forecast.misses', {
    error: errorText(error),
    week: run.holdout.tracking.length,
  });
  return <Chip tone={holds ? 'green' : 'amber'}>{text}</Chip>;
}

function RunNowButton({ isOpen }: { readonly isOpen: boolean }) {
  const words = useWords();
  const may = useMay();
  const start = useStartRun();
  if (!may('value.run')) return null;
  return (
    <Button onClick={() => start.mutate()} loading={start.isPending} disabled={isOpen}>
      {words('page.runNow')}
    </Button>
  );
}

function NoRunYet() {
  const words = useWords();
  const may = useMay();
  const start = useStartRun();
  return (
    <EmptyState
      icon={IconChartHistogram}
      title={words('none.title')}
      text={words('none.text')}
      action={
        <span className={styles.actions}>
          {may('value.run') ? (
            <Button
              variant="filled"
              leftSection={<IconPlayerPlay size="1rem" />}
              onClick={() => start.mutate()}
              loading={start.isPending}
            >
              {words('none.run')}
            </Button>
          ) : null}
          {may('imports.run') ? (
            <Button component={Link} to="/imports">
              {words('none.import')}
            </Button>
          ) : null}
        </span>
      }
    />
  );
}
