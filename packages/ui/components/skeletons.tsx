import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './skeletons.module.css';

/** Grey rows in the shape of what is coming. */
export function Skeletons({
  rows = 5,
  withAvatar = false,
}: {
  readonly rows?: number;
  readonly withAvatar?: boolean;
}) {
  const words = useUiMessages();
  return (
    <div role="status" className={styles.rows} data-loading>
      <span className="visually-hidden">{words('list.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity and never move
        <div key={row} className={styles.row} aria-hidden>
          {withAvatar ? <span className={styles.circle} /> : null}
          <span className={styles.bar} style={{ width: `${62 - ((row * 17) % 34)}%` }} />
          <span className={styles.bar} style={{ width: `${14 + ((row * 7) % 9)}%`, marginLeft: 'auto' }} />
        </div>
      ))}
    </div>
  );
}
