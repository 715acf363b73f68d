import { columnName } from './column-name.ts';
import { cellKey, ENTRY_COLUMNS, ENTRY_HZ, isMeasurable } from './entry-cells.ts';
import styles from './hearing.module.css';
import { moveInColumn } from './move-in-column.ts';
import type { AudiogramEntryState } from './use-audiogram-entry.ts';
import { useWords } from './words/use-words.ts';

/** The table of thresholds, a column an ear and way of hearing; Enter and the arrows go up and down a column. */
export function EntryTable({ entry }: { readonly entry: AudiogramEntryState }) {
  const words = useWords();
  return (
    <table className={styles.cells}>
      <caption className="visually-hidden">{words('entry.table')}</caption>
      <thead>
        <tr>
          <th scope="col">Hz</th>
          {ENTRY_COLUMNS.map((column) => (
            <th key={cellKey(column, 0)} scope="col" data-ear={column.ear}>
              {columnName(words, column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ENTRY_HZ.map((frequencyHz) => (
          <tr key={frequencyHz}>
            <th scope="row">{frequencyHz}</th>
            {ENTRY_COLUMNS.map((column) => {
              const key = cellKey(column, frequencyHz);
              if (!isMeasurable(column, frequencyHz)) return <td key={key} />;
              return (
                <td key={key}>
                  <input
                    className={styles.cell}
                    data-cell={key}
                    aria-label={`${columnName(words, column)} ${frequencyHz} Hz`}
                    aria-describedby="audiogram-entry-hint"
                    aria-invalid={entry.faulty.has(key) || undefined}
                    autoComplete="off"
                    maxLength={10}
                    value={entry.cells[key] ?? ''}
                    onChange={(event) => entry.setCell(key, event.currentTarget.value)}
                    onKeyDown={moveInColumn}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
