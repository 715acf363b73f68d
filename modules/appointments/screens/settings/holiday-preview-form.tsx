import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#contract';
import type { HolidayDay, HolidayPreview } from '#modules/appointments/contract';
import { answered, ErrorPanel, useLocaleFormat, useToasts } from '#ui';
import { refreshAppointments } from '../appointment-queries.ts';
import { useWords } from '../messages/use-words.ts';
import { useLocal } from '../use-local.ts';
import styles from './settings.module.css';

/** A file of holidays with what it would change. */
export type HolidayFile = { readonly name: string; readonly text: string; readonly preview: HolidayPreview };

type HolidayPreviewFormProps = {
  readonly branchId: string;
  readonly file: HolidayFile;
  readonly onEnd: () => void;
};

/** What would close and what would open, to choose from, and who has an appointment on a day that would close. */
export function HolidayPreviewForm({ branchId, file, onEnd }: HolidayPreviewFormProps) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const { preview } = file;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(preview.days.map(({ onDate }) => onDate)),
  );
  const take = useMutation({
    mutationFn: () =>
      answered(
        api.appointments.importHolidays({
          params: { branchId },
          body: { text: file.text, fileName: file.name, onDates: [...chosen] },
        }),
      ),
    onSuccess: ({ days }) => {
      toasts.done(words('holidays.taken', { count: days.length }));
      onEnd();
    },
    onSettled: () => refreshAppointments(client),
  });
  const toggle = (onDate: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(onDate);
    else next.delete(onDate);
    setChosen(next);
  };
  const of = (kind: HolidayDay['kind']) => preview.days.filter((day) => day.kind === kind);
  return (
    <form
      className={styles.form}
      aria-label={file.name}
      onSubmit={(event) => {
        event.preventDefault();
        take.mutate();
      }}
    >
      <p role="status" className={styles.quiet}>
        {words('holidays.read', {
          file: file.name,
          closes: of('closed').length,
          opens: of('open').length,
          same: preview.unchanged,
          past: preview.past,
        })}
      </p>
      <Days title={words('holidays.closes')} days={of('closed')} chosen={chosen} onToggle={toggle} />
      <Days title={words('holidays.opens')} days={of('open')} chosen={chosen} onToggle={toggle} />
      <Meanwhile preview={preview} chosen={chosen} />
      {take.error ? <ErrorPanel error={take.error} /> : null}
      <div className={styles.line}>
        <Button type="submit" variant="filled" disabled={chosen.size === 0} loading={take.isPending}>
          {words('holidays.take', { count: chosen.size })}
        </Button>
        <Button onClick={onEnd}>{words('holidays.leave')}</Button>
      </div>
    </form>
  );
}

type DaysProps = {
  readonly title: string;
  readonly days: readonly HolidayDay[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (onDate: string, isChosen: boolean) => void;
};

function Days({ title, days, chosen, onToggle }: DaysProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const hours = (spans: HolidayDay['after']) =>
    spans.length === 0 ? words('holidays.closed') : spans.map(({ from, to }) => `${from}–${to}`).join(', ');
  if (days.length === 0) return null;
  return (
    <fieldset className={styles.days}>
      <legend className={styles.heading}>{title}</legend>
      {days.map(({ onDate, name, before, after }) => (
        <Checkbox
          key={onDate}
          label={`${format.date(onDate)} ${format.weekday(onDate)} · ${name}`}
          description={words('holidays.change', { before: hours(before), after: hours(after) })}
          checked={chosen.has(onDate)}
          onChange={(event) => onToggle(onDate, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}

function Meanwhile({
  preview,
  chosen,
}: {
  readonly preview: HolidayPreview;
  readonly chosen: ReadonlySet<string>;
}) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const falling = preview.appointments.filter(({ onDate }) => chosen.has(onDate));
  if (falling.length === 0) return null;
  return (
    <div>
      <p className={styles.heading}>
        {words('holidays.appointments', { count: falling.length, all: preview.appointmentCount })}
      </p>
      <ul className={styles.list}>
        {falling.map((one) => (
          <li key={one.appointmentId} className={styles.row}>
            <Link to="/customers/$partyId" params={{ partyId: one.partyId }}>
              {one.partyName}
            </Link>
            <span className={styles.quiet}>
              {local(one.typeName)} · {format.dateTime(one.startsAt)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
