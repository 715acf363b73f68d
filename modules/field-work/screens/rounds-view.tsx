import { Button } from '@mantine/core';
import { IconMapRoute } from '@tabler/icons-react';
import { useState } from 'react';
import type { Round } from '#modules/field-work/contract';
import { Card, Chip, EmptyState, ErrorPanel, Skeletons, useLocaleFormat, useMay, useUrlState } from '#ui';
import { CandidatesCard } from './candidates-card.tsx';
import styles from './field-work.module.css';
import { useRounds } from './field-work-queries.ts';
import { useWords } from './messages/use-words.ts';
import { RoundDialog } from './round-dialog.tsx';
import { PurposeChips } from './visit-words.tsx';

/** Rounds of inspection of a branch; one that is opened shows whom it goes to. */
export function RoundsView({ branchId }: { readonly branchId: string | undefined }) {
  const words = useWords();
  const mayPlan = useMay()('field-work.plan');
  const list = useRounds(branchId);
  const [roundId, choose] = useUrlState('round', { push: true });
  const [isAdding, add] = useState(false);
  const round = list.rows?.find((each) => each.roundId === roundId);
  if (round) return <CandidatesCard round={round} onBack={() => choose(undefined)} />;
  const addButton =
    mayPlan && branchId !== undefined ? (
      <Button onClick={() => add(true)}>{words('rounds.add')}</Button>
    ) : undefined;
  return (
    <>
      <div className={styles.bar}>{list.rows?.length ? addButton : null}</div>
      <Card flush>
        {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
        {list.rows === undefined && !list.error ? <Skeletons rows={4} /> : null}
        {list.rows?.length === 0 ? (
          <EmptyState
            icon={IconMapRoute}
            title={words('rounds.empty.title')}
            text={words('rounds.empty.text')}
            action={addButton}
          />
        ) : null}
        <ul className={styles.rows}>
          {list.rows?.map((each) => (
            <RoundRow key={each.roundId} round={each} onOpen={() => choose(each.roundId)} />
          ))}
        </ul>
        {list.hasMore ? (
          <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
            {words('more')}
          </Button>
        ) : null}
      </Card>
      {branchId === undefined ? null : (
        <RoundDialog
          branchId={branchId}
          isOpen={isAdding}
          onClose={() => add(false)}
          onCreated={(created) => {
            add(false);
            choose(created);
          }}
        />
      )}
    </>
  );
}

function RoundRow({ round, onOpen }: { readonly round: Round; readonly onOpen: () => void }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { planned, completed, notMet } = round.visits;
  return (
    <li className={styles.row}>
      <span className={styles.who}>
        <button type="button" className={styles.name} onClick={onOpen}>
          {round.name}
        </button>
        <span className={styles.quiet}>
          {format.date(round.fromOn)} – {format.date(round.untilOn)}
          {round.filter.district === '' ? '' : ` · ${round.filter.district}`}
        </span>
      </span>
      <span className={styles.chips}>
        <PurposeChips purposes={round.purposes} />
        <Chip tone={planned === 0 && completed > 0 ? 'green' : 'plain'}>
          {words('rounds.progress', { done: completed, all: planned + completed + notMet })}
        </Chip>
        {notMet > 0 ? <Chip tone="amber">{words('rounds.notMet', { count: notMet })}</Chip> : null}
        {round.closedAt === null ? null : <Chip>{words('rounds.closed')}</Chip>}
      </span>
    </li>
  );
}
