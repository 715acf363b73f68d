import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { BranchHours } from '#modules/appointments/contract';
import { answered, CardSection, ErrorPanel, Skeletons, useToasts, WeekHours } from '#ui';
import { refreshAppointments } from '../appointment-queries.ts';
import { useWords } from '../messages/use-words.ts';
import { BranchChoice } from './branch-choice.tsx';
import { ExceptionDays } from './exception-days.tsx';
import { HolidaysPart } from './holidays-part.tsx';
import { ResourcesPart } from './resources-part.tsx';
import styles from './settings.module.css';

/** When a branch is open, the days that differ, and who and what can be booked there. */
export function HoursSection() {
  return (
    <BranchChoice>
      {(branchId) => (
        <>
          <HoursOf key={branchId} branchId={branchId} />
          <HolidaysPart key={`${branchId} holidays`} branchId={branchId} />
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
