import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useUiMessages } from '../i18n/use-messages.ts';
import { CopyText } from './copy-text.tsx';
import styles from './error-panel.module.css';
import { toProblem } from './problem.ts';

export type ErrorPanelProps = {
  /** A problem document, or anything thrown. */
  readonly error: unknown;
  readonly title?: string;
  readonly onRetry?: () => void;
};

/** Says what went wrong, why, and what to do next, with a reference that can be copied. */
export function ErrorPanel({ error, title, onRetry }: ErrorPanelProps) {
  const words = useUiMessages();
  const problem = toProblem(error);
  const isOffline = error instanceof TypeError && /fetch|network/i.test(error.message);
  return (
    <div role="alert" className={styles.panel}>
      <IconAlertTriangle size={20} stroke={1.7} className={styles.icon} aria-hidden />
      <div className={styles.text}>
        <strong>{problem?.title ?? title ?? words('error.title')}</strong>
        <p>{isOffline ? words('error.offline') : (problem?.detail ?? words('error.wayOut'))}</p>
        {problem?.faults !== undefined && problem.faults.length > 0 ? (
          <ul className={styles.faults} aria-label={words('error.faults')}>
            {problem.faults.map((fault) => (
              <li key={`${fault.path} ${fault.code}`}>
                <code>{fault.path}</code> {fault.detail ?? fault.code}
              </li>
            ))}
          </ul>
        ) : null}
        <div className={styles.foot}>
          {onRetry === undefined ? null : <Button onClick={onRetry}>{words('action.retry')}</Button>}
          {problem?.requestId === undefined ? null : (
            <span className={styles.reference}>
              {words('error.reference')} <CopyText text={problem.requestId} />
            </span>
          )}
        </div>
      </div>
    </div>
  );
}
