import { Link } from '@tanstack/react-router';
import { Card, Chip, ErrorPanel, Skeletons, useLocaleFormat } from '#ui';
import styles from './care.module.css';
import { useOverdueByPerson } from './care-queries.ts';
import { useWords } from './messages/use-words.ts';

/** What lies too long, by who it waits for: what a manager looks at first. */
export function OverduePanel() {
  const words = useWords();
  const format = useLocaleFormat();
  const query = useOverdueByPerson();
  return (
    <Card flush title={words('people.title')} aside={<Link to="/follow-ups">{words('people.see')}</Link>}>
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={2} /> : null}
      {query.data?.people.length === 0 ? <p className={styles.nothing}>{words('people.none')}</p> : null}
      <ul className={styles.list}>
        {query.data?.people.map(({ staffId, name, overdue, escalated, oldestOn }) => (
          <li key={staffId ?? 'nobody'} className={styles.person}>
            <span className={styles.personName}>{name ?? words('people.nobody')}</span>
            <span className={styles.chips}>
              {words('people.count', { count: overdue })}
              {escalated > 0 ? (
                <Chip tone="vermilion">{words('people.escalated', { count: escalated })}</Chip>
              ) : null}
              <span className={styles.quiet}>
                {words('people.oldest', { date: format.dayMonth(oldestOn) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
