import styles from './charts.module.css';

export type IntervalStripProps = {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Where the scale ends; it begins at 0. */
  readonly until: number;
};

/** A number in its interval on a scale from 0; the numbers themselves stand beside it in words. */
export function IntervalStrip({ value, low, high, until }: IntervalStripProps) {
  const at = (part: number) => `${(100 * Math.min(Math.max(part / (until || 1), 0), 1)).toFixed(2)}%`;
  return (
    <svg className={styles.strip} aria-hidden width="100%" height="10">
      <line x1="0" x2="100%" y1="5" y2="5" className={styles.stripScale} />
      {low === null || high === null ? null : (
        <line x1={at(low)} x2={at(high)} y1="5" y2="5" className={styles.stripInterval} />
      )}
      <circle cx={at(value)} cy="5" r="3.5" className={styles.stripValue} />
    </svg>
  );
}
