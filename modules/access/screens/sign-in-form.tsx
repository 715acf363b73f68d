import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { api } from '#contract';
import type { Session } from '#modules/access/contract';
import { answered, ErrorPanel, toProblem, useProblemText } from '#ui';
import styles from './alone.module.css';
import { useWords } from './messages/use-words.ts';

export type SignInFormProps = {
  /** Known already when somebody's session ended; then only the password is asked for. */
  readonly email?: string;
  readonly onSignedIn: (session: Session) => void;
};

/** Faults of typing, told in a line; anything else gets a panel with a reference. */
const OWN_FAULTS = new Set(['wrong-credentials', 'too-many-attempts']);

export function SignInForm({ email, onSignedIn }: SignInFormProps) {
  const words = useWords();
  const needed = (value: string) => (value.trim() === '' ? words('signIn.missing') : null);
  const textOf = useProblemText();
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
  const problem = toProblem(signIn.error);
  const isOwnFault = problem !== undefined && OWN_FAULTS.has(problem.code);
  const ownFault = isOwnFault ? textOf(problem).detail : undefined;
  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
      {signIn.error && !isOwnFault ? <ErrorPanel error={signIn.error} /> : null}
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
        autoFocus={email !== undefined}
        {...form.getInputProps('password')}
      />
      <div role="alert" className={styles.fault}>
        {ownFault}
      </div>
      <Button type="submit" variant="filled" fullWidth loading={signIn.isPending}>
        {words('signIn.action')}
      </Button>
    </form>
  );
}
