import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { PromiseSummary } from '#modules/promises/contract';
import { Chip, useLocaleFormat, useNow } from '#ui';
import { useWords } from './messages/use-words.ts';
import { shownState, TONES, usePromiseText } from './promise-text.ts';
import styles from './promises.module.css';

export type PromiseRowProps = {
  readonly promise: PromiseSummary;
  /** Left out in the customer's own file. */
  readonly showsCustomer?: boolean;
  readonly onOpen: () => void;
};

/** One promise in a list: to whom, what, where it stands, by when. */
export function PromiseRow({ promise, showsCustomer = false, onOpen }: PromiseRowProps) {
  const words = useWords();
  const text = usePromiseText();
  const state = shownState(promise, useNow().toISOString());
  return (
    <li className={styles.row} data-state={state}>
      <div className={styles.said}>
        {showsCustomer ? (
          <div>
            <Link
              className={styles.name}
              to="/customers/$partyId"
              params={{ partyId: promise.partyId }}
              search={{ tab: 'promises' }}
            >
              {promise.partyName}
            </Link>{' '}
            <span className={styles.quiet}>{promise.partyNumber}</span>
          </div>
        ) : null}
        <div className={showsCustomer ? undefined : styles.strong}>{text(promise)}</div>
        <div className={styles.quiet}>
          <When promise={promise} />
        </div>
      </div>
      <span className={styles.chips}>
        {promise.isInternal ? <Chip>{words('internal')}</Chip> : null}
        {promise.renegotiatedAt === null ? null : <Chip tone="amber">{words('renegotiated')}</Chip>}
        {promise.redress?.isOwed ? <Chip tone="vermilion">{words('redress.owed')}</Chip> : null}
        <Chip tone={TONES[state]}>{words(`state.${state}`)}</Chip>
      </span>
      <Button size="compact-sm" onClick={onOpen} aria-label={words('openOf', { promise: text(promise) })}>
        {words('open')}
      </Button>
    </li>
  );
}

/** The one time that matters: due while it runs, decided afterwards. */
export function When({ promise }: { readonly promise: PromiseSummary }) {
  const words = useWords();
  const format = useLocaleFormat();
  if (promise.decidedAt !== null) {
    return words(`when.${promise.state === 'running' ? 'kept' : promise.state}`, {
      when: format.dateTime(promise.decidedAt),
    });
  }
  if (promise.dueAt === null) return words('when.paused');
  return words('when.due', { when: format.dateTime(promise.dueAt) });
}
