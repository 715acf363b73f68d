import type { PrivacyRequest } from '#modules/privacy/contract';
import { Chip, type Tone, useLocaleFormat } from '#ui';
import styles from './privacy.module.css';
import { useWords } from './words/use-words.ts';

/** From how many days on the clock draws attention. */
const SOON_DAYS = 7;

function toneOf(daysLeft: number): Tone {
  if (daysLeft < 0) return 'vermilion';
  return daysLeft <= SOON_DAYS ? 'amber' : 'plain';
}

/** The day an answer is due, and how far that is. */
export function RequestClock({ request }: { readonly request: PrivacyRequest }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { daysLeft, dueOn, closedAt } = request;
  if (closedAt !== null) return <span>{format.date(dueOn)}</span>;
  const left =
    daysLeft === 0
      ? words('request.today')
      : words(daysLeft < 0 ? 'request.late' : 'request.left', { count: Math.abs(daysLeft) });
  return (
    <span className={styles.chips}>
      <Chip tone={toneOf(daysLeft)}>{left}</Chip>
      <span className={styles.nowrap}>{format.date(dueOn)}</span>
    </span>
  );
}
