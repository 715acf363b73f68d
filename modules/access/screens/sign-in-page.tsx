import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { usePageTitle } from '#ui';
import styles from './alone.module.css';
import { BrandMark } from './brand-mark.tsx';
import { ChoosePasswordForm } from './choose-password-form.tsx';
import { FromOrganisation } from './from-organisation.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { useWords } from './messages/use-words.ts';
import { SecondStepDue } from './second-step-due.tsx';
import { keepSession, knownSession } from './session-query.ts';
import { SignInForm } from './sign-in-form.tsx';

/** A page of its own: the brand, one sheet, the languages. */
function AlonePage({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const client = useQueryClient();
  usePageTitle(title);
  const business = knownSession(client)?.business?.businessName;
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <div className={styles.head}>
          <BrandMark />
          <h1>{business ?? 'Perennial 常青'}</h1>
        </div>
        <section className={styles.sheet} aria-label={title}>
          {children}
        </section>
        {hint === undefined ? null : <p className={styles.quiet}>{hint}</p>}
        <LanguageChoice />
      </div>
    </main>
  );
}

/** Where a link leads by which somebody chooses a password; its token stands behind the #, which browsers keep to themselves. */
export function ChoosePasswordPage() {
  const words = useWords();
  return (
    <AlonePage title={words('choose.title')}>
      <ChoosePasswordForm token={window.location.hash.slice(1)} />
    </AlonePage>
  );
}

export function SignInPage() {
  const words = useWords();
  const client = useQueryClient();
  const { pathname } = window.location;
  if (knownSession(client)?.secondStepDue) {
    return (
      <AlonePage title={words('secondStepDue.title')}>
        <SecondStepDue />
      </AlonePage>
    );
  }
  if (pathname === '/choose-password') return <ChoosePasswordPage />;
  if (pathname === '/sign-in/organisation') {
    return (
      <AlonePage title={words('signIn.title')}>
        <FromOrganisation />
      </AlonePage>
    );
  }
  return (
    <AlonePage title={words('signIn.title')} hint={words('signIn.forgotten')}>
      <SignInForm onSignedIn={(session) => keepSession(client, session)} />
    </AlonePage>
  );
}
