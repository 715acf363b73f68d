import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { api } from '#contract';
import type { Session } from '#modules/access/contract';
import { answered, ErrorPanel } from '#ui';
import styles from './alone.module.css';
import { useWords } from './messages/use-words.ts';

export type SignInFormProps = {
  /** Known already when somebody's session ended; then only the password is asked for. */
  readonly email?: string;
  readonly onSignedIn: (session: Session) => void;
};

export function SignInForm({ email, onSignedIn }: SignInFormProps) {
  const words = useWords();
  const needed = (value: string) => (value.trim() === '' ? words('signIn.missing') : null);
  const form = useForm({
    initialValues: { email: email ?? '', password: '' },
    validate: { email: needed, password: needed },
  });
  const signIn = useMutation({
    mutationFn: (credentials: { email: string; password: string }) =>
      answered(api.access.signIn({ body: { ...credentials, email: credentials.email.trim() } })),
    onSuccess: onSignedIn,
    onError: () => form.setFieldValue('password', ''),
  });
  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
      {signIn.error ? <ErrorPanel error={signIn.error} /> : null}
      {email === undefined ? (
        <TextInput
          type="email"
          label={words('signIn.email')}
          autoComplete="username"
          autoFocus
          {...form.getInputProps('email')}
        />
      ) : (
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      )}
      <PasswordInput
        label={words('signIn.password')}
        autoComplete="current-password"
        data-autofocus={email === undefined ? undefined : true}
        {...form.getInputProps('password')}
      />
      <Button type="submit" variant="filled" fullWidth loading={signIn.isPending}>
        {words('signIn.action')}
      </Button>
    </form>
  );
}
