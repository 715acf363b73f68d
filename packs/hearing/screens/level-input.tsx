import styles from './hearing.module.css';
import { moveInColumn } from './move-in-column.ts';

type LevelInputProps = {
  /** `ear.column.frequency`, which says where it stands in its column. */
  readonly cell: string;
  readonly label: string;
  readonly describedBy?: string;
  /** Letters mean something in it too. */
  readonly takesLetters?: boolean;
  readonly isFaulty: boolean;
  readonly value: string;
  readonly onChange: (text: string) => void;
};

/** A cell of a table of levels; Enter and the arrows go up and down its column. */
export function LevelInput({
  cell,
  label,
  describedBy,
  takesLetters = false,
  isFaulty,
  value,
  onChange,
}: LevelInputProps) {
  return (
    <input
      className={styles.cell}
      data-cell={cell}
      inputMode={takesLetters ? 'text' : 'decimal'}
      autoComplete="off"
      maxLength={6}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isFaulty || undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={moveInColumn}
    />
  );
}
