import type { PartySummary } from '#modules/parties/contract';
import { Avatar, Chip, RelativeTime, useLocaleFormat } from '#ui';
import styles from './customers.module.css';
import { useWords } from './messages/use-words.ts';

/** A customer in few words, for a phone and for cards: who, how to reach them, when they last bought. */
export function CustomerCard(props: {
  readonly customer: PartySummary;
  /** Everything in one column beside the picture. */
  readonly isNarrow?: boolean;
}) {
  const { customer, isNarrow } = props;
  const words = useWords();
  const format = useLocaleFormat();
  const { displayName, primaryPhone, figures } = customer;
  return (
    <span className={styles.phoneRow} data-narrow={isNarrow || undefined}>
      <Avatar name={displayName} />
      <span className={styles.phoneRowText}>
        <strong>{displayName}</strong>
        <span className={styles.quiet}>
          {primaryPhone === null ? customer.number : format.phone(primaryPhone)}
        </span>
      </span>
      <span className={styles.phoneRowEnd}>
        {figures.lastPurchaseOn === null ? words('list.never') : <RelativeTime at={figures.lastPurchaseOn} />}
        {figures.drift === 'drifting' ? <Chip tone="amber">{words('drift.drifting')}</Chip> : null}
      </span>
    </span>
  );
}
