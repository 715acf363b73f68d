import { z } from 'zod';
import type { TimelineEntryShown } from '#modules/timeline/contract';
import styles from './customer.module.css';
import { useWords } from './messages/use-words.ts';
import { useFieldValue } from './use-field-value.ts';
import { useNameOfField } from './use-name-of-field.ts';

const changesShape = z
  .array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }))
  .catch([]);

/** What an edit of the file changed, each value as the file shows it. */
export function TimelineChanges({ entry }: { readonly entry: TimelineEntryShown }) {
  const words = useWords();
  const fieldName = useNameOfField();
  const value = useFieldValue();
  const changes = changesShape.parse(entry.values.changes);
  if (changes.length === 0) return null;
  return (
    <ul className={styles.timelineChanges}>
      {changes.map(({ field, from, to }) => (
        <li key={`${field} ${from} ${to}`}>
          {fieldName(field)} {words('file.history.line', { from: value(field, from), to: value(field, to) })}
        </li>
      ))}
    </ul>
  );
}
