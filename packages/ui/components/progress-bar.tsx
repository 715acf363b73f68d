import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { useLocaleFormat } from '../format/use-locale-format.ts';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './progress-bar.module.css';

export type ProgressBarProps = {
  readonly label: string;
  readonly done: number;
  /** Undefined while the whole is not known yet. */
  readonly total?: number;
  readonly remainingMinutes?: number;
  readonly isPaused?: boolean;
  readonly onPause?: () => void;
  readonly onResume?: () => void;
  readonly onCancel?: () => void;
};

/** Real progress of long work, which can be paused, cancelled, left and found again. */
export function ProgressBar(props: ProgressBarProps) {
  const words = useUiMessages();
  const format = useLocaleFormat();
  const labelId = useId();
  const { done, total, isPaused = false } = props;
  const share = total === undefined || total === 0 ? undefined : Math.min(1, done / total);
  const isDone = share === 1;
  const count =
    total === undefined
      ? format.number(done)
      : words('progress.of', { done: format.number(done), total: format.number(total) });
  const remaining =
    isDone || isPaused || props.remainingMinutes === undefined
      ? ''
      : words('progress.remaining', { duration: format.duration(props.remainingMinutes) });
  const swap = isPaused ? props.onResume : props.onPause;
  return (
    <div className={styles.progress}>
      <div className={styles.head}>
        <span id={labelId} className={styles.label}>
          {props.label}
        </span>
        <span className={styles.count}>{isDone ? words('progress.done') : count}</span>
      </div>
      <div
        role="progressbar"
        aria-labelledby={labelId}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
        aria-valuetext={`${count} ${remaining}`.trim()}
        className={styles.track}
        data-unknown={share === undefined || undefined}
        data-paused={isPaused || undefined}
      >
        <div className={styles.bar} style={{ width: share === undefined ? '30%' : `${share * 100}%` }} />
      </div>
      <div className={styles.foot}>
        <span className={styles.remaining}>{remaining}</span>
        {isDone || swap === undefined ? null : (
          <Button
            variant="subtle"
            color="gray"
            onClick={swap}
            leftSection={isPaused ? <IconPlayerPlay size="0.875rem" /> : <IconPlayerPause size="0.875rem" />}
          >
            {words(isPaused ? 'action.resume' : 'action.pause')}
          </Button>
        )}
        {isDone || props.onCancel === undefined ? null : (
          <Button
            variant="subtle"
            color="gray"
            onClick={props.onCancel}
            leftSection={<IconX size="0.875rem" />}
          >
            {words('action.cancel')}
          </Button>
        )}
      </div>
    </div>
  );
}
