import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useLocaleFormat } from '../format/use-locale-format.ts';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './week-hours.module.css';

export type HourSpan = { readonly from: string; readonly to: string };

export type DayHoursProps = {
  /** Whose or which day's hours these are. */
  readonly label: string;
  readonly spans: readonly HourSpan[];
  readonly onChange: (spans: HourSpan[]) => void;
};

const USUAL: HourSpan = { from: '09:00', to: '18:00' };

/** The hours of one day: none when closed, several where there is a break. */
export function DayHours({ label, spans, onChange }: DayHoursProps) {
  const words = useUiMessages();
  const set = (index: number, change: Partial<HourSpan>) =>
    onChange(spans.map((span, at) => (at === index ? { ...span, ...change } : span)));
  const add = () => {
    const last = spans.at(-1);
    onChange([...spans, last ? { from: last.to, to: later(last.to) } : USUAL]);
  };
  return (
    <div className={styles.day}>
      <span className={styles.name}>{label}</span>
      <div className={styles.spans}>
        {spans.length === 0 ? <span className={styles.closed}>{words('hours.closed')}</span> : null}
        {spans.map((span, index) => {
          const of = { day: label, number: index + 1 };
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: spans have no other name than their place
            <span key={index} className={styles.span}>
              <TextInput
                type="time"
                aria-label={words('hours.from', of)}
                value={span.from}
                onChange={(event) => set(index, { from: event.currentTarget.value })}
              />
              –
              <TextInput
                type="time"
                aria-label={words('hours.to', of)}
                value={span.to === '24:00' ? '00:00' : span.to}
                onChange={(event) => {
                  const to = event.currentTarget.value;
                  set(index, { to: to === '00:00' ? '24:00' : to });
                }}
              />
              <ActionIcon
                variant="subtle"
                aria-label={words('hours.remove', of)}
                onClick={() => onChange(spans.filter((_, at) => at !== index))}
              >
                <IconX size="1rem" aria-hidden />
              </ActionIcon>
            </span>
          );
        })}
        <ActionIcon variant="subtle" aria-label={words('hours.add', { day: label })} onClick={add}>
          <IconPlus size="1rem" aria-hidden />
        </ActionIcon>
      </div>
    </div>
  );
}

/** A Monday, to name the days by. */
const MONDAY = 5;

export type WeekHoursProps = {
  /** Seven days, Monday first. */
  readonly week: readonly (readonly HourSpan[])[];
  readonly onChange: (week: HourSpan[][]) => void;
};

/** The hours of a week, with as many spans a day as it has. */
export function WeekHours({ week, onChange }: WeekHoursProps) {
  const words = useUiMessages();
  const format = useLocaleFormat();
  const days = Array.from({ length: 7 }, (_, index) => week[index] ?? []);
  const copy = (spans: readonly HourSpan[]) => spans.map((span) => ({ ...span }));
  return (
    <div className={styles.week}>
      {days.map((spans, index) => {
        const day = `2026-01-${String(MONDAY + index).padStart(2, '0')}`;
        return (
          <DayHours
            key={day}
            label={format.weekday(day)}
            spans={spans}
            onChange={(next) => onChange(days.map((each, at) => (at === index ? next : copy(each))))}
          />
        );
      })}
      <div>
        <Button variant="subtle" onClick={() => onChange(days.map(() => copy(days[0] ?? [])))}>
          {words('hours.copyFirst', { day: format.weekday(`2026-01-0${MONDAY}`) })}
        </Button>
      </div>
    </div>
  );
}

/** Two hours after a wall time, midnight at the latest. */
function later(time: string): string {
  const hour = Number(time.slice(0, 2)) + 2;
  return hour >= 24 ? '24:00' : `${String(hour).padStart(2, '0')}${time.slice(2)}`;
}
