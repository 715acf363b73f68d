import { Radio } from '@mantine/core';
import type { MergePreview, Party } from '#modules/parties/contract';
import { Avatar, Chip, useLocaleFormat } from '#ui';
import styles from './merge.module.css';
import { usePlaceNames } from './party-queries.ts';
import { useWords } from './words/use-words.ts';

export type MergeFileCardProps = {
  readonly party: Party;
  readonly stays: boolean;
  /** Why this file is suggested to stay; absent for the other one. */
  readonly because: MergePreview['suggestedBecause'] | undefined;
};

/** One of two files as somebody knows them apart: name, number, since when, how to reach, what they are known by. */
export function MergeFileCard({ party, stays, because }: MergeFileCardProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const { branchName } = usePlaceNames();
  const facts = [
    party.number,
    party.bornOn === null ? undefined : words('create.born', { date: format.date(party.bornOn) }),
    branchName(party.branchId),
  ].filter(Boolean);
  return (
    <Radio.Card
      value={party.partyId}
      className={styles.file}
      aria-label={`${party.displayName} ${party.number}`}
    >
      <span className={styles.fileHead}>
        <Radio.Indicator size="xs" />
        <Avatar name={party.displayName} />
        <span className={styles.fileName}>
          <strong>{party.displayName}</strong>
          <span className={styles.quiet}>{facts.join(' · ')}</span>
        </span>
      </span>
      <span className={styles.chips}>
        <Chip tone={stays ? 'green' : 'plain'}>{words(stays ? 'merge.kept' : 'merge.goesUp')}</Chip>
        {because === undefined ? null : (
          <span className={styles.quiet}>{words(`merge.suggested.${because}`)}</span>
        )}
      </span>
      <span className={styles.lines}>
        {party.contactPoints.map((point) => (
          <span key={point.contactPointId}>
            {point.typed === null
              ? words('file.hidden')
              : point.kind === 'phone' && point.value
                ? format.phone(point.value)
                : point.typed}
          </span>
        ))}
        {party.identities.map((identity) => (
          <span key={identity.key}>{identity.masked}</span>
        ))}
        <span className={styles.quiet}>
          {words('field.firstContactAt')}: {format.date(party.firstContactAt)}
        </span>
      </span>
    </Radio.Card>
  );
}
