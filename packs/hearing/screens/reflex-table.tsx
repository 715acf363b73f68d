import type { ReactNode } from 'react';
import { REFLEX_HZ, REFLEX_ROUTES, type ReflexHz } from '../audiometry/reflex-measurement.ts';
import styles from './hearing.module.css';
import { REFLEX_COLUMNS, type ReflexColumn, reflexCell } from './reflex-cells.ts';
import { useWords } from './words/use-words.ts';

type ReflexTableProps = {
  readonly name: string;
  /** What was measured at a place, or where it is entered. */
  readonly measured: (column: ReflexColumn, frequencyHz: ReflexHz) => ReactNode;
};

/** Reflexes by frequency, a pair of columns for each ear that hears the tone. */
export function ReflexTable({ name, measured }: ReflexTableProps) {
  const words = useWords();
  return (
    <table className={`${styles.averages} ${styles.even}`}>
      <caption className="visually-hidden">{name}</caption>
      <thead>
        <tr>
          <td />
          {(['R', 'L'] as const).map((ear) => (
            <th key={ear} scope="colgroup" colSpan={REFLEX_ROUTES.length} data-ear={ear}>
              {words('reflex.tone', { ear: words(`ear.${ear}`) })}
            </th>
          ))}
        </tr>
        <tr>
          <th scope="col">Hz</th>
          {REFLEX_COLUMNS.map(({ stimulusEar, route }) => (
            <th key={`${stimulusEar} ${route}`} scope="col">
              {words(`reflex.${route}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {REFLEX_HZ.map((hz) => (
          <tr key={hz}>
            <th scope="row">{hz}</th>
            {REFLEX_COLUMNS.map((column) => (
              <td key={reflexCell(column, hz)}>{measured(column, hz)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
