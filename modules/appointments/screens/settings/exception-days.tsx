import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Exceptions } from '#modules/appointments/contract';
import { DayHours, useLocaleFormat } from '#ui';
import { useWords } from '../messages/use-words.ts';
import styles from './settings.module.css';

type ExceptionDaysProps = {
  readonly exceptions: Exceptions;
  readonly onChange: (exceptions: Exceptions) => void;
};

/** Holidays and other days that differ from the week. */
export function ExceptionDays({ exceptions, onChange }: ExceptionDaysProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const [day, setDay] = useState('');
  const add = () => {
    if (day === '' || day in exceptions) return;
    onChange({ ...exceptions, [day]: [] });
    setDay('');
  };
  const without = (gone: string) =>
    onChange(Object.fromEntries(Object.entries(exceptions).filter(([each]) => each !== gone)));
  return (
    <div className={styles.form}>
      {Object.keys(exceptions).length === 0 ? (
        <p className={styles.quiet}>{words('settings.noExceptions')}</p>
      ) : null}
      {Object.entries(exceptions)
        .toSorted(([a], [b]) => a.localeCompare(b))
        .map(([each, spans]) => (
          <div key={each} className={styles.exception}>
            <DayHours
              label={format.date(each)}
              spans={spans}
              onChange={(next) => onChange({ ...exceptions, [each]: next })}
            />
            <ActionIcon
              variant="subtle"
              aria-label={words('settings.removeDay', { day: format.date(each) })}
              onClick={() => without(each)}
            >
              <IconTrash size="1rem" aria-hidden />
            </ActionIcon>
          </div>
        ))}
      <div className={styles.line}>
        <TextInput
          type="date"
          label={words('settings.day')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Button disabled={day === '' || day in exceptions} onClick={add}>
          {words('settings.addDay')}
        </Button>
      </div>
    </div>
  );
}
