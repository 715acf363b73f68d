import type { Threshold } from '../audiometry/threshold.ts';
import { columnName } from './column-name.ts';
import { ENTRY_COLUMNS, writeCell } from './entry-cells.ts';
import styles from './hearing.module.css';
import { useWords } from './words/use-words.ts';

type AudiogramTableProps = { readonly name: string; readonly thresholds: readonly Threshold[] };

/** Everything measured in numbers: `m` masked, `n` not heard. */
export function AudiogramTable({ name, thresholds }: AudiogramTableProps) {
  const words = useWords();
  const columns = thresholdColumns(words);
  return (
    <table className={styles.averages}>
      <caption className="visually-hidden">{name}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {thresholdRows(thresholds).map(([frequency, ...levels]) => (
          <tr key={frequency}>
            <th scope="row">{frequency}</th>
            {levels.map((level, index) => (
              <td key={columns[index + 1]}>{level === '' ? '–' : level}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export const thresholdColumns = (words: ReturnType<typeof useWords>): string[] => [
  words('chart.frequency'),
  ...ENTRY_COLUMNS.map((column) => columnName(words, column)),
];

/** Everything measured, by frequency, masked values beside unmasked ones. */
export function thresholdRows(thresholds: readonly Threshold[]): string[][] {
  const frequencies = [...new Set(thresholds.map(({ frequencyHz }) => frequencyHz))].sort((a, b) => a - b);
  return frequencies.map((frequencyHz) => [
    String(frequencyHz),
    ...ENTRY_COLUMNS.map(({ ear, conduction }) =>
      thresholds
        .filter((one) => one.frequencyHz === frequencyHz && one.ear === ear && one.conduction === conduction)
        .map(writeCell)
        .join(' / '),
    ),
  ]);
}
