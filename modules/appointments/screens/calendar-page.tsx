import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { Appointment, Resource } from '#modules/appointments/contract';
import {
  Card,
  EmptyState,
  ErrorPanel,
  type LocaleFormat,
  PageHeader,
  Skeletons,
  useLocaleFormat,
  useMay,
  useNow,
  useUrlState,
} from '#ui';
import { addDays, isoWeekday, startOfDay, zonedInstant } from '#working-time';
import { AppointmentDialog } from './appointment-dialog.tsx';
import { useCalendar, useResources } from './appointment-queries.ts';
import styles from './appointments.module.css';
import { BookingDialog, type BookingFor } from './booking-dialog.tsx';
import { type CalendarColumn, CalendarGrid } from './calendar-grid.tsx';
import { useWords } from './messages/use-words.ts';
import { ResourcesDialog } from './resources-dialog.tsx';
import type { Dragged } from './use-block-drag.ts';
import { useBranch } from './use-branch.ts';
import { useMoveAppointment } from './use-move-appointment.ts';
import { WaitingCard } from './waiting-card.tsx';

const VIEWS = ['day', 'room', 'week'] as const;
type View = (typeof VIEWS)[number];
const QUARTER_MS = 15 * 60_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Who comes when: a day by person, or a week. */
export function CalendarPage() {
  const words = useWords();
  const format = useLocaleFormat();
  const may = useMay();
  const mayManage = may('appointments.manage');
  const mayWrite = may('appointments.write');
  const place = useBranch();
  const { branchId, timeZone } = place;
  const today = format.dayKey(useNow());
  const [viewText, setView] = useUrlState('view');
  const [dayText = today, setDay] = useUrlState('day');
  const [opened, open] = useState<Appointment>();
  const [booking, book] = useState<BookingFor>();
  const [isManaging, manage] = useState(false);
  const view = VIEWS.find((one) => one === viewText) ?? 'day';
  const isWeek = view === 'week';
  const day = DAY.test(dayText) ? dayText : today;
  const from = isWeek ? addDays(day, 1 - isoWeekday(day)) : day;
  const length = isWeek ? 7 : 1;
  const resources = useResources(branchId);
  const calendar = useCalendar({
    branchId,
    fromAt: startOfDay(from, timeZone),
    untilAt: startOfDay(addDays(from, length), timeZone),
  });
  const appointments = calendar.data ?? [];
  const columns = {
    week: () => columnsByDay(appointments, from, today, format),
    room: () => columnsByRoom(appointments, resources.data ?? []),
    day: () => columnsByPerson(appointments, resources.data ?? []),
  }[view]();
  const moveAppointment = useMoveAppointment();
  const drop = (appointment: Appointment, { columnKey, quarters }: Dragged) => {
    const startMs = Date.parse(appointment.startsAt) + quarters * QUARTER_MS;
    const moved = new Date(startMs).toISOString();
    const startsAt = isWeek ? zonedInstant(`${columnKey}T${format.time(moved)}`, timeZone) : moved;
    if (startsAt === undefined) return;
    const personId = view === 'day' ? columnKey : appointment.personId;
    void moveAppointment({ appointment, startsAt, personId }).catch(() => {});
  };
  const goTo = (next: string) => setDay(next === today ? undefined : next);
  return (
    <>
      <PageHeader
        title={words('place')}
        summary={words('summary', { count: appointments.length })}
        actions={mayManage ? <Button onClick={() => manage(true)}>{words('resources.open')}</Button> : null}
      />
      <CalendarBar day={day} today={today} view={view} onView={setView} onGo={goTo} place={place} />
      <Card flush>
        {calendar.error ? (
          <ErrorPanel error={calendar.error} onRetry={() => void calendar.refetch()} />
        ) : null}
        {calendar.isLoading || resources.isLoading ? <Skeletons rows={8} /> : null}
        {resources.data?.length === 0 && appointments.length === 0 ? (
          <EmptyState
            icon={IconCalendar}
            title={words('noPeople.title')}
            text={words('noPeople.text')}
            action={
              mayManage ? <Button onClick={() => manage(true)}>{words('resources.open')}</Button> : undefined
            }
          />
        ) : null}
        {columns.length > 0 && calendar.data ? (
          <CalendarGrid columns={columns} onOpen={open} onMove={mayWrite ? drop : undefined} />
        ) : null}
        {calendar.data?.length === 0 && (resources.data?.length ?? 0) > 0 ? (
          <p className={styles.none}>{words('none')}</p>
        ) : null}
      </Card>
      <WaitingCard branchId={branchId} onBook={book} />
      <AppointmentDialog
        appointment={opened}
        onClose={() => open(undefined)}
        onBook={(next) => {
          open(undefined);
          book(next);
        }}
      />
      <BookingDialog booking={booking} onClose={() => book(undefined)} />
      <ResourcesDialog branchId={branchId} isOpen={isManaging} onClose={() => manage(false)} />
    </>
  );
}

type CalendarBarProps = {
  readonly day: string;
  readonly today: string;
  readonly view: View;
  readonly onView: (view: string | undefined) => void;
  readonly onGo: (day: string) => void;
  readonly place: ReturnType<typeof useBranch>;
};

function CalendarBar({ day, today, view, onView, onGo, place }: CalendarBarProps) {
  const words = useWords();
  const length = view === 'week' ? 7 : 1;
  return (
    <div className={styles.bar}>
      <SegmentedControl
        aria-label={words('view.label')}
        value={view}
        onChange={(value) => onView(value === 'day' ? undefined : value)}
        data={VIEWS.map((value) => ({ value, label: words(`view.${value}`) }))}
      />
      <span className={styles.stepper}>
        <Button variant="subtle" aria-label={words('before')} onClick={() => onGo(addDays(day, -length))}>
          <IconChevronLeft size="1rem" aria-hidden />
        </Button>
        <TextInput
          type="date"
          aria-label={words('date')}
          value={day}
          onChange={(event) => {
            if (DAY.test(event.currentTarget.value)) onGo(event.currentTarget.value);
          }}
        />
        <Button variant="subtle" aria-label={words('after')} onClick={() => onGo(addDays(day, length))}>
          <IconChevronRight size="1rem" aria-hidden />
        </Button>
      </span>
      <Button onClick={() => onGo(today)}>{words('today')}</Button>
      {place.branches.length > 1 ? (
        <NativeSelect
          aria-label={words('branch')}
          value={place.branchId ?? ''}
          onChange={(event) => place.choose(event.currentTarget.value)}
          data={place.branches.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
    </div>
  );
}

function columnsByPerson(
  appointments: readonly Appointment[],
  resources: readonly Resource[],
): CalendarColumn[] {
  const names = new Map(
    resources.filter(({ kind }) => kind === 'person').map(({ resourceId, name }) => [resourceId, name]),
  );
  for (const { personId, resources: taken } of appointments) {
    const person = taken.find(({ resourceId }) => resourceId === personId);
    if (person) names.set(personId, person.name);
  }
  return [...names].map(([key, title]) => ({
    key,
    title,
    appointments: appointments.filter(({ personId }) => personId === key),
  }));
}

/** Rooms with who is in them; what takes up no room is not shown here. */
function columnsByRoom(
  appointments: readonly Appointment[],
  resources: readonly Resource[],
): CalendarColumn[] {
  return resources
    .filter(({ kind }) => kind === 'room')
    .map(({ resourceId, name }) => ({
      key: resourceId,
      title: name,
      appointments: appointments.filter((one) =>
        one.resources.some((taken) => taken.resourceId === resourceId),
      ),
    }));
}

function columnsByDay(
  appointments: readonly Appointment[],
  from: string,
  today: string,
  format: LocaleFormat,
): CalendarColumn[] {
  return Array.from({ length: 7 }, (_, index) => addDays(from, index)).map((day) => ({
    key: day,
    title: `${format.weekday(day)} ${format.dayMonth(day)}`,
    isToday: day === today,
    appointments: appointments.filter(({ startsAt }) => format.dayKey(startsAt) === day),
  }));
}
