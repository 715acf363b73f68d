import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Card, useClock, useLocaleFormat } from '#ui';
import { REFLEX_DB, REFLEX_KIND, type ReflexHz } from '../audiometry/reflex-measurement.ts';
import styles from './hearing.module.css';
import { LevelInput } from './level-input.tsx';
import { type ReflexColumn, readReflexCells, reflexCell } from './reflex-cells.ts';
import { ReflexTable } from './reflex-table.tsx';
import { useRecording } from './use-recording.ts';
import { useWords } from './words/use-words.ts';

type ReflexEntryProps = { readonly partyId: string; readonly onLeave: () => void };

/** Enters acoustic reflexes; Enter and the arrows go up and down a column. */
export function ReflexEntry({ partyId, onLeave }: ReflexEntryProps) {
  const words = useWords();
  const clock = useClock();
  const format = useLocaleFormat();
  const { isBusy, record } = useRecording(partyId, onLeave);
  const [cells, setCells] = useState<Readonly<Record<string, string>>>({});
  const [note, setNote] = useState('');
  const [takenAt, setTakenAt] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { points, faulty } = readReflexCells(cells);
  const fault = useFault(points.length, faulty.size);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (fault !== undefined) return;
    const said = note.trim() === '' ? {} : { note: note.trim() };
    record({ kind: REFLEX_KIND, takenAt, body: { points, ...said } });
  };
  const input = (column: ReflexColumn, frequencyHz: ReflexHz) => {
    const key = reflexCell(column, frequencyHz);
    const tone = words('reflex.tone', { ear: words(`ear.${column.stimulusEar}`) });
    return (
      <LevelInput
        cell={key}
        label={`${tone} ${words(`reflex.${column.route}`)} ${frequencyHz} Hz`}
        describedBy="reflex-entry-hint"
        takesLetters
        isFaulty={faulty.has(key)}
        value={cells[key] ?? ''}
        onChange={(text) => setCells({ ...cells, [key]: text })}
      />
    );
  };
  return (
    <Card headingLevel={3} title={words('reflex.begin')}>
      <form className={styles.entry} noValidate onSubmit={submit}>
        <p id="reflex-entry-hint" className={styles.quiet}>
          {words('reflex.hint')}
        </p>
        <ReflexTable name={words('reflex.begin')} measured={input} />
        <div className={styles.details}>
          <TextInput
            label={words('entry.note')}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={words('entry.takenAt')}
            description={words('section.takenAtNote')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            max={`${format.dayKey(clock.now())}T23:59`}
            value={takenAt}
            onChange={(event) => setTakenAt(event.currentTarget.value)}
          />
        </div>
        {isTried && fault !== undefined ? (
          <p className={styles.fault} role="alert">
            {fault}
          </p>
        ) : null}
        <div className={styles.buttons}>
          <Button type="submit" variant="filled" loading={isBusy}>
            {words('section.save')}
          </Button>
          <Button variant="default" onClick={onLeave}>
            {words('entry.leave')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function useFault(pointCount: number, faultyCount: number): string | undefined {
  const words = useWords();
  if (faultyCount > 0) return words('reflex.faulty', { count: faultyCount, ...REFLEX_DB });
  return pointCount === 0 ? words('reflex.nothing') : undefined;
}
