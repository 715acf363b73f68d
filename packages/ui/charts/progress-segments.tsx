import { Tooltip } from '@mantine/core';
import { useLocaleFormat } from '../format/use-locale-format.ts';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './charts.module.css';

export type ClockSegment = {
  readonly kind: 'running' | 'paused' | 'closed' | 'overdue' | 'remaining';
  readonly minutes: number;
};

export type ProgressSegmentsProps = {
  /** In the order they happened. */
  readonly segments: readonly ClockSegment[];
  /** What is being timed. */
  readonly label: string;
  /** Words under the bar. */
  readonly note?: string;
  /** Amber when little is left. */
  readonly isUrgent?: boolean;
};

const kindWords = {
  running: 'chart.segmentRunning',
  paused: 'chart.segmentPaused',
  closed: 'chart.segmentClosed',
  overdue: 'chart.segmentOverdue',
  remaining: 'chart.segmentRemaining',
} as const;

/** A clock running out, drawn as what it was made of: running, paused, closed hours, over time, and what remains. */
export function ProgressSegments({ segments, label, note, isUrgent = false }: ProgressSegmentsProps) {
  const words = useUiMessages();
  const format = useLocaleFormat();
  const total = segments.reduce((sum, segment) => sum + segment.minutes, 0);
  const described = segments
    .filter((segment) => segment.minutes > 0)
    .map((segment) => `${words(kindWords[segment.kind])} ${format.duration(segment.minutes)}`);
  return (
    <div className={styles.clock}>
      <Tooltip label={described.join(' · ')} multiline>
        <div
          role="img"
          aria-label={`${label}: ${described.join(', ')}`}
          className={styles.clockBar}
          data-tone={isUrgent ? 'amber' : undefined}
        >
          {segments.map((segment, position) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: segments are a sequence and have no other identity
              key={position}
              className={styles.segment}
              data-kind={segment.kind}
              style={{ width: total === 0 ? 0 : `${(segment.minutes / total) * 100}%` }}
            />
          ))}
        </div>
      </Tooltip>
      {note === undefined ? null : <span className={styles.clockNote}>{note}</span>}
    </div>
  );
}
