import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { inLanguage, isLocalText } from '#form-kit';
import type { CallSheet, Delegate, FactUsed } from '#modules/follow-ups/contract';
import { ErrorPanel, RelativeTime, Skeletons, useLocaleFormat } from '#ui';
import styles from './care.module.css';
import { useWords } from './messages/use-words.ts';

type Fact = CallSheet['facts'][number];

/** Carers and others who may be spoken to instead of the customer. */
export function Delegates({ people }: { readonly people: readonly Delegate[] }) {
  const words = useWords();
  const format = useLocaleFormat();
  if (people.length === 0) return null;
  return (
    <p className={styles.quiet}>
      {words('call.instead')}{' '}
      {people.map(({ partyId, name, role, phone }) => (
        <span key={`${partyId} ${role}`}>
          {name} ({words(`relation.${role}`)}){' '}
          {phone ? <a href={`tel:${phone}`}>{format.phone(phone)}</a> : null}{' '}
        </span>
      ))}
    </p>
  );
}

/** What a fact is called, in the words of the module that tells it. */
function useFactTitle(): (fact: Fact) => string {
  const { t, i18n } = useTranslation();
  return ({ source, kind, values }) => {
    const spoken = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        isLocalText(value) ? inLanguage(value, i18n.language) : value,
      ]),
    );
    const counted = Array.isArray(values.changes) ? { count: values.changes.length } : {};
    const key = `timeline.${kind}`;
    return i18n.exists(key, { ns: source, ...counted })
      ? String(t(key, { ...spoken, ...counted, ns: source }))
      : kind;
  };
}

export type CallFactsProps = {
  readonly sheet: { data?: CallSheet | undefined; error: unknown; refetch: () => unknown };
  readonly used: readonly FactUsed[];
  readonly onUse: (used: readonly FactUsed[]) => void;
};

/** Facts of the file worth using, to be ticked when they were (S0-26). */
export function CallFacts({ sheet, used, onUse }: CallFactsProps) {
  const words = useWords();
  const title = useFactTitle();
  if (sheet.error) return <ErrorPanel error={sheet.error} onRetry={() => void sheet.refetch()} />;
  if (!sheet.data) return <Skeletons rows={3} />;
  const { facts } = sheet.data;
  const toggle = ({ source, kind, entryId }: Fact, isUsed: boolean) =>
    onUse(isUsed ? [...used, { source, kind, entryId }] : used.filter((one) => one.entryId !== entryId));
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        {words('call.facts')} <span className={styles.quiet}>{words('call.factsHint')}</span>
      </legend>
      {facts.length === 0 ? <p className={styles.quiet}>{words('call.noFacts')}</p> : null}
      {facts.map((fact) => (
        <Checkbox
          key={fact.entryId}
          checked={used.some(({ entryId }) => entryId === fact.entryId)}
          onChange={(event) => toggle(fact, event.currentTarget.checked)}
          label={fact.text ?? title(fact)}
          description={
            <>
              {fact.text === null ? null : `${title(fact)} · `}
              <RelativeTime at={fact.occurredAt} />
            </>
          }
        />
      ))}
    </fieldset>
  );
}
