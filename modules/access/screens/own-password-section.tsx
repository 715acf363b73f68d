import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { api } from '#contract';
import { MIN_PASSWORD_LENGTH } from '#modules/access/contract';
import { answered, ErrorPanel, useToasts } from '#ui';
import { useFormChecks } from './form-checks.ts';
import styles from './settings.module.css';
import { useSettingsWords } from './words/use-settings-words.ts';

export function OwnPasswordSection() {
  const words = useSettingsWords();
  const toasts = useToasts();
  const checks = useFormChecks();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: { currentPassword: checks.required, newPassword: checks.newPassword },
  });
  const change = useMutation({
    mutationFn: (body: typeof form.values) => answered(api.access.changePassword({ body })),
    onSuccess: () => {
      form.reset();
      toasts.done(words('password.changed'));
    },
  });
  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => change.mutate(values))} noValidate>
      <PasswordInput
        label={words('password.current')}
        autoComplete="current-password"
        {...form.getInputProps('currentPassword')}
      />
      <PasswordInput
        label={words('password.next')}
        description={words('firstRun.passwordHint', { count: MIN_PASSWORD_LENGTH })}
        autoComplete="new-password"
        {...form.getInputProps('newPassword')}
      />
      {change.error ? <ErrorPanel error={change.error} /> : null}
      <div className={styles.startActions}>
        <Button type="submit" variant="filled" loading={change.isPending}>
          {words('password.action')}
        </Button>
        <span className={styles.quiet}>{words('password.hint')}</span>
      </div>
    </form>
  );
}
