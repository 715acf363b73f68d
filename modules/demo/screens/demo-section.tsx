import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDestructive, ErrorPanel } from '#ui';
import styles from './demo.module.css';
import { useWords } from './messages/use-words.ts';
import { useDemo } from './use-demo.ts';

/** Loading the demo and taking it out again, for administrators. */
export function DemoSection() {
  const words = useWords();
  const { query, load, remove } = useDemo();
  const [isAsking, setAsking] = useState(false);
  const state = query.data?.state;
  return (
    <>
      {state === 'none' ? <p className={styles.text}>{words('settings.none')}</p> : null}
      {state === 'loaded' ? <p className={styles.text}>{words('settings.loaded')}</p> : null}
      {state === 'loading' ? (
        <p className={styles.text} role="status">
          {words('door.loading')}
        </p>
      ) : null}
      {state === 'removing' ? (
        <p className={styles.text} role="status">
          {words('settings.removing')}
        </p>
      ) : null}
      {state === 'none' ? (
        <Button loading={load.isPending} onClick={() => load.mutate()}>
          {words('door.load')}
        </Button>
      ) : null}
      {state === 'loaded' ? (
        <Button color="red" onClick={() => setAsking(true)}>
          {words('settings.remove')}
        </Button>
      ) : null}
      {load.error || remove.error ? <ErrorPanel error={load.error ?? remove.error} /> : null}
      <ConfirmDestructive
        isOpen={isAsking}
        title={words('settings.confirm')}
        actionLabel={words('settings.remove')}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await remove.mutateAsync();
        }}
      >
        {words('settings.loaded')}
      </ConfirmDestructive>
    </>
  );
}
