import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Card } from '#ui';
import styles from './imports.module.css';
import { useWords } from './words/use-words.ts';

/** One of the doors of an empty system: bring in what is there already. */
export function FirstRunDoor() {
  const words = useWords();
  return (
    <Card title={words('door.title')}>
      <div className={styles.stack}>
        <p className={styles.quiet}>{words('door.text')}</p>
        <Button component={Link} to="/imports/new" leftSection={<IconFileImport size="1rem" aria-hidden />}>
          {words('door.action')}
        </Button>
      </div>
    </Card>
  );
}
