import { IconChartLine, IconTable } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './charts.module.css';

export type ChartTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
};

export type DescribedPictureProps = {
  readonly name: string;
  /** What the picture shows, in a sentence; also what a screen reader hears. */
  readonly summary: string;
  readonly table: ChartTable;
  readonly children: ReactNode;
  /** Beside the toggle: the value under the pointer, a "how?". */
  readonly aside?: ReactNode;
};

export function PlainTable({ table, caption }: { readonly table: ChartTable; readonly caption: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.tableScroller} tabIndex={0} aria-label={caption}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join('|')}>
              {row.map((cell, position) => (
                <td key={table.columns[position] ?? position}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A picture that can be read as a table: the same numbers, for whoever prefers or needs them. */
export function DescribedPicture({ name, summary, table, children, aside }: DescribedPictureProps) {
  const words = useUiMessages();
  const [isTable, setIsTable] = useState(false);
  const Icon = isTable ? IconChartLine : IconTable;
  return (
    <figure className={styles.figure} aria-label={name} data-table={isTable || undefined}>
      <div className={styles.tools}>
        <span className={styles.readout} aria-live="off">
          {aside}
        </span>
        <button
          type="button"
          className={styles.toggle}
          aria-pressed={isTable}
          aria-label={words(isTable ? 'chart.showPicture' : 'chart.showTable', { name })}
          title={words(isTable ? 'chart.asPicture' : 'chart.asTable')}
          onClick={() => setIsTable(!isTable)}
        >
          <Icon size="0.9375rem" stroke={1.7} aria-hidden />
        </button>
      </div>
      {isTable ? (
        <PlainTable table={table} caption={summary} />
      ) : (
        <div role="img" aria-label={summary}>
          {children}
        </div>
      )}
    </figure>
  );
}
