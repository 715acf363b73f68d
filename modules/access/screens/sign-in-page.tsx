import { useQueryClient } from '@tanstack/react-query';
import { usePageTitle } from '#ui';
import styles from './alone.module.css';
import { BrandMark } from './brand-mark.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { useWords } from './messages/use-words.ts';
import { keepSession, knownSession } from './session-query.ts';
import { SignInForm } from './sign-in-form.tsx';

export function SignInPage() {
  const words = useWords();
  const client = useQueryClient();
  usePageTitle(words('signIn.title'));
  const business = knownSession(client)?.business?.businessName;
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <div className={styles.head}>
          <BrandMark />
          <h1>{business ?? 'Perennial 常青'}</h1>
        </div>
        <section className={styles.sheet} aria-label={words('signIn.title')}>
          <SignInForm onSignedIn={(session) => keepSession(client, session)} />
        </section>
        <p className={styles.quiet}>{words('signIn.forgotten')}</p>
        <LanguageChoice />
      </div>
    </main>
  );
}
