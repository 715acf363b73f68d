import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Card } from '#ui';
import { EntryEnd } from './entry-end.tsx';
import styles from './hearing.module.css';
import { TakenAtField } from './taken-at-field.tsx';
import { useWords } from './words/use-words.ts';

type MeasuredEntryProps = {
  readonly title: string;
  /** All that keeps it from being recorded, in words; told once somebody tries. */
  readonly fault: string | undefined;
  readonly isBusy: boolean;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly onRecord: (takenAt: string) => void;
  readonly onLeave: () => void;
  /** What is asked besides the note and the moment. */
  readonly details?: ReactNode;
  /** Where the measured values are typed. */
  readonly children: ReactNode;
};

/** What was measured, with a note and the moment; it is recorded when nothing is wrong with it. */
export function MeasuredEntry(props: MeasuredEntryProps) {
  const { title, fault, isBusy, note, onNote, onRecord, onLeave, details, children } = props;
  const words = useWords();
  const [takenAt, setTakenAt] = useState('');
  const [isTried, setIsTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (fault === undefined) onRecord(takenAt);
  };
  return (
    <Card headingLevel={3} title={title}>
      <form className={styles.entry} noValidate onSubmit={submit}>
        {children}
        <div className={styles.details}>
          {details}
          <TextInput
            label={words('entry.note')}
            maxLength={2000}
            value={note}
            onChange={(event) => onNote(event.currentTarget.value)}
          />
          <TakenAtField value={takenAt} onChange={setTakenAt} />
        </div>
        <EntryEnd fault={isTried ? fault : undefined} isBusy={isBusy} onLeave={onLeave} />
      </form>
    </Card>
  );
}
