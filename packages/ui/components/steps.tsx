import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './steps.module.css';

export type Step = { readonly key: string; readonly title: string };

export type StepsProps = {
  readonly steps: readonly Step[];
  readonly current: string;
  readonly children: ReactNode;
  readonly onBack?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
  /** The verb on the forward button; "Next" when absent. */
  readonly nextLabel?: string;
  readonly mayGoOn?: boolean;
  readonly isRunning?: boolean;
};

/** A wizard: where one is, what is done, and the way on and back. */
export function Steps(props: StepsProps) {
  const words = useUiMessages();
  const position = props.steps.findIndex((step) => step.key === props.current);
  return (
    <div className={styles.wizard}>
      <p className="visually-hidden" role="status">
        {words('stepper.step', { current: position + 1, total: props.steps.length })}
      </p>
      <ol className={styles.steps}>
        {props.steps.map((step, index) => (
          <li
            key={step.key}
            className={styles.step}
            data-state={index < position ? 'done' : index === position ? 'current' : 'ahead'}
            aria-current={index === position ? 'step' : undefined}
          >
            <span className={styles.mark} aria-hidden>
              {index < position ? <IconCheck size="0.875rem" stroke={2.4} /> : index + 1}
            </span>
            <span className={styles.title}>{step.title}</span>
          </li>
        ))}
      </ol>
      <div className={styles.body}>{props.children}</div>
      <div className={styles.foot}>
        {props.onBack === undefined ? (
          <span />
        ) : (
          <Button onClick={props.onBack}>{words('action.back')}</Button>
        )}
        {props.onNext === undefined ? null : (
          <Button
            variant="filled"
            onClick={props.onNext}
            disabled={props.mayGoOn === false}
            loading={props.isRunning === true}
          >
            {props.nextLabel ?? words(position === props.steps.length - 1 ? 'action.finish' : 'action.next')}
          </Button>
        )}
      </div>
    </div>
  );
}
