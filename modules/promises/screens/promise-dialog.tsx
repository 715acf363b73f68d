import { Modal } from '@mantine/core';
import type { PromiseShown } from '#modules/promises/contract';
import { Chip, CopyButton, ErrorPanel, KeyValueList, Money, Skeletons, useLocaleFormat, useNow } from '#ui';
import { useWords } from './messages/use-words.ts';
import { PromiseActions } from './promise-actions.tsx';
import { usePromise } from './promise-queries.ts';
import { When } from './promise-row.tsx';
import { shownState, TONES, useLimitText, usePromiseText } from './promise-text.ts';
import styles from './promises.module.css';
import { useLocal } from './use-local.ts';

export type PromiseDialogProps = { readonly promiseId: string | undefined; readonly onClose: () => void };

/** One promise: where it stands and why, what to say, and what can be done. */
export function PromiseDialog({ promiseId, onClose }: PromiseDialogProps) {
  const words = useWords();
  return (
    <Modal opened={promiseId !== undefined} onClose={onClose} title={words('one')} size="lg">
      {promiseId === undefined ? null : <PromiseFile promiseId={promiseId} onClose={onClose} />}
    </Modal>
  );
}

function PromiseFile({ promiseId, onClose }: { readonly promiseId: string; readonly onClose: () => void }) {
  const words = useWords();
  const text = usePromiseText();
  const now = useNow().toISOString();
  const query = usePromise(promiseId);
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeletons rows={6} />;
  const promise = query.data;
  const state = shownState(promise, now);
  return (
    <div className={styles.file}>
      <p className={styles.words}>{text(promise)}</p>
      <div className={styles.chips}>
        <Chip tone={TONES[state]}>{words(`state.${state}`)}</Chip>
        {promise.isInternal ? <Chip>{words('internal')}</Chip> : null}
        <span className={styles.quiet}>
          <When promise={promise} />
        </span>
      </div>
      <Apology promise={promise} />
      <PromiseActions promise={promise} onDone={onClose} />
      <Facts promise={promise} />
      <Redress promise={promise} />
      <Evidence promise={promise} />
    </div>
  );
}

function Apology({ promise }: { readonly promise: PromiseShown }) {
  const words = useWords();
  if (promise.apology === null || promise.recoveredAt !== null) return null;
  const said = [promise.apology, promise.apologyRedress].filter(Boolean).join('\n');
  return (
    <section className={styles.apology} aria-label={words('apology')}>
      <div className={styles.head}>
        <strong>{words('apology')}</strong>
        <CopyButton text={said} label={words('copy')} />
      </div>
      <p className={styles.quote}>{said}</p>
    </section>
  );
}

function Facts({ promise }: { readonly promise: PromiseShown }) {
  const words = useWords();
  const format = useLocaleFormat();
  const limit = useLimitText();
  const local = useLocal();
  const measure = promise.definition?.measure;
  const of = measure === undefined || measure.kind === 'answered' ? 'any-time' : measure.within.of;
  const items = [
    { key: words('given'), value: format.dateTime(promise.startedAt) },
    ...(promise.givenByName === null ? [] : [{ key: words('givenBy'), value: promise.givenByName }]),
    ...(promise.definition ? [{ key: words('limitName'), value: limit(promise.limitSeconds, of) }] : []),
    ...(promise.fulfilledAt === null
      ? []
      : [{ key: words('fulfilled'), value: format.dateTime(promise.fulfilledAt) }]),
    ...(promise.overriddenBecause === null
      ? []
      : [{ key: words('overridden'), value: promise.overriddenBecause }]),
    ...promise.facts.map((fact) => ({
      key: words(`fact.${fact.kind}`),
      value: [
        fact.newDueAt === null ? '' : format.dateTime(fact.newDueAt),
        fact.exclusion === null ? '' : local(fact.exclusion),
        fact.note,
        `${fact.byName}, ${format.dateTime(fact.at)}`,
      ]
        .filter(Boolean)
        .join(' · '),
    })),
  ];
  return <KeyValueList items={items} />;
}

function Redress({ promise }: { readonly promise: PromiseShown }) {
  const words = useWords();
  const format = useLocaleFormat();
  if (promise.redressEntries.length === 0) return null;
  return (
    <section aria-label={words('redress.title')}>
      <h3 className={styles.heading}>{words('redress.title')}</h3>
      <ul className={styles.plain}>
        {promise.redressEntries.map((entry) => (
          <li key={`${entry.kind}${entry.lateDays}`} className={styles.line}>
            <span>{words(`redress.${entry.kind}`, { count: entry.lateDays })}</span>
            <span>
              {entry.amountMinor === null ? (
                words('redress.hidden')
              ) : (
                <Money amountMinor={entry.amountMinor} currency={entry.currency} />
              )}
              <span className={styles.quiet}>
                {' '}
                {entry.cancelledAt !== null
                  ? words('redress.cancelled')
                  : entry.paidAt === null
                    ? words('redress.by', { date: format.date(entry.payByOn) })
                    : words('redress.paid', { date: format.dateTime(entry.paidAt) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Evidence({ promise }: { readonly promise: PromiseShown }) {
  const words = useWords();
  const format = useLocaleFormat();
  if (promise.evidence.length === 0) return null;
  return (
    <details>
      <summary>{words('evidence', { count: promise.evidence.length })}</summary>
      <ul className={styles.plain}>
        {promise.evidence.map(({ eventId, name, occurredAt }) => (
          <li key={eventId} className={styles.line}>
            <code>{name}</code>
            <span className={styles.quiet}>{format.dateTime(occurredAt)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
