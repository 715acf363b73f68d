import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { api } from '#contract';
import { MIN_PASSWORD_LENGTH } from '#modules/access/contract';
import { answered, ErrorPanel } from '#ui';
import styles from './alone.module.css';
import { useFormChecks } from './form-checks.ts';
import { useWords } from './messages/use-words.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

/** Chooses a password with the token of a link, and signs in with it. */
export function ChoosePasswordForm({ token }: { readonly token: string }) {
  const words = useWords();
  const settingsWords = useSettingsWords();
  const checks = useFormChecks();
  const form = useForm({
    initialValues: { newPassword: '', again: '' },
    validate: {
      newPassword: checks.newPassword,
      again: (value, values) => (value === values.newPassword ? null : words('choose.different')),
    },
  });
  const choose = useMutation({
    mutationFn: ({ newPassword }: typeof form.values) =>
      answered(api.access.choosePassword({ body: { token, newPassword } })),
    // A fresh page: whoever was signed in here before is not any more.
    onSuccess: () => window.location.replace('/'),
  });
  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => choose.mutate(values))} noValidate>
      <h2 className={styles.dialogTitle}>{words('choose.title')}</h2>
      <PasswordInput
        label={settingsWords('password.next')}
        description={settingsWords('firstRun.passwordHint', { count: MIN_PASSWORD_LENGTH })}
        autoComplete="new-password"
        autoFocus
        {...form.getInputProps('newPassword')}
      />
      <PasswordInput
        label={words('choose.again')}
        autoComplete="new-password"
        {...form.getInputProps('again')}
      />
      {choose.error ? <ErrorPanel error={choose.error} /> : null}
      <Button type="submit" variant="filled" fullWidth loading={choose.isPending}>
        {words('choose.action')}
      </Button>
    </form>
  );
}
