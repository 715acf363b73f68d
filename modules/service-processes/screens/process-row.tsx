import { Link } from '@tanstack/react-router';
import type { ProcessSummary } from '#modules/service-processes/contract';
import { Chip, RelativeTime, useLocaleFormat } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './service.module.css';
import { useLocal } from './use-local.ts';

/** Who is at which step, since when and until when, and the way to their file. */
export function ProcessRow({ process }: { readonly process: ProcessSummary }) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  return (
    <li className={styles.row} data-late={process.overdue || undefined}>
      <div>
        <Link
          className={styles.name}
          to="/customers/$partyId"
          params={{ partyId: process.partyId }}
          search={{ tab: 'service' }}
        >
          {process.partyName}
        </Link>{' '}
        <span className={styles.quiet}>{process.partyNumber}</span>
        <div className={styles.quiet} data-late={process.overdue || undefined}>
          {process.stepName ? local(process.stepName) : local(process.templateName)}
          {process.dueAt === null
            ? null
            : ` · ${words(process.overdue ? 'overdue' : 'due', { when: format.dateTime(process.dueAt) })}`}
        </div>
      </div>
      <span className={styles.rowEnd}>
        {process.kind === 'service' ? null : <Chip>{words(`kind.${process.kind}`)}</Chip>}
        {process.status === 'paused' ? (
          <Chip tone="amber">{process.pauseName ? local(process.pauseName) : words('waitingOther')}</Chip>
        ) : null}
        {process.enteredAt === null ? null : <RelativeTime at={process.enteredAt} />}
      </span>
    </li>
  );
}
