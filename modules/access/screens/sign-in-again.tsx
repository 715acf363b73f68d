import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Session } from '#modules/access/contract';
import styles from './alone.module.css';
import { useWords } from './messages/use-words.ts';
import { keepSession, knownSession } from './session-query.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Renews an ended session above the page, so that nothing on it is lost. Somebody else gets a page of their own. */
export function SignInAgain({ onDone }: { readonly onDone: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const before = knownSession(client)?.staff;
  const goOn = (session: Session) => {
    if (before && session.staff?.staffId !== before.staffId) {
      window.location.reload();
      return;
    }
    keepSession(client, session);
    onDone();
    void client.invalidateQueries();
  };
  return (
    <div className={styles.form}>
      <div>
        <Modal.Title className={styles.dialogTitle}>{words('again.title')}</Modal.Title>
        <p className={styles.dialogText}>{words('again.text')}</p>
      </div>
      {before ? <div>{words('again.as', { name: before.displayName })}</div> : null}
      <SignInForm {...(before?.email ? { email: before.email } : {})} onSignedIn={goOn} />
      {before ? (
        <Button variant="subtle" color="gray" onClick={() => window.location.reload()}>
          {words('again.somebodyElse')}
        </Button>
      ) : null}
    </div>
  );
}
