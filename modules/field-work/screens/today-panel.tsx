import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Card, useLocaleFormat, useNow, useSession } from '#ui';
import styles from './field-work.module.css';
import { useOwnOpenVisits } from './field-work-queries.ts';
import { useWords } from './messages/use-words.ts';

/** On Today, for whoever goes to customers today. */
export function TodayPanel() {
  const words = useWords();
  const today = useLocaleFormat().dayKey(useNow(60));
  const query = useOwnOpenVisits(today, true, useSession()?.person.id);
  const visits = query.data?.items ?? [];
  if (visits.length === 0) return null;
  return (
    <Card title={words('mine.title')} aside={words('day.visits', { count: visits.length })}>
      <ul className={styles.plain}>
        {visits.slice(0, 4).map((visit) => (
          <li key={visit.visitId}>
            <strong>{visit.arrivesAt ?? '–'}</strong> {visit.partyName}{' '}
            <span className={styles.quiet}>{visit.place?.district}</span>
          </li>
        ))}
      </ul>
      <Button component={Link} to="/my-visits">
        {words('banner.open')}
      </Button>
    </Card>
  );
}
