import type { RulePreview } from '#modules/follow-ups/contract';
import { useLocaleFormat } from '#ui';
import styles from './care.module.css';
import { useWords } from './words/use-words.ts';

/** What a rule would plan in the coming days: how many a week, and the first of them. */
export function RulePreviewed({ preview }: { readonly preview: RulePreview }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { total, customers, planned, byWeek, first, lacksValues } = preview;
  return (
    <section className={styles.preview} aria-live="polite" aria-label={words('rules.previewTitle')}>
      <strong>{words('rules.previewTitle')}</strong>
      <p>
        {total === 0
          ? words('rules.previewNone')
          : words('rules.previewText', {
              count: total,
              customers: format.number(customers),
              planned: format.number(planned),
            })}
      </p>
      {lacksValues ? <p className={styles.against}>{words('rules.lacksValues')}</p> : null}
      <ul className={styles.weeks}>
        {byWeek.map(({ weekOn, count }) => (
          <li key={weekOn}>
            {words('rules.week', { date: format.dayMonth(weekOn) })}: {format.number(count)}
          </li>
        ))}
      </ul>
      {first.length > 0 ? <p className={styles.quiet}>{words('rules.previewMore')}</p> : null}
      <ul className={styles.weeks}>
        {first.map(({ partyId, partyName, dueOn }) => (
          <li key={`${partyId} ${dueOn}`}>
            {format.dayMonth(dueOn)} {partyName}
          </li>
        ))}
      </ul>
    </section>
  );
}
