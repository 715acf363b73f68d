import { useNow } from '../format/clock.ts';
import { useLocaleFormat } from '../format/use-locale-format.ts';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './charts.module.css';
import { layOutRhythm } from './rhythm.ts';

export type RhythmStripProps = {
  readonly visitsAt: readonly string[];
  /** The person's own usual interval. */
  readonly usualIntervalDays: number;
  readonly width?: number;
};

function inWords(days: number, format: ReturnType<typeof useLocaleFormat>): string {
  return days >= 14 ? format.weeks(days / 7) : format.days(days);
}

/** Someone's own rhythm: a dot a visit, a ring for now, amber for the time since the next was due. */
export function RhythmStrip({ visitsAt, usualIntervalDays, width = 150 }: RhythmStripProps) {
  const words = useUiMessages();
  const format = useLocaleFormat();
  const now = useNow(3600);
  const rhythm = layOutRhythm(visitsAt, usualIntervalDays, now);
  if (rhythm === undefined) return null;
  const x = (place: number) => 6 + place * (width - 12);
  const label = [
    words('chart.usual', { interval: inWords(usualIntervalDays, format) }),
    words('chart.since', { duration: inWords(rhythm.daysSinceLast, format) }),
    ...(rhythm.isOverdue ? [words('chart.overdue')] : []),
  ].join(', ');
  return (
    <svg width={width} height={22} role="img" aria-label={label} className={styles.svg}>
      <title>{label}</title>
      <path d={`M4 11H${width - 4}`} className={styles.axis} />
      {rhythm.isOverdue ? <path d={`M${x(rhythm.due)} 11H${x(1)}`} className={styles.gap} /> : null}
      {rhythm.visits.map((place) => (
        <circle key={place} cx={x(place)} cy={11} r={3} className={styles.dot} />
      ))}
      <circle cx={x(1)} cy={11} r={4} className={rhythm.isOverdue ? styles.ring : styles.ringCalm} />
    </svg>
  );
}
