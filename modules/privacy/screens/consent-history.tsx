import { Modal } from '@mantine/core';
import type { ConsentFact } from '#modules/privacy/contract';
import { Chip, useLocaleFormat } from '#ui';
import styles from './privacy.module.css';
import { useWords } from './words/use-words.ts';

export type ConsentHistoryProps = {
  readonly facts: readonly ConsentFact[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Every decision with how we know of it, latest first. */
export function ConsentHistory({ facts, isOpen, onClose }: ConsentHistoryProps) {
  const words = useWords();
  return (
    <Modal opened={isOpen} onClose={onClose} title={words('consent.historyTitle')}>
      <ul className={styles.facts}>
        {facts.map((fact) => (
          <Fact key={fact.factId} fact={fact} />
        ))}
      </ul>
    </Modal>
  );
}

function Fact({ fact }: { readonly fact: ConsentFact }) {
  const words = useWords();
  const format = useLocaleFormat();
  const how = [
    format.dateTime(fact.decidedAt),
    words(`by.${fact.source}`),
    ...(fact.byGuardian ? [words('consent.guardian')] : []),
    ...(fact.source === 'preference-page' ? [] : [fact.recordedByName]),
    words('consent.version', { version: fact.textVersion }),
  ];
  return (
    <li>
      <div className={styles.chips}>
        <strong>
          {words(`purpose.${fact.purpose}`)}
          {fact.channel === null ? '' : ` · ${words(`channel.${fact.channel}`)}`}
        </strong>
        <Chip tone={fact.decision === 'given' ? 'green' : 'amber'}>{words(`decision.${fact.decision}`)}</Chip>
      </div>
      {fact.source === 'preference-page' || fact.source === 'merge' ? null : <div>{fact.evidence}</div>}
      <div className={styles.quiet}>{how.join(' · ')}</div>
    </li>
  );
}
