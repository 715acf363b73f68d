import { Button } from '@mantine/core';
import { api } from '#contract';
import type { RunListItem } from '#modules/value/contract';
import { Card, ErrorPanel, RelativeTime, Skeletons, useKeysetList, useLocaleFormat } from '#ui';
import { ScrollingTable } from './scrolling-table.tsx';
import { useErrorText } from './share-words.ts';
import styles from './value.module.css';
import { runsKey } from './value-queries.ts';
import { useWords } from './words/use-words.ts';

const FIRST_RUNS = 10;

/** All runs, newest first: what each found and how well its forecast held. */
export function RunHistoryCard() {
  const words = useWords();
  const list = useKeysetList<RunListItem>({
    queryKey: runsKey,
    askPage: ({ cursor, signal }) => api.value.listRuns({ query: { limit: FIRST_RUNS, cursor }, signal }),
  });
  const columns = ['number', 'when', 'by', 'state', 'model', 'error', 'customers', 'equity'] as const;
  return (
    <Card title={words('history.title')} flush>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows ? null : <Skeletons rows={3} />}
      <ScrollingTable name={words('history.title')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={NUMBERS.has(column) ? styles.number : undefined}>
                {words(`history.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.rows?.map((run) => (
            <RunRow key={run.runId} run={run} />
          ))}
        </tbody>
      </ScrollingTable>
      {list.hasMore ? (
        <div className={styles.listFoot}>
          <Button variant="subtle" onClick={list.onLoadMore} loading={list.isLoadingMore}>
            {words('care.showAll')}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

const NUMBERS = new Set<string>(['number', 'error', 'customers', 'equity']);

function RunRow({ run }: { readonly run: RunListItem }) {
  const words = useWords();
  const format = useLocaleFormat();
  const errorText = useErrorText();
  const equity = run.equityMinor;
  return (
    <tr>
      <td className={styles.number}>{run.number}</td>
      <td>
        <RelativeTime at={run.finishedAt ?? run.requestedAt} />
      </td>
      <td>{run.requestedByName ?? words('history.nightly')}</td>
      <td>{words(`history.states.${run.state}`)}</td>
      <td>{run.chosenModel ? words(`model.${run.chosenModel}`) : '–'}</td>
      <td className={styles.number}>{errorText(run.cumulativeErrorShare)}</td>
      <td className={styles.number}>{run.customers === null ? '–' : format.number(run.customers)}</td>
      <td className={styles.number}>
        {equity && run.currency ? format.money(equity.expected, run.currency, { compact: true }) : '–'}
      </td>
    </tr>
  );
}
