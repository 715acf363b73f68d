import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '#contract';
import { answered, ErrorPanel, Skeletons } from '#ui';
import styles from './alone.module.css';
import { useWords } from './messages/use-words.ts';

/** Where the organisation's provider sends the browser back to, with its answer in the address. */
export function FromOrganisation() {
  const words = useWords();
  const isSent = useRef(false);
  const finish = useMutation({
    mutationFn: async () => {
      const answer = new URLSearchParams(window.location.search);
      const [code, state] = [answer.get('code') ?? '', answer.get('state') ?? ''];
      await answered(api.access.finishOrganisationSignIn({ body: { code, state } }));
    },
    onSuccess: () => window.location.replace('/'),
  });
  const { mutate } = finish;
  useEffect(() => {
    // The provider's answer is good once.
    if (isSent.current) return;
    isSent.current = true;
    mutate();
  }, [mutate]);
  if (!finish.error) return <Skeletons rows={2} />;
  return (
    <div className={styles.form}>
      <ErrorPanel error={finish.error} />
      <Button onClick={() => window.location.replace('/')}>{words('signIn.back')}</Button>
    </div>
  );
}
