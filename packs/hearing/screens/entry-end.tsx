import { Button } from '@mantine/core';
import styles from './hearing.module.css';
import { useWords } from './words/use-words.ts';

type EntryEndProps = {
  /** What keeps it from being recorded, in words. */
  readonly fault: string | undefined;
  readonly isBusy: boolean;
  readonly onLeave: () => void;
};

/** The end of an entry: what is wrong with it, and the ways out. */
export function EntryEnd({ fault, isBusy, onLeave }: EntryEndProps) {
  const words = useWords();
  return (
    <>
      {fault === undefined ? null : (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" variant="filled" loading={isBusy}>
          {words('section.save')}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {words('entry.leave')}
        </Button>
      </div>
    </>
  );
}
