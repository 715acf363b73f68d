import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Card, PageHeader, Slot } from '#ui';
import styles from './alone.module.css';
import { useSettingsWords } from './words/use-settings-words.ts';

/** The doors into an empty system; other modules bring theirs (a demo clinic, an import). */
export function WelcomePage() {
  const words = useSettingsWords();
  return (
    <>
      <PageHeader title={words('welcome.title')} summary={words('welcome.text')} />
      <div className={styles.doors}>
        <Slot name="first-run.door" />
        <Card title={words('welcome.empty.title')}>
          <p className={styles.doorText}>{words('welcome.empty.text')}</p>
          <Button component={Link} to="/customers">
            {words('welcome.empty.action')}
          </Button>
        </Card>
      </div>
    </>
  );
}
