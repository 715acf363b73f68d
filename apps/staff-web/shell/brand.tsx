import { useWords } from '../messages/use-words.ts';
import styles from './shell.module.css';

export function Brand() {
  const words = useWords();
  return (
    <div className={styles.brand}>
      <svg
        width="1.25rem"
        height="1.25rem"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        aria-hidden
      >
        <title>Perennial</title>
        <path d="M10 18V8M10 8C10 4 13 2 17 2c0 4-3 6-7 6ZM10 12c0-3-2.5-5-7-5 0 3.5 2.5 5 7 5Z" />
      </svg>
      <span>
        Perennial <small>{words('brandSecond')}</small>
      </span>
    </div>
  );
}
