import { useState } from 'react';
import { REFLEX_DB, REFLEX_KIND, type ReflexHz } from '../audiometry/reflex-measurement.ts';
import styles from './hearing.module.css';
import { LevelInput } from './level-input.tsx';
import { MeasuredEntry } from './measured-entry.tsx';
import { type ReflexColumn, readReflexCells, reflexCell } from './reflex-cells.ts';
import { ReflexTable } from './reflex-table.tsx';
import { useRecording } from './use-recording.ts';
import { useWords } from './words/use-words.ts';

type ReflexEntryProps = { readonly partyId: string; readonly onLeave: () => void };

/** Enters acoustic reflexes; Enter and the arrows go up and down a column. */
export function ReflexEntry({ partyId, onLeave }: ReflexEntryProps) {
  const words = useWords();
  const { isBusy, record } = useRecording(partyId, onLeave);
  const [cells, setCells] = useState<Readonly<Record<string, string>>>({});
  const [note, setNote] = useState('');
  const { points, faulty } = readReflexCells(cells);
  const fault = useFault(points.length, faulty.size);
  const keep = (takenAt: string) => {
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
    <MeasuredEntry
      title={words('reflex.begin')}
      fault={fault}
      isBusy={isBusy}
      note={note}
      onNote={setNote}
      onRecord={keep}
      onLeave={onLeave}
    >
      <p id="reflex-entry-hint" className={styles.quiet}>
        {words('reflex.hint')}
      </p>
      <ReflexTable name={words('reflex.begin')} measured={input} />
    </MeasuredEntry>
  );
}

function useFault(pointCount: number, faultyCount: number): string | undefined {
  const words = useWords();
  if (faultyCount > 0) return words('reflex.faulty', { count: faultyCount, ...REFLEX_DB });
  return pointCount === 0 ? words('reflex.nothing') : undefined;
}
