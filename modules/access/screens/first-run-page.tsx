import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '#contract';
import { MIN_PASSWORD_LENGTH } from '#modules/access/contract';
import { answered, ErrorPanel, usePageTitle, usePreferences } from '#ui';
import styles from './alone.module.css';
import { BrandMark } from './brand-mark.tsx';
import { BusinessFields } from './business-fields.tsx';
import { faultsByField, useFormChecks } from './form-checks.ts';
import { LanguageChoice } from './language-choice.tsx';
import { useWords } from './messages/use-words.ts';
import { guessCurrency, guessRegion, ownTimeZone } from './places.ts';
import { keepSession } from './session-query.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

function useFirstRunForm() {
  const checks = useFormChecks();
  const [{ language }] = usePreferences();
  const timeZone = ownTimeZone();
  const region = guessRegion(timeZone, navigator.languages, language);
  return useForm({
    initialValues: {
      businessName: '',
      timeZone,
      region,
      currency: guessCurrency(region),
      branchName: '',
      displayName: '',
      email: '',
      password: '',
    },
    validate: {
      businessName: checks.required,
      branchName: checks.required,
      displayName: checks.required,
      email: checks.email,
      password: checks.newPassword,
    },
  });
}

/** The first thing anybody sees: the business, its first branch, and whoever looks after the system. */
export function FirstRunPage() {
  const words = useSettingsWords();
  const signInWords = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useFirstRunForm();
  usePageTitle(words('firstRun.title'));
  const setUp = useMutation({
    mutationFn: async (values: typeof form.values) => {
      const email = values.email.trim();
      await answered(api.access.setUp({ body: { ...values, email } }));
      return answered(api.access.signIn({ body: { email, password: values.password } }));
    },
    onSuccess: async (session) => {
      await navigate({ to: '/welcome' });
      keepSession(client, session);
    },
    onError: (error) => form.setErrors(faultsByField(error)),
  });
  return (
    <main className={styles.page}>
      <div className={`${styles.column} ${styles.wide}`}>
        <div className={styles.head}>
          <BrandMark />
          <h1>{words('firstRun.title')}</h1>
          <p className={styles.quiet}>{words('firstRun.text')}</p>
        </div>
        <LanguageChoice />
        <form
          className={`${styles.sheet} ${styles.form}`}
          onSubmit={form.onSubmit((values) => setUp.mutate(values))}
          noValidate
        >
          <fieldset className={styles.part}>
            <legend>{words('firstRun.business')}</legend>
            <BusinessFields form={form} />
            <TextInput
              label={words('firstRun.branchName')}
              description={words('firstRun.branchHint')}
              maxLength={120}
              {...form.getInputProps('branchName')}
            />
          </fieldset>
          <fieldset className={styles.part}>
            <legend>{words('firstRun.administrator')}</legend>
            <div className={styles.pair}>
              <TextInput
                label={words('firstRun.displayName')}
                autoComplete="name"
                maxLength={120}
                {...form.getInputProps('displayName')}
              />
              <TextInput
                type="email"
                label={signInWords('signIn.email')}
                autoComplete="username"
                {...form.getInputProps('email')}
              />
            </div>
            <PasswordInput
              label={words('firstRun.password')}
              description={words('firstRun.passwordHint', { count: MIN_PASSWORD_LENGTH })}
              autoComplete="new-password"
              {...form.getInputProps('password')}
            />
          </fieldset>
          {setUp.error ? <ErrorPanel error={setUp.error} /> : null}
          <Button type="submit" variant="filled" fullWidth loading={setUp.isPending}>
            {words('firstRun.action')}
          </Button>
        </form>
      </div>
    </main>
  );
}
