import { Button, Modal, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { ErrorPanel } from '#ui';
import { useFormChecks } from './form-checks.ts';
import styles from './settings.module.css';
import { useSettingsWords } from './words/use-settings-words.ts';

export type ConfirmWithPasswordProps = {
  readonly title: string;
  readonly text?: string;
  readonly onConfirm: (password: string) => Promise<void>;
  readonly onClose: () => void;
};

/** Asks for the password again before something by which a stranger at an open screen could stay. */
export function ConfirmWithPassword({ title, text, onConfirm, onClose }: ConfirmWithPasswordProps) {
  const words = useSettingsWords();
  const checks = useFormChecks();
  const form = useForm({ initialValues: { password: '' }, validate: { password: checks.required } });
  const confirm = useMutation({
    mutationFn: ({ password }: { password: string }) => onConfirm(password),
    onSuccess: onClose,
    onError: () => form.reset(),
  });
  return (
    <Modal opened onClose={onClose} title={title}>
      <form className={styles.form} onSubmit={form.onSubmit((values) => confirm.mutate(values))} noValidate>
        {text === undefined ? null : <p className={styles.text}>{text}</p>}
        <PasswordInput
          label={words('password.current')}
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('password')}
        />
        {confirm.error ? <ErrorPanel error={confirm.error} /> : null}
        <div className={styles.actions}>
          <Button onClick={onClose}>{words('settings.cancel')}</Button>
          <Button type="submit" variant="filled" loading={confirm.isPending}>
            {words('settings.goOn')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
