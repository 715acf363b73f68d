import { Button, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { api } from '#contract';
import { END, PATH_PARTS, type Paths } from '#modules/service-processes/contract';
import { Card, Chip, ErrorPanel, RelativeTime, Skeletons, useKeysetList, useLocaleFormat } from '#ui';
import styles from './map-page.module.css';
import type { PathChosen } from './map-page.tsx';
import { useLocal } from './use-local.ts';
import { useWords } from './words/use-words.ts';

type PathProcessesProps = {
  readonly query: {
    templateKey: string;
    fromOn: string;
    untilOn: string;
    branchId: string | undefined;
    version: string | undefined;
  };
  readonly paths: Paths;
  readonly chosen: PathChosen | undefined;
  readonly onChoose: (chosen: PathChosen) => void;
};

/** The processes behind the number that was chosen. */
export function PathProcesses({ query, paths, chosen, onChoose }: PathProcessesProps) {
  const words = useWords();
  const local = useLocal();
  const nameOf = (key: string) => {
    const step = paths.steps.find(({ stepKey }) => stepKey === key);
    return step ? local(step.name) : words('design.end');
  };
  if (!chosen) {
    return (
      <Card title={words('paths.behind')}>
        <p className={styles.quiet}>{words('paths.chooseOne')}</p>
      </Card>
    );
  }
  const step = paths.steps.find(({ stepKey }) => stepKey === chosen.stepKey);
  const counts = step && {
    reached: step.processes,
    again: step.again,
    standing: step.standing,
    'given-up': step.givenUp,
  };
  const parts = PATH_PARTS.flatMap((part) =>
    part === 'way' || !counts || (counts[part] === 0 && part !== chosen.part) ? [] : [part],
  );
  return (
    <Card
      flush
      title={
        chosen.part === 'way'
          ? `${nameOf(chosen.stepKey)} → ${nameOf(chosen.to ?? END)}`
          : nameOf(chosen.stepKey)
      }
    >
      {chosen.part === 'way' ? null : (
        <div className={styles.parts}>
          <SegmentedControl
            fullWidth
            aria-label={words('paths.behind')}
            value={chosen.part}
            onChange={(value) => {
              const part = PATH_PARTS.find((one) => one === value) ?? 'reached';
              onChoose({ part, stepKey: chosen.stepKey });
            }}
            data={parts.map((part) => ({
              value: part,
              label: words(`paths.parts.${part}`, { count: counts?.[part] ?? 0 }),
            }))}
          />
        </div>
      )}
      <ChosenList key={JSON.stringify(chosen)} query={query} chosen={chosen} />
    </Card>
  );
}

type ChosenListProps = Pick<PathProcessesProps, 'query'> & { readonly chosen: PathChosen };

function ChosenList({ query, chosen }: ChosenListProps) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const list = useKeysetList({
    queryKey: ['service-processes', 'paths', 'behind', query, chosen],
    askPage: ({ cursor, signal }) =>
      api.serviceProcesses.listPathProcesses({ query: { ...query, ...chosen, cursor, limit: 30 }, signal }),
  });
  return (
    <>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows === undefined && !list.error ? <Skeletons rows={5} /> : null}
      <ul className={styles.list}>
        {list.rows?.map((process) => (
          <li key={process.processId} className={styles.row}>
            <div>
              <Link
                className={styles.name}
                to="/customers/$partyId"
                params={{ partyId: process.partyId }}
                search={{ tab: 'service' }}
              >
                {process.partyName}
              </Link>
              <div className={styles.quiet}>
                {[process.stepName ? local(process.stepName) : null, format.date(process.startedAt)]
                  .filter((one) => one !== null)
                  .join(' · ')}
              </div>
            </div>
            <span className={styles.rowEnd}>
              <Chip tone={process.overdue ? 'vermilion' : 'plain'}>{words(`status.${process.status}`)}</Chip>
              <RelativeTime at={process.endedAt ?? process.enteredAt ?? process.startedAt} />
            </span>
          </li>
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('board.more')}
        </Button>
      ) : null}
    </>
  );
}
