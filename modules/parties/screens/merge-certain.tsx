import { Button, Checkbox, Modal } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { CertainPair } from '#modules/parties/contract';
import {
  answered,
  Chip,
  ErrorPanel,
  ProgressBar,
  Skeletons,
  toProblem,
  useLocaleFormat,
  useProblemText,
} from '#ui';
import styles from './duplicates.module.css';
import { useWords } from './words/use-words.ts';

const MOST_AT_ONCE = 100;
const certainKey = ['parties', 'duplicates', 'certain'];

type Outcome =
  | { readonly is: 'merged'; readonly mergeId: string }
  | { readonly is: 'undone' }
  | { readonly is: 'refused'; readonly problem: unknown };

/** Merges what is certain in one go: seen before, told pair by pair, each taken back by itself or all together. */
export function MergeCertain() {
  const words = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useQuery({
    queryKey: certainKey,
    queryFn: ({ signal }) =>
      answered(api.parties.listCertainDuplicates({ query: { limit: MOST_AT_ONCE }, signal })),
  });
  if (!isOpen && (!data || data.items.length === 0)) return null;
  return (
    <>
      <Button leftSection={<IconGitMerge size="1rem" stroke={1.7} />} onClick={() => setIsOpen(true)}>
        {words('certain.open', { count: data?.items.length ?? 0 })}
      </Button>
      <Modal opened={isOpen} onClose={() => setIsOpen(false)} title={words('certain.title')} size="xl">
        {isOpen ? <CertainPairs /> : null}
      </Modal>
    </>
  );
}

function CertainPairs() {
  const words = useWords();
  const format = useLocaleFormat();
  const [frozen, setFrozen] = useState<readonly CertainPair[]>();
  const { data, error, refetch } = useQuery({
    queryKey: certainKey,
    queryFn: ({ signal }) =>
      answered(api.parties.listCertainDuplicates({ query: { limit: MOST_AT_ONCE }, signal })),
  });
  const pairs = frozen ?? data?.items;
  const work = useMerging();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!pairs || !data) return <Skeletons rows={4} />;
  const chosen = pairs.filter((pair) => !left.has(keyOf(pair)));
  const merged = chosen.filter((pair) => work.outcomes.get(keyOf(pair))?.is === 'merged');
  const start = () => {
    setFrozen(pairs);
    void work.mergeAll(chosen);
  };
  return (
    <div className={styles.certain}>
      <p className={styles.quiet}>
        {words('certain.intro', { percent: format.percent(data.certainFrom) })}
        {data.toLookAt > 0 ? ` ${words('certain.toLookAt', { count: data.toLookAt })}` : ''}
      </p>
      {work.isWorking ? (
        <ProgressBar
          label={words('certain.working')}
          done={work.done}
          total={chosen.length}
          onCancel={work.stop}
        />
      ) : null}
      <ul className={styles.certainList}>
        {pairs.map((pair) => (
          <CertainLine
            key={keyOf(pair)}
            pair={pair}
            outcome={work.outcomes.get(keyOf(pair))}
            isChosen={!left.has(keyOf(pair))}
            onChoose={frozen ? undefined : () => setLeft((was) => toggled(was, keyOf(pair)))}
            onUndo={() => void work.undo([pair])}
          />
        ))}
      </ul>
      <div className={styles.certainActions} role="status">
        {frozen && !work.isWorking ? (
          <>
            <span>{words('certain.summary', { merged: merged.length, total: chosen.length })}</span>
            {merged.length > 0 ? (
              <Button onClick={() => void work.undo(merged)}>{words('certain.undoAll')}</Button>
            ) : null}
          </>
        ) : (
          <Button variant="filled" disabled={chosen.length === 0} loading={work.isWorking} onClick={start}>
            {words('certain.start', { count: chosen.length })}
          </Button>
        )}
      </div>
    </div>
  );
}

type LineProps = {
  readonly pair: CertainPair;
  readonly outcome: Outcome | undefined;
  readonly isChosen: boolean;
  readonly onChoose: (() => void) | undefined;
  readonly onUndo: () => void;
};

function CertainLine({ pair, outcome, isChosen, onChoose, onUndo }: LineProps) {
  const words = useWords();
  const problemText = useProblemText();
  const [stays, goes] =
    pair.survivorId === pair.partyId ? [pair.party, pair.other] : [pair.other, pair.party];
  const told = words('certain.pair', {
    goes: `${goes.displayName} ${goes.number}`,
    stays: `${stays.displayName} ${stays.number}`,
  });
  const problem = outcome?.is === 'refused' ? toProblem(outcome.problem) : undefined;
  return (
    <li>
      <Checkbox
        checked={isChosen}
        disabled={onChoose === undefined}
        label={told}
        description={[words(`merge.suggested.${pair.because}`), stays.bornOn, stays.primaryPhone]
          .filter(Boolean)
          .join(' · ')}
        onChange={onChoose ?? (() => {})}
      />
      {outcome?.is === 'merged' ? (
        <span className={styles.certainOutcome}>
          <Chip tone="green">{words('certain.merged')}</Chip>
          <Button size="compact-sm" onClick={onUndo}>
            {words('merge.undo')}
          </Button>
        </span>
      ) : null}
      {outcome?.is === 'undone' ? <Chip>{words('certain.undone')}</Chip> : null}
      {outcome?.is === 'refused' ? (
        <Chip tone="amber">{problem ? problemText(problem).title : words('certain.failed')}</Chip>
      ) : null}
    </li>
  );
}

/** Merges one pair after the other, each in a transaction of its own: what is done stays done if the page is left. */
function useMerging() {
  const client = useQueryClient();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [stopper, setStopper] = useState<AbortController>();
  const note = (pair: CertainPair, outcome: Outcome) =>
    setOutcomes((was) => new Map(was).set(keyOf(pair), outcome));
  const mergeAll = async (pairs: readonly CertainPair[]) => {
    const controller = new AbortController();
    setStopper(controller);
    for (const pair of pairs) {
      if (controller.signal.aborted) break;
      try {
        const { mergeId } = await answered(
          api.parties.mergeParties({
            params: { partyId: pair.survivorId },
            body: { mergedPartyIds: [otherOf(pair)] },
          }),
        );
        note(pair, { is: 'merged', mergeId });
      } catch (problem) {
        note(pair, { is: 'refused', problem });
      }
    }
    setStopper(undefined);
    await client.invalidateQueries({ queryKey: ['parties'] });
  };
  const undo = async (pairs: readonly CertainPair[]) => {
    for (const pair of pairs.toReversed()) {
      const outcome = outcomes.get(keyOf(pair));
      if (outcome?.is !== 'merged') continue;
      const params = { partyId: pair.survivorId, mergeId: outcome.mergeId };
      try {
        await answered(api.parties.undoMerge({ params }));
        note(pair, { is: 'undone' });
      } catch (problem) {
        note(pair, { is: 'refused', problem });
      }
    }
    await client.invalidateQueries({ queryKey: ['parties'] });
  };
  return {
    outcomes,
    isWorking: stopper !== undefined,
    done: outcomes.size,
    mergeAll,
    undo,
    stop: () => stopper?.abort(),
  };
}

function keyOf({ partyId, otherId }: CertainPair): string {
  return `${partyId} ${otherId}`;
}

function otherOf({ partyId, otherId, survivorId }: CertainPair): string {
  return survivorId === partyId ? otherId : partyId;
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
