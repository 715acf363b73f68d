import { Button } from '@mantine/core';
import { IconBuilding, IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api } from '#contract';
import type { Session } from '#modules/access/contract';
import { answered, ErrorPanel } from '#ui';
import styles from './alone.module.css';
import { useWords } from './messages/use-words.ts';
import { answerWithPasskey, knowsPasskeys } from './passkey-browser.ts';
import { useKnownSession } from './use-known-session.ts';

async function signInWithPasskey(): Promise<Session | undefined> {
  const { options } = await answered(api.access.askPasskey());
  const answer = await answerWithPasskey(options);
  return answer && answered(api.access.signInWithPasskey({ body: { answer } }));
}

async function goToOrganisation(): Promise<void> {
  const { url } = await answered(api.access.startOrganisationSignIn());
  window.location.assign(url);
}

/** Ways of signing in without typing a password here. */
export function OtherWaysIn({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const words = useWords();
  const organisation = useKnownSession()?.organisationSignIn ?? null;
  const passkey = useMutation({
    mutationFn: signInWithPasskey,
    onSuccess: (session) => session && onSignedIn(session),
  });
  const leave = useMutation({ mutationFn: goToOrganisation });
  const error = passkey.error ?? leave.error;
  if (!knowsPasskeys() && organisation === null) return null;
  return (
    <div className={styles.others}>
      <div className={styles.or}>{words('signIn.or')}</div>
      {error ? <ErrorPanel error={error} /> : null}
      {knowsPasskeys() ? (
        <Button
          fullWidth
          leftSection={<IconFingerprint size="1.125rem" stroke={1.7} aria-hidden />}
          loading={passkey.isPending}
          onClick={() => passkey.mutate()}
        >
          {words('signIn.passkey')}
        </Button>
      ) : null}
      {organisation === null ? null : (
        <Button
          fullWidth
          leftSection={<IconBuilding size="1.125rem" stroke={1.7} aria-hidden />}
          loading={leave.isPending}
          onClick={() => leave.mutate()}
        >
          {words('signIn.organisation', { name: organisation })}
        </Button>
      )}
    </div>
  );
}
