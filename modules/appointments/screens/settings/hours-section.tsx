import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { BranchHours, Exceptions } from '#modules/appointments/contract';
import {
  answered,
  CardSection,
  DayHours,
  ErrorPanel,
  Skeletons,
  useLocaleFormat,
  useToasts,
  WeekHours,
} from '#ui';
import { refreshAppointments } from '../appointment-queries.ts';
import { useWords } from '../messages/use-words.ts';
import { BranchChoice } from './branch-choice.tsx';
import { ResourcesPart } from './resources-part.tsx';
import styles from './settings.module.css';

/** When a branch is open, the days that differ, and who and what can be booked there. */
export function HoursSection() {
  return (
    <BranchChoice>
      {(branchId) => (
        <>
          <HoursOf key={branchId} branchId={branchId} />
          <ResourcesPart key={`${branchId} resources`} branchId={branchId} />
        </>
      )}
    </BranchChoice>
  );
}

function HoursOf({ branchId }: { readonly branchId: string }) {
  const hours = useQuery({
    queryKey: ['appointments', 'hours', branchId],
    queryFn: ({ signal }) => answered(api.appointments.readBranchHours({ params: { branchId }, signal })),
    refetchOnWindowFocus: false,
  });
  if (hours.error) return <ErrorPanel error={hours.error} onRetry={() => void hours.refetch()} />;
  if (!hours.data) return <Skeletons rows={8} />;
  return <HoursForm key={hours.dataUpdatedAt} hours={hours.data} />;
}

function HoursForm({ hours }: { readonly hours: BranchHours }) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const [week, setWeek] = useState(hours.week);
  const [exceptions, setExceptions] = useState(hours.exceptions);
  const save = useMutation({
    mutationFn: () =>
      answered(
        api.appointments.changeBranchHours({
          params: { branchId: hours.branchId },
          body: { week, exceptions },
        }),
      ),
    onSuccess: () => toasts.done(words('settings.saved')),
    onSettled: () => refreshAppointments(client),
  });
  const isChanged = week !== hours.week || exceptions !== hours.exceptions;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <CardSection title={words('settings.week')}>
        <WeekHours week={week} onChange={setWeek} />
      </CardSection>
      <CardSection title={words('settings.exceptions')}>
        <ExceptionDays exceptions={exceptions} onChange={setExceptions} />
      </CardSection>
      {save.error ? <ErrorPanel error={save.error} /> : null}
      <div>
        <Button type="submit" variant="filled" disabled={!isChanged} loading={save.isPending}>
          {words('settings.save')}
        </Button>
      </div>
    </form>
  );
}

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
