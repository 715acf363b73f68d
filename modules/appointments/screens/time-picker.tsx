import { Button, NativeSelect } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorPanel, Skeletons, useLocaleFormat, useNow } from '#ui';
import { addDays } from '#working-time';
import { useFreeTimes, useResources } from './appointment-queries.ts';
import styles from './appointments.module.css';
import { useWords } from './messages/use-words.ts';

const DAYS = 7;

/** A time that was chosen, with one person or whoever is free. */
export type ChosenTime = { readonly startsAt: string; readonly personId: string | undefined };

type TimePickerProps = {
  readonly typeKey: string | undefined;
  readonly branchId: string | undefined;
  readonly movingId?: string;
  readonly value: ChosenTime | undefined;
  readonly onChange: (value: ChosenTime | undefined) => void;
};

/** Free times of a week, by day, with whom one likes. */
export function TimePicker({ typeKey, branchId, movingId, value, onChange }: TimePickerProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const today = format.dayKey(useNow());
  const [fromOn, setFromOn] = useState(today);
  const [personId, setPersonId] = useState<string>();
  const [chosenDay, chooseDay] = useState<string>();
  const resources = useResources(branchId);
  const times = useFreeTimes({ typeKey, branchId, personId, fromOn, days: DAYS, movingId });
  const days = times.data ?? [];
  const day = days.find(({ onDate }) => onDate === chosenDay) ?? days[0];
  const people = (resources.data ?? []).filter(({ kind }) => kind === 'person');
  const show = (from: string) => {
    setFromOn(from);
    onChange(undefined);
  };
  return (
    <div className={styles.picker}>
      <NativeSelect
        label={words('person')}
        value={personId ?? ''}
        onChange={(event) => {
          setPersonId(event.currentTarget.value || undefined);
          onChange(undefined);
        }}
        data={[
          { value: '', label: words('anybody') },
          ...people.map(({ resourceId, name }) => ({ value: resourceId, label: name })),
        ]}
      />
      <div className={styles.weekLine}>
        <Button
          variant="subtle"
          aria-label={words('before')}
          disabled={fromOn <= today}
          onClick={() => show(addDays(fromOn, -DAYS) < today ? today : addDays(fromOn, -DAYS))}
        >
          <IconChevronLeft size="1rem" aria-hidden />
        </Button>
        <span>
          {format.dayMonth(fromOn)} – {format.dayMonth(addDays(fromOn, DAYS - 1))}
        </span>
        <Button variant="subtle" aria-label={words('after')} onClick={() => show(addDays(fromOn, DAYS))}>
          <IconChevronRight size="1rem" aria-hidden />
        </Button>
      </div>
      {times.error ? <ErrorPanel error={times.error} onRetry={() => void times.refetch()} /> : null}
      {times.isLoading ? <Skeletons rows={3} /> : null}
      {times.data?.length === 0 ? <p className={styles.quiet}>{words('booking.noTimes')}</p> : null}
      <div className={styles.days}>
        {days.map(({ onDate }) => (
          <button
            key={onDate}
            type="button"
            className={styles.day}
            aria-pressed={onDate === day?.onDate}
            onClick={() => chooseDay(onDate)}
          >
            {format.weekday(onDate)}
            <span className={styles.quiet}>{format.dayMonth(onDate)}</span>
          </button>
        ))}
      </div>
      <fieldset className={styles.times}>
        <legend className={styles.hidden}>{words('booking.times')}</legend>
        {day?.times.map(({ startsAt }) => (
          <button
            key={startsAt}
            type="button"
            className={styles.time}
            aria-pressed={startsAt === value?.startsAt}
            onClick={() => onChange({ startsAt, personId })}
          >
            {format.time(startsAt)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
