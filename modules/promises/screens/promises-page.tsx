import { Button, SegmentedControl } from '@mantine/core';
import { IconHeartHandshake } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  Card,
  EmptyState,
  ErrorPanel,
  Money,
  PageHeader,
  Skeletons,
  useLocaleFormat,
  useUrlState,
} from '#ui';
import { DefinitionsPart } from './definitions-part.tsx';
import { FiguresPart } from './figures-part.tsx';
import { useWords } from './messages/use-words.ts';
import { PromiseDialog } from './promise-dialog.tsx';
import { PromiseList } from './promise-list.tsx';
import { useUnpaid } from './promise-queries.ts';
import styles from './promises.module.css';

const VIEWS = [
  'about-to-break',
  'running',
  'unrecovered',
  'unpaid',
  'decided',
  'figures',
  'definitions',
] as const;
type Chosen = (typeof VIEWS)[number];

/** What the business promised, what is about to break, what broke, and how well promises are kept. */
export function PromisesPage() {
  const words = useWords();
  const [viewText, setView] = useUrlState('view');
  const view: Chosen = VIEWS.find((one) => one === viewText) ?? 'about-to-break';
  return (
    <>
      <PageHeader title={words('place')} summary={words('summary')} />
      <div className={styles.page}>
        <div className={styles.scroll}>
          <SegmentedControl
            aria-label={words('view.label')}
            value={view}
            onChange={(value) => setView(value === 'about-to-break' ? undefined : value)}
            data={VIEWS.map((value) => ({ value, label: words(`view.${value}`) }))}
          />
        </div>
        {view === 'figures' ? <FiguresPart /> : null}
        {view === 'definitions' ? <DefinitionsPart /> : null}
        {view === 'unpaid' ? <UnpaidPart /> : null}
        {view === 'figures' || view === 'definitions' || view === 'unpaid' ? null : (
          <PromiseList
            key={view}
            show={view}
            whose="all"
            nothing={
              <EmptyState
                icon={IconHeartHandshake}
                title={words(`empty.${view}`)}
                text={words('none.text')}
              />
            }
          />
        )}
      </div>
    </>
  );
}

function UnpaidPart() {
  const words = useWords();
  const format = useLocaleFormat();
  const list = useUnpaid();
  const [opened, open] = useState<string>();
  return (
    <Card flush>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows === undefined && !list.error ? <Skeletons rows={4} /> : null}
      {list.rows?.length === 0 ? (
        <EmptyState icon={IconHeartHandshake} title={words('empty.unpaid')} text={words('redress.text')} />
      ) : null}
      <ul className={styles.list}>
        {list.rows?.map((one) => (
          <li key={one.promiseId} className={styles.row}>
            <div className={styles.said}>
              <Link
                className={styles.name}
                to="/customers/$partyId"
                params={{ partyId: one.partyId }}
                search={{ tab: 'promises' }}
              >
                {one.partyName}
              </Link>{' '}
              <span className={styles.quiet}>{one.partyNumber}</span>
              <div className={styles.quiet}>{words('redress.by', { date: format.date(one.payByOn) })}</div>
            </div>
            <strong>
              {one.amountMinor === null ? (
                words('redress.hidden')
              ) : (
                <Money amountMinor={one.amountMinor} currency={one.currency} />
              )}
            </strong>
            <Button
              size="compact-sm"
              onClick={() => open(one.promiseId)}
              aria-label={words('openOf', { promise: one.partyName })}
            >
              {words('open')}
            </Button>
          </li>
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('more')}
        </Button>
      ) : null}
      <PromiseDialog promiseId={opened} onClose={() => open(undefined)} />
    </Card>
  );
}
