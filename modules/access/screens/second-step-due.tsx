import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import { answered, ErrorPanel } from '#ui';
import { useWords } from './messages/use-words.ts';
import { ownSecurityKey } from './own-security-key.ts';
import { OwnSecuritySection } from './own-security-section.tsx';
import { endSession, keepSession } from './session-query.ts';
import styles from './settings.module.css';

/** For whoever signed in with a password alone though their role asks for more: how to set the second step up. */
export function SecondStepDue() {
  const words = useWords();
  const client = useQueryClient();
  const { data: own } = useQuery({
    queryKey: ownSecurityKey,
    queryFn: ({ signal }) => answered(api.access.getOwnSecurity({ signal })),
  });
  const goOn = useMutation({
    mutationFn: () => answered(api.access.getSession()),
    onSuccess: (session) => keepSession(client, session),
  });
  const leave = useMutation({
    mutationFn: async () => {
      await answered(api.access.signOut());
      return answered(api.access.getSession());
    },
    onSuccess: (session) => endSession(client, session),
  });
  const hasCodes = own !== undefined && own.codesSince !== null;
  return (
    <div className={styles.secondStep}>
      <h2>{words('secondStepDue.title')}</h2>
      <p className={styles.text}>{words('secondStepDue.text')}</p>
      <OwnSecuritySection />
      {own && !hasCodes && own.passkeys.length > 0 ? (
        <p role="status">{words('secondStepDue.withPasskey')}</p>
      ) : null}
      {goOn.error ? <ErrorPanel error={goOn.error} /> : null}
      <div className={styles.startActions}>
        <Button onClick={() => leave.mutate()} loading={leave.isPending}>
          {words('secondStepDue.signOut')}
        </Button>
        <Button variant="filled" disabled={!hasCodes} loading={goOn.isPending} onClick={() => goOn.mutate()}>
          {words('secondStepDue.done')}
        </Button>
      </div>
    </div>
  );
}
