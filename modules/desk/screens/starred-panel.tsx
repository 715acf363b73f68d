import { IconStarFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#contract';
import { answered, Card } from '#ui';
import styles from './desk.module.css';
import { useWords } from './messages/use-words.ts';

/** Customers kept at hand; absent until one is starred. */
export function StarredPanel() {
  const words = useWords();
  const { data } = useQuery({
    queryKey: ['desk', 'starred'],
    queryFn: ({ signal }) => answered(api.desk.listStarred({ signal })),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={words('starred.title')}>
      <ul className={styles.lines}>
        {data.items.map(({ partyId, displayName, number }) => (
          <li key={partyId} className={styles.line}>
            <IconStarFilled size="0.875rem" className={styles.star} aria-hidden />
            <span className={styles.lineText}>
              <Link to="/customers/$partyId" params={{ partyId }}>
                {displayName}
              </Link>
            </span>
            <span className={styles.quiet}>{number}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
