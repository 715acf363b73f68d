import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Card, ErrorPanel, Skeletons } from '#ui';
import { useWords } from './messages/use-words.ts';
import { useStepsWaiting } from './process-queries.ts';
import { ProcessRow } from './process-row.tsx';
import styles from './service.module.css';

/** Steps that whoever is signed in can take now: what is overdue, then whoever has been waiting longest. */
export function TodayPanel() {
  const words = useWords();
  const overdue = useStepsWaiting('overdue');
  const inTime = useStepsWaiting('in-time');
  const error = overdue.error ?? inTime.error;
  const isKnown = overdue.rows !== undefined && inTime.rows !== undefined;
  const isLoadingMore = overdue.isLoadingMore || inTime.isLoadingMore;
  const rows = isKnown ? [...(overdue.rows ?? []), ...(overdue.hasMore ? [] : (inTime.rows ?? []))] : [];
  const retry = () => {
    overdue.onRetry();
    inTime.onRetry();
  };
  return (
    <Card flush title={words('today.title')} aside={<Link to="/service">{words('today.board')}</Link>}>
      {error ? <ErrorPanel error={error} onRetry={retry} /> : null}
      {isKnown || error ? null : <Skeletons rows={3} />}
      {isKnown && rows.length === 0 ? <p className={styles.none}>{words('today.none')}</p> : null}
      <ul className={styles.list}>
        {rows.map((process) => (
          <ProcessRow key={process.processId} process={process} />
        ))}
      </ul>
      {overdue.hasMore || (isKnown && inTime.hasMore) ? (
        <Button
          variant="subtle"
          fullWidth
          loading={isLoadingMore}
          onClick={overdue.hasMore ? overdue.onLoadMore : inTime.onLoadMore}
        >
          {words('board.more')}
        </Button>
      ) : null}
    </Card>
  );
}
