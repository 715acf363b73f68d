import { Link } from '@tanstack/react-router';
import { Card, ErrorPanel } from '#ui';
import { useWords } from './messages/use-words.ts';
import { useRepairList } from './repair-queries.ts';
import { RepairRows } from './repair-rows.tsx';
import styles from './repairs.module.css';

/** Repairs that are late, those due first. */
export function TodayPanel() {
  const words = useWords();
  const list = useRepairList({ state: 'overdue' });
  return (
    <Card flush title={words('panel.today')} aside={<Link to="/repairs">{words('panel.board')}</Link>}>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows?.length === 0 ? <p className={styles.none}>{words('panel.todayEmpty')}</p> : null}
      <RepairRows repairs={(list.rows ?? []).slice(0, 5)} />
    </Card>
  );
}
