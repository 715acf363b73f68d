import type { ReactNode } from 'react';
import type { Tone } from './chip.tsx';
import styles from './figure.module.css';

export type FigureProps = {
  readonly value: ReactNode;
  /** The interval, already formatted: `12.9 – 17.1 M`. */
  readonly interval?: ReactNode;
  /** What else to say on the same line: n, a "how?". */
  readonly note?: ReactNode;
  readonly tone?: Tone;
  readonly label?: string;
};

/** A big number that never stands alone: its interval and what it rests on are beside it. */
export function Figure({ value, interval, note, tone, label }: FigureProps) {
  return (
    <div className={styles.figure}>
      {label === undefined ? null : <div className={styles.label}>{label}</div>}
      <div className={styles.line}>
        <span className={styles.value} data-tone={tone}>
          {value}
        </span>
        {interval === undefined ? null : <span className={styles.interval}>{interval}</span>}
        {note === undefined ? null : <span className={styles.note}>{note}</span>}
      </div>
    </div>
  );
}
