import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#contract';
import { answered, Card, Chip, ErrorPanel, RelativeTime, useToasts } from '#ui';
import styles from './desk.module.css';
import { useHappeningWords } from './happening-words.ts';
import { useWords } from './messages/use-words.ts';

const happeningsKey = ['desk', 'happenings'];
const SHOWN = 8;

/** What others did with customers one follows; absent until there is something. */
export function HappeningsPanel() {
  const words = useWords();
  const what = useHappeningWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: happeningsKey,
    queryFn: ({ signal }) => answered(api.desk.listHappenings({ query: { limit: SHOWN }, signal })),
    refetchInterval: 60_000,
  });
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  const items = query.data?.items ?? [];
  const [latest] = items;
  if (latest === undefined) return null;
  const unseen = items.filter(({ seenAt }) => seenAt === null).length;
  const see = async () => {
    await answered(api.desk.seeHappenings({ body: { until: latest.occurredAt } }));
    await client.invalidateQueries({ queryKey: happeningsKey });
  };
  return (
    <Card
      title={words('happenings.title')}
      aside={
        unseen === 0 ? undefined : (
          <Button variant="subtle" size="compact-sm" onClick={() => void see().catch(toasts.failed)}>
            {words('happenings.see')}
          </Button>
        )
      }
    >
      <ul className={styles.lines}>
        {items.map((one) => (
          <li key={one.happeningId} className={styles.line}>
            <span className={styles.lineText}>
              <Link to="/customers/$partyId" params={{ partyId: one.partyId }}>
                {one.partyName}
              </Link>
              <span className={styles.quiet}>{what(one.kind)}</span>
            </span>
            {one.seenAt === null ? <Chip tone="indigo">{words('happenings.new')}</Chip> : null}
            <span className={styles.quiet}>
              <RelativeTime at={one.occurredAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
