import { Link } from '@tanstack/react-router';
import { Card, RelativeTime } from '#ui';
import { useWords } from '../messages/use-words.ts';
import { useBranch } from '../use-branch.ts';
import { CallNext } from './call-next.tsx';
import styles from './reception.module.css';
import { useReception } from './reception-queries.ts';
import { WaitText } from './wait-text.tsx';

/** Who waits at the front desk; nothing where nobody has walked in today. */
export function TodayReception() {
  const words = useWords();
  const { branchId } = useBranch();
  const { data: board } = useReception(branchId);
  if (!board || branchId === undefined || board.waiting + board.called + board.over === 0) return null;
  return (
    <Card
      title={words('reception.place')}
      aside={<Link to="/reception">{words('reception.openBoard')}</Link>}
    >
      <div className={styles.today}>
        <div>
          {words('reception.summary', { count: board.waiting, called: board.called, over: board.over })}
          <div className={styles.quiet}>
            {board.longestSince ? (
              <>
                {words('reception.longest')} <RelativeTime at={board.longestSince} />
                {' · '}
              </>
            ) : null}
            {words('reception.wait.now')} <WaitText wait={board.wait} />
          </div>
        </div>
        <CallNext branchId={branchId} waiting={board.waiting} />
      </div>
    </Card>
  );
}
