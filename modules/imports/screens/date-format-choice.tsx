import { Select } from '@mantine/core';
import type { ImportColumn } from '#modules/imports/contract';
import { useLocaleFormat } from '#ui';
import styles from './imports.module.css';
import { useWords } from './words/use-words.ts';

const usualFormat = 'yyyy-M-d';

/** Formats offered when the column itself suggests none. */
const commonFormats = [
  'yyyy-M-d',
  'yyyy/M/d',
  'yyyyMMdd',
  'yyyy年M月d日',
  'd/M/yyyy',
  'M/d/yyyy',
  'd.M.yyyy',
  'yyy/M/d',
  '民國yyy年M月d日',
  'excel-serial',
];

export type DateFormatChoiceProps = {
  readonly column: ImportColumn;
  readonly chosen: string | undefined;
  readonly onChoose: (format: string) => void;
};

/** How a column writes its dates, shown by what an example would mean; asks when day and month cannot be told apart. */
export function DateFormatChoice({ column, chosen, onChoose }: DateFormatChoiceProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const found = column.dateFormats.map((match) => {
    const [example] = match.examples;
    const meaning =
      example === undefined
        ? match.format
        : words('columns.dateExample', { text: example.text, meaning: format.date(example.on) });
    const share =
      match.share < 1 ? ` (${words('columns.dateShare', { share: format.percent(match.share, 0) })})` : '';
    return { value: match.format, label: `${meaning}${share}` };
  });
  const others = commonFormats
    .filter((value) => !found.some((one) => one.value === value))
    .map((value) => ({ value, label: value }));
  const [first, second] = column.ambiguousDate?.readings ?? [];
  return (
    <div className={styles.dateFormat}>
      <Select
        aria-label={`${column.name}: ${words('columns.dateFormat')}`}
        data={[...found, ...others]}
        value={chosen ?? usualFormat}
        allowDeselect={false}
        onChange={(value) => value !== null && onChoose(value)}
      />
      {column.ambiguousDate !== null && first !== undefined && second !== undefined ? (
        <p className={styles.attention}>
          {words('columns.ambiguous', {
            text: column.ambiguousDate.text,
            first: format.date(first.on),
            second: format.date(second.on),
          })}
        </p>
      ) : null}
    </div>
  );
}
