import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { addDays, addMonths } from '#working-time';
import { useLocaleFormat } from '../format/use-locale-format.ts';
import { useShortcuts } from '../shortcuts/shortcut-registry.ts';
import { type CalendarSpan, calendarRange, stepSpan } from './calendar-range.ts';
import styles from './day-calendar.module.css';
import { DayCell } from './day-cell.tsx';
import { useWords } from './words/use-words.ts';

/** What a day has: how much, and the names of the first few. */
export type CalendarDay = {
  readonly count: number;
  /** Whether there is more than was counted. */
  readonly isMore: boolean;
  readonly first: readonly string[];
};

export type DayCalendarProps = {
  /** What the calendar is of, for assistive technology. */
  readonly label: string;
  /** The day looked at; its month or week is shown. */
  readonly on: string;
  readonly today: string;
  readonly span: CalendarSpan;
  /** By day; undefined while they are on their way. */
  readonly days: ReadonlyMap<string, CalendarDay> | undefined;
  readonly onChange: (place: { readonly on: string; readonly span: CalendarSpan }) => void;
  /** What the day looked at has, beside or below the grid. */
  readonly children: ReactNode;
};

/** Days from the day that is looked at, by key. */
const STEPS: Readonly<Record<string, (on: string) => string>> = {
  ArrowLeft: (on) => addDays(on, -1),
  ArrowRight: (on) => addDays(on, 1),
  ArrowUp: (on) => addDays(on, -7),
  ArrowDown: (on) => addDays(on, 7),
  PageUp: (on) => addMonths(on, -1),
  PageDown: (on) => addMonths(on, 1),
};

/**
 * A list by day: a month or a week of days with what each has, and one day in full. Arrow keys walk the days.
 * Waits for its words in the nearest `Suspense`.
 */
export function DayCalendar(props: DayCalendarProps) {
  const { on, today, span, days, onChange } = props;
  const words = useWords();
  const format = useLocaleFormat();
  const grid = useRef<HTMLTableElement>(null);
  const walked = useRef(false);
  const { fromOn, days: length } = calendarRange(on, span);
  const weeks = Array.from({ length: length / 7 }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(fromOn, week * 7 + day)),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    walked.current = true;
    onChange({ on: step(on), span });
  };
  useEffect(() => {
    if (!walked.current) return;
    walked.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${on}"]`)?.focus();
  }, [on]);
  useShortcuts([
    { keys: '→', label: words('sideways'), group: 'list' },
    { keys: '↓', label: words('upDown'), group: 'list' },
    { keys: 'PageDown', label: words('page'), group: 'list' },
  ]);
  const weekday = new Intl.DateTimeFormat(format.language, { weekday: 'short', timeZone: 'UTC' });
  return (
    <div className={styles.calendar} data-span={span}>
      <CalendarBar {...props} />
      <table ref={grid} className={styles.grid} aria-label={`${props.label}, ${format.monthYear(on)}`}>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col">
                <abbr title={format.weekday(day)}>{weekday.format(Date.parse(day))}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DayCell
                  key={day}
                  day={day}
                  entry={days?.get(day)}
                  isToday={day === today}
                  isChosen={day === on}
                  isOutside={span === 'month' && day.slice(0, 7) !== on.slice(0, 7)}
                  onChoose={() => onChange({ on: day, span })}
                  onKeyDown={onKeyDown}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <section className={styles.chosen} aria-label={format.date(on)}>
        <h2 className={styles.chosenTitle}>
          {format.date(on)} <span className={styles.quiet}>{format.weekday(on)}</span>
        </h2>
        {props.children}
      </section>
    </div>
  );
}

function CalendarBar({ on, today, span, onChange }: DayCalendarProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const isWeek = span === 'week';
  const go = (by: -1 | 1) => onChange({ on: stepSpan(on, span, by), span });
  return (
    <div className={styles.bar}>
      <ActionIcon
        variant="default"
        aria-label={words(isWeek ? 'beforeWeek' : 'beforeMonth')}
        onClick={() => go(-1)}
      >
        <IconChevronLeft size="1rem" aria-hidden />
      </ActionIcon>
      <strong className={styles.month} aria-live="polite">
        {format.monthYear(on)}
      </strong>
      <ActionIcon
        variant="default"
        aria-label={words(isWeek ? 'afterWeek' : 'afterMonth')}
        onClick={() => go(1)}
      >
        <IconChevronRight size="1rem" aria-hidden />
      </ActionIcon>
      <Button onClick={() => onChange({ on: today, span })}>{words('today')}</Button>
      <SegmentedControl
        aria-label={words('span')}
        value={span}
        onChange={(value) => onChange({ on, span: value === 'week' ? 'week' : 'month' })}
        data={[
          { value: 'month', label: words('month') },
          { value: 'week', label: words('week') },
        ]}
      />
    </div>
  );
}
