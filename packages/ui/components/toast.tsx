import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useUiMessages } from '../i18n/use-messages.ts';
import { toProblem } from '../problem/problem.ts';
import { useProblemText } from '../problem/use-problem-text.ts';
import styles from './toast.module.css';

const undoSeconds = 10;

export type Toasts = {
  /** Says that something was done. */
  readonly done: (message: string) => void;
  /** Says that something was done and offers to take it back for ten seconds. */
  readonly doneWithUndo: (message: string, undo: () => void) => void;
  /** Says what went wrong, in the words for its problem. */
  readonly failed: (error: unknown) => void;
};

/** Short messages at the edge of the screen, announced to assistive technology. */
export function useToasts(): Toasts {
  const words = useUiMessages();
  const textOf = useProblemText();
  return {
    done: (message) => {
      notifications.show({
        message,
        icon: <IconCheck size="1rem" />,
        className: styles.done,
        withBorder: true,
      });
    },
    doneWithUndo: (message, undo) => {
      const id = notifications.show({
        autoClose: undoSeconds * 1000,
        icon: <IconCheck size="1rem" />,
        className: styles.done,
        withBorder: true,
        message: (
          <span className={styles.line}>
            {message}
            <Button
              variant="subtle"
              color="evergreen"
              onClick={() => {
                notifications.hide(id);
                undo();
              }}
            >
              {words('action.undo')}
            </Button>
          </span>
        ),
      });
    },
    failed: (error) => {
      const problem = toProblem(error);
      const text = problem === undefined ? undefined : textOf(problem);
      notifications.show({
        title: text?.title ?? words('error.title'),
        message: text?.detail ?? words('error.wayOut'),
        icon: <IconAlertTriangle size="1rem" />,
        className: styles.failed,
        withBorder: true,
        autoClose: 12_000,
        role: 'alert',
      });
    },
  };
}
