import { Button, SegmentedControl } from '@mantine/core';
import { IconSearch, IconUsersGroup } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ShownPair } from '#modules/parties/contract';
import {
  Card,
  EmptyState,
  ErrorPanel,
  PageHeader,
  ProgressBar,
  RelativeTime,
  Skeletons,
  useLocaleFormat,
  useShortcuts,
} from '#ui';
import { DuplicatePair, MERGE_FORM_ID } from './duplicate-pair.tsx';
import {
  useDecision,
  useDuplicateCount,
  useDuplicates,
  useSweep,
  type Waiting,
} from './duplicate-queries.ts';
import styles from './duplicates.module.css';
import { MergeCertain } from './merge-certain.tsx';
import { useLikely } from './use-likely.ts';
import { useWords } from './words/use-words.ts';

/** Pairs of files that may be one customer's, decided one after the other, by mouse or by key. */
export function DuplicatesPage() {
  const words = useWords();
  const [waiting, setWaiting] = useState<Waiting>('open');
  const search = useSweep();
  useFreshPairs(search.isRunning);
  return (
    <>
      <PageHeader
        title={words('duplicates.title')}
        summary={<Count waiting={waiting} />}
        actions={
          <>
            <MergeCertain />
            <Button
              leftSection={<IconSearch size="1rem" stroke={1.7} />}
              loading={search.isStarting}
              disabled={search.isRunning}
              onClick={search.start}
            >
              {words('duplicates.search')}
            </Button>
          </>
        }
      />
      <SearchState search={search} />
      <SegmentedControl
        value={waiting}
        onChange={(value) => setWaiting(value === 'later' ? 'later' : 'open')}
        data={[
          { value: 'open', label: words('duplicates.open') },
          { value: 'later', label: words('duplicates.later') },
        ]}
        className={styles.waiting}
        aria-label={words('duplicates.title')}
      />
      <Pairs key={waiting} waiting={waiting} />
    </>
  );
}

/** While a search runs the queue is looked at now and then, and once more when it ends. */
function useFreshPairs(isRunning: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['parties', 'duplicates', 'open'] });
    void client.invalidateQueries({ queryKey: ['parties', 'duplicates', 'count'] });
    if (!isRunning) return;
    const timer = setInterval(() => {
      void client.invalidateQueries({ queryKey: ['parties', 'duplicates', 'count'] });
    }, 10_000);
    return () => clearInterval(timer);
  }, [client, isRunning]);
}

function Count({ waiting }: { readonly waiting: Waiting }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { data } = useDuplicateCount(waiting);
  if (!data) return null;
  return (
    <span role="status">
      {data.exact
        ? words('duplicates.count', { count: data.count })
        : words('duplicates.more', { number: format.number(data.count) })}
    </span>
  );
}

function SearchState({ search }: { readonly search: ReturnType<typeof useSweep> }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { sweep } = search;
  if (!sweep) return null;
  if (search.isRunning) {
    return (
      <Card className={styles.search}>
        <ProgressBar
          label={words('duplicates.searching')}
          done={Math.round(sweep.progress * 100)}
          total={100}
          onCancel={search.stop}
        />
      </Card>
    );
  }
  const { finishedAt, found, compared } = sweep;
  return (
    <p className={styles.searched}>
      {finishedAt === null
        ? words('duplicates.stopped')
        : words('duplicates.searched', { when: format.dateTime(finishedAt), found, compared })}
    </p>
  );
}

function Pairs({ waiting }: { readonly waiting: Waiting }) {
  const words = useWords();
  const pages = useDuplicates(waiting);
  const { decide } = useDecision();
  const [place, setPlace] = useState(0);
  const pairs = pages.rows ?? [];
  const current = pairs[Math.min(place, pairs.length - 1)];
  const position = Math.min(place, Math.max(0, pairs.length - 1));
  const go = (next: number) => {
    setPlace(Math.max(0, Math.min(next, pairs.length - 1)));
    if (next >= pairs.length - 3 && pages.hasMore) pages.onLoadMore();
  };
  useShortcuts([
    { keys: 'j', label: words('duplicates.next'), group: 'list', run: () => go(position + 1) },
    { keys: 'k', label: words('duplicates.previous'), group: 'list', run: () => go(position - 1) },
    ...(current ? decisionShortcuts(current) : []),
  ]);

  function decisionShortcuts(pair: ShownPair) {
    return [
      { keys: 'm', label: words('merge.merge'), group: 'list' as const, run: () => submitMerge() },
      {
        keys: 'n',
        label: words('duplicates.different'),
        group: 'list' as const,
        run: () => decide(pair, 'different'),
      },
      {
        keys: 'l',
        label: words('duplicates.putOff'),
        group: 'list' as const,
        run: () => decide(pair, 'later'),
      },
    ];
  }

  if (pages.error) return <ErrorPanel error={pages.error} onRetry={pages.onRetry} />;
  if (!pages.rows) return <Skeletons rows={8} />;
  if (!current) {
    return (
      <Card>
        <EmptyState
          icon={IconUsersGroup}
          title={words(waiting === 'open' ? 'duplicates.empty.title' : 'duplicates.empty.later')}
          text={waiting === 'open' ? words('duplicates.empty.text') : ''}
        />
      </Card>
    );
  }
  return (
    <div className={styles.columns}>
      <PairList pairs={pairs} position={position} onGo={go} />
      <DuplicatePair
        key={`${current.partyId} ${current.otherId}`}
        pair={current}
        position={position}
        total={pairs.length}
        hasMore={pages.hasMore}
        onGo={go}
        onDecide={(decision) => decide(current, decision)}
      />
    </div>
  );
}

/** A key does what the button of the form does. */
function submitMerge(): void {
  const form = document.getElementById(MERGE_FORM_ID);
  if (form instanceof HTMLFormElement) form.requestSubmit();
}

function PairList(props: {
  readonly pairs: readonly ShownPair[];
  readonly position: number;
  readonly onGo: (place: number) => void;
}) {
  const words = useWords();
  const likely = useLikely();
  return (
    <Card flush className={styles.list}>
      <ul aria-label={words('duplicates.title')}>
        {props.pairs.map((pair, place) => (
          <li key={`${pair.partyId} ${pair.otherId}`}>
            <button
              type="button"
              className={styles.pair}
              aria-current={place === props.position}
              onClick={() => props.onGo(place)}
            >
              <span className={styles.names}>
                <strong>{pair.party.displayName}</strong>
                <strong>{pair.other.displayName}</strong>
              </span>
              <span className={styles.quiet}>
                {likely(pair.probability)} · <RelativeTime at={pair.laterAt ?? pair.foundAt} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
