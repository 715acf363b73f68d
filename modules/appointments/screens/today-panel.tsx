import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { Appointment } from '#modules/appointments/contract';
import { Card, ErrorPanel, useLocaleFormat, useNow } from '#ui';
import { addDays, startOfDay } from '#working-time';
import { AppointmentList } from './appointment-list.tsx';
import { useCalendar } from './appointment-queries.ts';
import styles from './appointments.module.css';
import type { BookingFor } from './booking-dialog.tsx';
import { useWords } from './messages/use-words.ts';
import { useBranch } from './use-branch.ts';

const AppointmentDialog = lazy(async () => ({
  default: (await import('./appointment-dialog.tsx')).AppointmentDialog,
}));
const BookingDialog = lazy(async () => ({ default: (await import('./booking-dialog.tsx')).BookingDialog }));

/** Who comes today, in the branch worked in. */
export function TodayPanel() {
  const words = useWords();
  const today = useLocaleFormat().dayKey(useNow());
  const { branchId, timeZone } = useBranch();
  const calendar = useCalendar({
    branchId,
    fromAt: startOfDay(today, timeZone),
    untilAt: startOfDay(addDays(today, 1), timeZone),
  });
  const [opened, open] = useState<Appointment>();
  const [booking, book] = useState<BookingFor>();
  return (
    <Card flush title={words('panel.today')} aside={<Link to="/calendar">{words('panel.open')}</Link>}>
      {calendar.error ? <ErrorPanel error={calendar.error} onRetry={() => void calendar.refetch()} /> : null}
      {calendar.data?.length === 0 ? <p className={styles.none}>{words('panel.todayEmpty')}</p> : null}
      <AppointmentList appointments={calendar.data ?? []} onOpen={open} />
      <Suspense fallback={null}>
        {opened === undefined ? null : (
          <AppointmentDialog
            appointment={opened}
            onClose={() => open(undefined)}
            onBook={(next) => {
              open(undefined);
              book(next);
            }}
          />
        )}
        {booking === undefined ? null : <BookingDialog booking={booking} onClose={() => book(undefined)} />}
      </Suspense>
    </Card>
  );
}
