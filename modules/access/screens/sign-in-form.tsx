import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { Session } from '#modules/access/contract';
import { answered, ErrorPanel, type ShownProblem, toProblem, useProblemText } from '#ui';
import styles from './alone.module.css';
import { useWords } from './messages/use-words.ts';
import { OtherWaysIn } from './other-ways-in.tsx';

export type SignInFormProps = {
  /** Known already when somebody's session ended; then only the password is asked for. */
  readonly email?: string;
  readonly onSignedIn: (session: Session) => void;
};

type Values = { email: string; password: string; code: string };

/** Faults of typing, told in a line; anything else gets a panel with a reference. */
const OWN_FAULTS = new Set(['wrong-credentials', 'too-many-attempts', 'second-factor-needed', 'wrong-code']);
const CODE_FAULTS = new Set(['second-factor-needed', 'wrong-code']);

/** The line under the fields; how long to wait is worth more than that one must. */
function useFaultLine(problem: ShownProblem | undefined): string | undefined {
  const words = useWords();
  const textOf = useProblemText();
  if (problem === undefined || !OWN_FAULTS.has(problem.code)) return undefined;
  if (problem.code === 'second-factor-needed') return undefined;
  const context = problem.context as { retryAfterSeconds?: number } | undefined;
  const seconds = context?.retryAfterSeconds;
  if (seconds === undefined) return textOf(problem).detail;
  return seconds < 90
    ? words('signIn.waitSeconds', { count: seconds })
    : words('signIn.waitMinutes', { count: Math.ceil(seconds / 60) });
}

function useSignInFields(email: string | undefined, asksForCode: boolean) {
  const words = useWords();
  const needed = (value: string) => (value.trim() === '' ? words('signIn.missing') : null);
  return useForm<Values>({
    initialValues: { email: email ?? '', password: '', code: '' },
    validate: { email: needed, password: needed, code: (value) => (asksForCode ? needed(value) : null) },
  });
}

export function SignInForm({ email, onSignedIn }: SignInFormProps) {
  const words = useWords();
  const [asksForCode, setAsksForCode] = useState(false);
  const form = useSignInFields(email, asksForCode);
  const signIn = useMutation({
    mutationFn: ({ code, ...credentials }: Values) =>
      answered(
        api.access.signIn({
          body: {
            ...credentials,
            email: credentials.email.trim(),
            ...(asksForCode ? { code: code.trim() } : {}),
          },
        }),
      ),
    onSuccess: onSignedIn,
    onError: (error) => {
      const isAboutCode = CODE_FAULTS.has(toProblem(error)?.code ?? '');
      if (isAboutCode) setAsksForCode(true);
      form.setFieldValue(isAboutCode ? 'code' : 'password', '');
    },
  });
  const problem = toProblem(signIn.error);
  const isOwnFault = problem !== undefined && OWN_FAULTS.has(problem.code);
  const faultLine = useFaultLine(problem);
  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
      {signIn.error && !isOwnFault ? <ErrorPanel error={signIn.error} /> : null}
      {asksForCode ? (
        <TextInput
          label={words('signIn.code')}
          description={words('signIn.codeHint')}
          autoComplete="one-time-code"
          maxLength={40}
          autoFocus
          {...form.getInputProps('code')}
        />
      ) : (
        <NameAndPassword form={form} isKnown={email !== undefined} />
      )}
      <div role="alert" className={styles.fault}>
        {faultLine}
      </div>
      <Button type="submit" variant="filled" fullWidth loading={signIn.isPending}>
        {words('signIn.action')}
      </Button>
      {asksForCode ? (
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            signIn.reset();
            setAsksForCode(false);
          }}
        >
          {words('signIn.back')}
        </Button>
      ) : (
        <OtherWaysIn onSignedIn={onSignedIn} />
      )}
    </form>
  );
}

function NameAndPassword({
  form,
  isKnown,
}: {
  readonly form: ReturnType<typeof useSignInFields>;
  readonly isKnown: boolean;
}) {
  const words = useWords();
  return (
    <>
      {isKnown ? (
        <input type="hidden" name="username" autoComplete="username" value={form.values.email} readOnly />
      ) : (
        <TextInput
          type="email"
          label={words('signIn.email')}
          autoComplete="username"
          autoFocus
          {...form.getInputProps('email')}
        />
      )}
      <PasswordInput
        label={words('signIn.password')}
        autoComplete="current-password"
        autoFocus={isKnown}
        {...form.getInputProps('password')}
      />
    </>
  );
}
