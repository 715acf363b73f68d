import { Button, Modal, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './confirm-destructive.module.css';
import { ErrorPanel } from './error-panel.tsx';

export type ConfirmDestructiveProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will be gone, with counts, and whether it can be undone. */
  readonly children: ReactNode;
  /** The verb on the button: "Delete 3 customers". */
  readonly actionLabel: string;
  readonly onConfirm: () => Promise<void>;
  /** Must be typed first, for acts that cannot be undone. */
  readonly wordToType?: string;
};

/** Asks before something is lost. Prefer undo where it can be offered; this is for what cannot be taken back. */
export function ConfirmDestructive(props: ConfirmDestructiveProps) {
  const words = useUiMessages();
  const [typed, setTyped] = useState('');
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<unknown>();
  const mayConfirm = props.wordToType === undefined || typed.trim() === props.wordToType;
  const close = () => {
    setTyped('');
    setError(undefined);
    props.onClose();
  };
  const confirm = async () => {
    setIsRunning(true);
    try {
      await props.onConfirm();
      close();
    } catch (failure) {
      setError(failure);
    } finally {
      setIsRunning(false);
    }
  };
  return (
    <Modal opened={props.isOpen} onClose={close} title={props.title}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (mayConfirm) void confirm();
        }}
      >
        <div>{props.children}</div>
        {props.wordToType === undefined ? null : (
          <TextInput
            label={words('confirm.typeToConfirm', { word: props.wordToType })}
            description={words('confirm.irreversible')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
        )}
        {error === undefined ? null : <ErrorPanel error={error} />}
        <div className={styles.actions}>
          <Button onClick={close}>{words('action.cancel')}</Button>
          <Button type="submit" variant="filled" color="red" disabled={!mayConfirm} loading={isRunning}>
            {props.actionLabel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
