import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useUiMessages } from '../i18n/use-messages.ts';
import { toProblem } from '../problem/problem.ts';
import { useProblemText } from '../problem/use-problem-text.ts';
import { CopyText } from './copy-text.tsx';
import styles from './error-panel.module.css';

export type ErrorPanelProps = {
  /** A problem document, or anything thrown. */
  readonly error: unknown;
  readonly title?: string;
  readonly onRetry?: () => void;
};

/** Says what went wrong, why, and what to do next, with a reference that can be copied. */
export function ErrorPanel({ error, title, onRetry }: ErrorPanelProps) {
  const words = useUiMessages();
  const textOf = useProblemText();
  const problem = toProblem(error);
  const text = problem === undefined ? undefined : textOf(problem);
  const faults = problem?.faults ?? [];
  const reference = problem?.requestId ?? '';
  return (
    <div role="alert" className={styles.panel}>
      <IconAlertTriangle size="1.25rem" stroke={1.7} className={styles.icon} aria-hidden />
      <div className={styles.text}>
        <strong>{text?.title ?? title ?? words('error.title')}</strong>
        <p>{text?.detail ?? words('error.wayOut')}</p>
        {faults.length === 0 ? null : (
          <ul className={styles.faults} aria-label={words('error.faults')}>
            {faults.map((fault) => (
              <li key={`${fault.path} ${fault.code}`}>
                <code>{fault.path}</code> {fault.message}
              </li>
            ))}
          </ul>
        )}
        <div className={styles.foot}>
          {onRetry === undefined ? null : <Button onClick={onRetry}>{words('action.retry')}</Button>}
          {reference === '' ? null : (
            <span className={styles.reference}>
              {words('error.reference')} <CopyText text={reference} />
            </span>
          )}
        </div>
      </div>
    </div>
  );
}
