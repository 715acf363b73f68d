import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Appointment } from '#modules/appointments/contract';
import { ErrorPanel, Skeletons, useLocaleFormat, useMay, useNow } from '#ui';
import { startOfDay } from '#working-time';
import { AppointmentDialog } from './appointment-dialog.tsx';
import { useAppointmentsOf } from './appointment-queries.ts';
import styles from './appointments.module.css';
import { BookingDialog, type BookingFor } from './booking-dialog.tsx';
import { useWords } from './messages/use-words.ts';
import { useBranch } from './use-branch.ts';
import { useLocal } from './use-local.ts';

/** When a customer comes next, beside their file. */
export function CustomerPanel({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const mayWrite = useMay()('appointments.write');
  const today = format.dayKey(useNow());
  const query = useAppointmentsOf(partyId, startOfDay(today, useBranch().timeZone));
  const [opened, open] = useState<Appointment>();
  const [booking, book] = useState<BookingFor>();
  return (
    <>
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={1} /> : null}
      {query.data?.items.length === 0 ? <p className={styles.quiet}>{words('panel.empty')}</p> : null}
      <ul className={styles.list}>
        {query.data?.items.map((one) => (
          <li key={one.appointmentId}>
            <button type="button" className={styles.next} onClick={() => open(one)}>
              <strong>{format.dateTime(one.startsAt)}</strong>
              <span className={styles.quiet}>
                {local(one.typeName)} · {one.resources[0]?.name}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <Button
          leftSection={<IconCalendarPlus size="1rem" aria-hidden />}
          onClick={() => book({ partyId })}
          className={styles.book}
        >
          {words('panel.book')}
        </Button>
      ) : null}
      <AppointmentDialog
        appointment={opened}
        onClose={() => open(undefined)}
        onBook={(next) => {
          open(undefined);
          book(next);
        }}
      />
      <BookingDialog booking={booking} onClose={() => book(undefined)} />
    </>
  );
}
