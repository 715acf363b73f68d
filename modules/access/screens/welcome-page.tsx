import { Button } from '@mantine/core';
import { IconSun, IconUserPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { PageHeader, Slot } from '#ui';
import styles from './alone.module.css';
import { useWords } from './messages/use-words.ts';

/** The doors into an empty system; other modules bring theirs (a demo clinic, an import). */
export function WelcomePage() {
  const words = useWords();
  return (
    <>
      <PageHeader title={words('welcome.title')} summary={words('welcome.text')} />
      <div className={styles.doors}>
        <Slot name="first-run.door" />
        <section className={styles.door}>
          <h2>
            <IconUserPlus size="1.25rem" stroke={1.6} aria-hidden />
            {words('welcome.empty.title')}
          </h2>
          <p>{words('welcome.empty.text')}</p>
          <Button component={Link} to="/customers">
            {words('welcome.empty.action')}
          </Button>
        </section>
        <section className={styles.door}>
          <h2>
            <IconSun size="1.25rem" stroke={1.6} aria-hidden />
            {words('welcome.today.title')}
          </h2>
          <p>{words('welcome.today.text')}</p>
          <Button component={Link} to="/">
            {words('welcome.today.action')}
          </Button>
        </section>
      </div>
    </>
  );
}
