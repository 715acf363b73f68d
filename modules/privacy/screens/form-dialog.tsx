import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ErrorPanel } from '#ui';
import styles from './privacy.module.css';
import { useWords } from './words/use-words.ts';

export type FormDialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly action: string;
  readonly isDangerous?: boolean;
  readonly mayAct?: boolean;
  readonly onAct: () => Promise<unknown>;
  readonly children: ReactNode;
};

/** A form in a dialog: closes when it is done, shows what went wrong when it is not. */
export function FormDialog(props: FormDialogProps) {
  const words = useWords();
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<unknown>();
  const close = () => {
    setError(undefined);
    props.onClose();
  };
  const act = async () => {
    setIsRunning(true);
    setError(undefined);
    try {
      await props.onAct();
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
          void act();
        }}
      >
        {props.children}
        {error === undefined ? null : <ErrorPanel error={error} />}
        <div className={styles.actions}>
          <Button onClick={close}>{words('consent.cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            loading={isRunning}
            disabled={props.mayAct === false}
            {...(props.isDangerous ? { color: 'red' } : {})}
          >
            {props.action}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
