import { Link } from '@tanstack/react-router';
import { useUrlState } from '#ui';
import { useWords } from './messages/use-words.ts';
import { PromiseList } from './promise-list.tsx';
import styles from './promises.module.css';

/** Promises about to break, so that they do not. */
export function TodayPanel() {
  const words = useWords();
  const [whose] = useUrlState('whose');
  return (
    <PromiseList
      show="about-to-break"
      whose={whose === 'all' ? 'all' : 'mine'}
      title={words('today.title')}
      aside={<Link to="/promises">{words('today.open')}</Link>}
      nothing={<p className={styles.nothing}>{words('today.none')}</p>}
    />
  );
}
