import { HowBadge, NotEnoughData, useLocaleFormat, useNow } from '#ui';
import { addDays } from '#working-time';
import styles from './care.module.css';
import { useTimeliness } from './care-queries.ts';
import { useWords } from './messages/use-words.ts';

const DAYS = 90;

/** The share of follow-ups done in time, how sure it is, and whether the file was of use in the calls. */
export function TimelinessLine() {
  const words = useWords();
  const format = useLocaleFormat();
  const untilOn = format.dayKey(useNow(600));
  const { data } = useTimeliness({ fromOn: addDays(untilOn, -DAYS), untilOn });
  if (!data) return null;
  const { share, low, high, n, late, missed, callsUsingFacts, callsWithFacts } = data;
  if (share === null || low === null || high === null) {
    return (
      <p className={styles.timely}>
        {words('timely.title')}: <NotEnoughData />
      </p>
    );
  }
  const interval = { low: format.percent(low), high: format.percent(high) };
  return (
    <p className={styles.timely}>
      <strong>{words('timely.text', { share: format.percent(share), ...interval })}</strong>{' '}
      <HowBadge
        of={words('timely.title')}
        definition={words('timely.definition')}
        n={words('timely.n', { count: n })}
        period={`${format.date(data.fromOn)} – ${format.date(data.untilOn)}`}
        interval={words('timely.interval', interval)}
      />
      <span className={styles.quiet}>
        {' '}
        {words('timely.n', { count: n })} ·{' '}
        {words('timely.counts', { late: format.number(late), missed: format.number(missed) })}
        {callsWithFacts > 0
          ? ` · ${words('timely.facts', { used: format.number(callsUsingFacts), calls: format.number(callsWithFacts) })}`
          : ''}
      </span>
    </p>
  );
}
