import { Button, Loader } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Card, ErrorPanel } from '#ui';
import styles from './demo.module.css';
import { useWords } from './messages/use-words.ts';
import { useDemo } from './use-demo.ts';

/** The first door of an empty system: look around before one's own data is in. */
export function DemoDoor() {
  const words = useWords();
  const { query, load } = useDemo();
  const state = query.data?.state;
  return (
    <Card title={words('door.title')}>
      <p className={styles.text}>{words('door.text')}</p>
      {state === 'none' ? (
        <Button variant="filled" loading={load.isPending} onClick={() => load.mutate()}>
          {words('door.load')}
        </Button>
      ) : null}
      {state === 'loading' ? (
        <p className={styles.busy} role="status">
          <Loader size="1rem" /> {words('door.loading')}
        </p>
      ) : null}
      {state === 'loaded' ? (
        <Button component={Link} to="/" variant="filled">
          {words('door.open')}
        </Button>
      ) : null}
      {load.error ? <ErrorPanel error={load.error} /> : null}
    </Card>
  );
}
