import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { PairDecision, ShownPair } from '#modules/parties/contract';
import { Card, Chip, HowBadge, type Tone, useLocaleFormat } from '#ui';
import styles from './duplicates.module.css';
import { MergeForm } from './merge-form.tsx';
import { useLikely } from './use-likely.ts';
import { useWords } from './words/use-words.ts';

/** Names the form of the pair on screen, so that a key can send it. */
export const MERGE_FORM_ID = 'merge-of-pair';

export type DuplicatePairProps = {
  readonly pair: ShownPair;
  readonly position: number;
  readonly total: number;
  readonly hasMore: boolean;
  readonly onGo: (place: number) => void;
  readonly onDecide: (decision: PairDecision) => void;
};

/** One pair side by side, why the two may be one, and the three answers. */
export function DuplicatePair({ pair, position, total, hasMore, onGo, onDecide }: DuplicatePairProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const likely = useLikely();
  return (
    <Card
      title={likely(pair.probability)}
      aside={
        <span className={styles.walk}>
          <HowBadge
            of={words('duplicates.title')}
            definition={words('duplicates.how')}
            n={words('duplicates.howN', { count: pair.comparisons.length })}
            period={words('duplicates.howPeriod')}
          />
          <ActionIcon
            aria-label={words('duplicates.previous')}
            disabled={position === 0}
            onClick={() => onGo(position - 1)}
          >
            <IconChevronLeft size="1rem" stroke={1.7} />
          </ActionIcon>
          <span>
            {words('duplicates.position', {
              position: format.number(position + 1),
              total: `${format.number(total)}${hasMore ? '+' : ''}`,
            })}
          </span>
          <ActionIcon
            aria-label={words('duplicates.next')}
            disabled={position >= total - 1 && !hasMore}
            onClick={() => onGo(position + 1)}
          >
            <IconChevronRight size="1rem" stroke={1.7} />
          </ActionIcon>
        </span>
      }
    >
      <ul className={styles.comparisons}>
        {pair.comparisons.map(({ trait, level, weight }) => (
          <li key={trait}>
            <Chip tone={toneOf(weight)}>
              {words(`duplicates.trait.${trait}`)}: {words(`duplicates.level.${level}`)} {signed(weight)}
            </Chip>
          </li>
        ))}
      </ul>
      <MergeForm
        formId={MERGE_FORM_ID}
        partyIds={[pair.partyId, pair.otherId]}
        onMerged={() => onGo(position)}
        otherActions={
          <>
            <Button onClick={() => onDecide('later')}>{words('duplicates.putOff')}</Button>
            <Button onClick={() => onDecide('different')}>{words('duplicates.different')}</Button>
          </>
        }
      />
    </Card>
  );
}

function toneOf(weight: number): Tone {
  if (weight > 0) return 'green';
  return weight < -3 ? 'vermilion' : 'plain';
}

function signed(weight: number): string {
  return weight > 0 ? `+${weight}` : `−${Math.abs(weight)}`;
}
