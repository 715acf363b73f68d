import type { KeyboardEvent } from 'react';
import { useLocaleFormat } from '../format/use-locale-format.ts';
import styles from './day-calendar.module.css';
import type { CalendarDay } from './day-calendar.tsx';
import { useWords } from './words/use-words.ts';

export type DayCellProps = {
  readonly day: string;
  readonly entry: CalendarDay | undefined;
  readonly isToday: boolean;
  readonly isChosen: boolean;
  /** Belongs to the month before or after. */
  readonly isOutside: boolean;
  readonly onChoose: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** One day of the grid: its number, how much it has, and the first names where there is room. */
export function DayCell(props: DayCellProps) {
  const { day, entry, isChosen } = props;
  const words = useWords();
  const format = useLocaleFormat();
  const count = entry === undefined ? '' : `${format.number(entry.count)}${entry.isMore ? '+' : ''}`;
  return (
    <td className={styles.cell} data-outside={props.isOutside || undefined}>
      <button
        type="button"
        className={styles.day}
        data-day={day}
        data-today={props.isToday || undefined}
        aria-pressed={isChosen}
        tabIndex={isChosen ? 0 : -1}
        onClick={props.onChoose}
        onKeyDown={props.onKeyDown}
      >
        <span className={styles.dayHead}>
          <span className={styles.number} aria-hidden>
            {Number(day.slice(8))}
          </span>
          <span className="visually-hidden">
            {Number(day.slice(8))} {format.weekday(day)}, {format.date(day)}
            {props.isToday ? `, ${words('isToday')}` : ''}
          </span>
          {entry === undefined ? null : (
            <span className={styles.count}>
              <span aria-hidden>{count}</span>
              <span className="visually-hidden">{words('entries', { number: count })}</span>
            </span>
          )}
        </span>
        {entry === undefined ? null : <Names entry={entry} />}
      </button>
    </td>
  );
}

function Names({ entry }: { readonly entry: CalendarDay }) {
  const words = useWords();
  const rest = entry.count - entry.first.length;
  return (
    <span className={styles.names}>
      {entry.first.map((name, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two customers may have one name
        <span key={`${name}${place}`} className={styles.name}>
          {name}
        </span>
      ))}
      {rest > 0 ? (
        <span className={styles.quiet}>
          {entry.isMore ? words('manyMore') : words('more', { number: rest })}
        </span>
      ) : null}
    </span>
  );
}
