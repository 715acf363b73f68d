import { Card, useLocaleFormat } from '#ui';
import { type Reflexes, reflexAt } from '../audiometry/reflex-measurement.ts';
import styles from './hearing.module.css';
import { ReflexTable } from './reflex-table.tsx';
import type { Recorded } from './use-recording.ts';
import { useWords } from './words/use-words.ts';

/** Acoustic reflexes of one sitting. */
export function ReflexCard({ shown: { record, value } }: { readonly shown: Recorded<Reflexes> }) {
  const words = useWords();
  const format = useLocaleFormat();
  const title = words('reflex.title', { when: format.dateTime(record.takenAt) });
  return (
    <Card headingLevel={3} title={title} aside={<span className={styles.quiet}>{record.byName}</span>}>
      <ReflexValues name={title} value={value} />
    </Card>
  );
}

/** What was measured of reflexes, on screen and on paper. */
export function ReflexValues({ name, value }: { readonly name: string; readonly value: Reflexes }) {
  const words = useWords();
  return (
    <>
      <ReflexTable
        name={name}
        measured={(column, frequencyHz) => {
          const found = reflexAt(value.points, { ...column, frequencyHz });
          if (!found) return '–';
          const { levelDbHl: level, noResponse } = found;
          if (!noResponse) return level;
          return level === undefined ? words('reflex.absent') : words('reflex.absentUpTo', { level });
        }}
      />
      <p className={styles.quiet}>{words('reflex.basis')}</p>
      {value.note ? <p>{value.note}</p> : null}
    </>
  );
}
