import type { ReactNode } from 'react';
import type { ImportPreview } from '#modules/imports/contract';
import { reasonMessage } from './import-words.ts';
import styles from './imports.module.css';
import { useWords } from './words/use-words.ts';

export type RawRowsProps = {
  readonly preview: ImportPreview;
  readonly label: string;
  readonly rowLimit: number;
  /** Whether to tell what is wrong with single cells; before columns have a meaning that says nothing. */
  readonly showsFaults: boolean;
  /** What to show in a cell: as it stands in the file, or as it is understood. */
  readonly cell: (row: ImportPreview['rows'][number], place: number) => ReactNode;
};

/** The first rows of a file as a table; rows with faults say what they are. */
export function RawRows({ preview, label, rowLimit, showsFaults, cell }: RawRowsProps) {
  const words = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section className={styles.tableBox} aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words('reading.line')}</th>
            {preview.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.slice(0, rowLimit).map((row) => (
            <tr
              key={row.lineNumber}
              data-faulty={row.reasons.some(({ column }) => showsFaults || column === null) || undefined}
            >
              <th scope="row">{row.lineNumber}</th>
              {preview.columns.map((name, place) => {
                const reason = showsFaults ? row.reasons.find((one) => one.column === name) : undefined;
                return (
                  <td key={name} data-faulty={reason !== undefined || undefined}>
                    {cell(row, place)}
                    {reason === undefined ? null : (
                      <span className={styles.fault}>
                        {words(reasonMessage(reason.code), { code: reason.code })}
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
