import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#contract';
import type { Appointment, Attendance, Waiting } from '#modules/appointments/contract';
import { answered, Chip, ErrorPanel, useLocaleFormat, useMay, useNow, useToasts } from '#ui';
import { refreshAppointments } from './appointment-queries.ts';
import styles from './appointments.module.css';
import type { BookingFor } from './booking-dialog.tsx';
import { useWords } from './messages/use-words.ts';
import { toneOf } from './status-tone.ts';
import { type ChosenTime, TimePicker } from './time-picker.tsx';
import { useLocal } from './use-local.ts';

type AppointmentDialogProps = {
  readonly appointment: Appointment | undefined;
  readonly onClose: () => void;
  /** Books one of those who wait for a time that was cancelled. */
  readonly onBook: (booking: BookingFor) => void;
};

/** One appointment: what it is, who came, moving and cancelling it. */
export function AppointmentDialog({ appointment, onClose, onBook }: AppointmentDialogProps) {
  const words = useWords();
  return (
    <Modal
      opened={appointment !== undefined}
      onClose={onClose}
      title={appointment?.partyName ?? words('source')}
      size="lg"
    >
      {appointment ? (
        <Details
          key={appointment.appointmentId}
          appointment={appointment}
          onClose={onClose}
          onBook={onBook}
        />
      ) : null}
    </Modal>
  );
}

type DetailsProps = AppointmentDialogProps & { readonly appointment: Appointment };

function Details({ appointment: given, onClose, onBook }: DetailsProps) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const mayWrite = useMay()('appointments.write');
  const [appointment, setAppointment] = useState(given);
  const [part, setPart] = useState<'move' | 'cancel'>();
  const [proposed, setProposed] = useState<readonly Waiting[]>();
  const { startsAt, endsAt, status, typeName, resources, note, partyId } = appointment;
  const isOver = status === 'done' || status === 'cancelled';
  return (
    <div className={styles.form}>
      <p className={styles.when}>
        {format.weekday(startsAt)} {format.dateTime(startsAt)} – {format.time(endsAt)}{' '}
        <Chip tone={toneOf(status)}>{words(`status.${status}`)}</Chip>
      </p>
      <p>{local(typeName)}</p>
      <p className={styles.quiet}>
        {words('with')}: {resources.map(({ name }) => name).join(' · ')}
      </p>
      {note === '' ? null : <p className={styles.note}>{note}</p>}
      {mayWrite && !isOver ? (
        <>
          <Attend appointment={appointment} onChanged={setAppointment} />
          <div className={styles.actions}>
            {status === 'arrived' ? null : (
              <Button
                aria-expanded={part === 'move'}
                onClick={() => setPart(part === 'move' ? undefined : 'move')}
              >
                {words('move.action')}
              </Button>
            )}
            <Button
              color="red"
              variant="subtle"
              aria-expanded={part === 'cancel'}
              onClick={() => setPart(part === 'cancel' ? undefined : 'cancel')}
            >
              {words('cancel.action')}
            </Button>
          </div>
          {part === 'move' ? <Move appointment={appointment} onClose={onClose} /> : null}
          {part === 'cancel' ? (
            <Cancel
              appointment={appointment}
              onCancelled={(after, waiting) => {
                setAppointment(after);
                setProposed(waiting);
              }}
            />
          ) : null}
        </>
      ) : null}
      {proposed ? <Proposed waiting={proposed} onBook={onBook} /> : null}
      <Link to="/customers/$partyId" params={{ partyId }}>
        {words('customer')}
      </Link>
    </div>
  );
}

function Attend({
  appointment,
  onChanged,
}: {
  readonly appointment: Appointment;
  readonly onChanged: (appointment: Appointment) => void;
}) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const now = useNow();
  const { appointmentId, revision, status, partyId } = appointment;
  const attend = useMutation({
    mutationFn: (outcome: Attendance) =>
      answered(api.appointments.recordAttendance({ params: { appointmentId }, body: { revision, outcome } })),
    onSuccess: (after) => {
      toasts.done(words('attend.recorded', { status: words(`status.${after.status}`) }));
      onChanged(after);
    },
    onError: toasts.failed,
    onSettled: () => refreshAppointments(client, partyId),
  });
  const possible: Attendance[] = [];
  if (status !== 'arrived') possible.push('arrived');
  possible.push('done');
  if (status !== 'no-show' && Date.parse(appointment.startsAt) <= now.getTime()) possible.push('no-show');
  return (
    <div className={styles.actions}>
      {possible.map((outcome) => (
        <Button
          key={outcome}
          variant={outcome === possible[0] ? 'filled' : 'default'}
          loading={attend.isPending}
          onClick={() => attend.mutate(outcome)}
        >
          {words(`attend.${outcome}`)}
        </Button>
      ))}
    </div>
  );
}

function Move({ appointment, onClose }: { readonly appointment: Appointment; readonly onClose: () => void }) {
  const words = useWords();
  const format = useLocaleFormat();
  const client = useQueryClient();
  const toasts = useToasts();
  const [time, setTime] = useState<ChosenTime>();
  const { appointmentId, revision, partyId, typeKey, branchId } = appointment;
  const move = useMutation({
    mutationFn: (chosen: ChosenTime) =>
      answered(
        api.appointments.rescheduleAppointment({ params: { appointmentId }, body: { revision, ...chosen } }),
      ),
    onSuccess: ({ startsAt }) => {
      toasts.done(words('move.done', { when: format.dateTime(startsAt) }));
      onClose();
    },
    onSettled: () => refreshAppointments(client, partyId),
  });
  return (
    <section aria-label={words('move.title')} className={styles.form}>
      <TimePicker
        typeKey={typeKey}
        branchId={branchId}
        movingId={appointmentId}
        value={time}
        onChange={setTime}
      />
      {move.error ? <ErrorPanel error={move.error} /> : null}
      <Button
        variant="filled"
        disabled={!time}
        loading={move.isPending}
        onClick={() => {
          if (time) move.mutate(time);
        }}
      >
        {time ? words('move.save', { when: format.dateTime(time.startsAt) }) : words('booking.choose')}
      </Button>
    </section>
  );
}

function Cancel({
  appointment,
  onCancelled,
}: {
  readonly appointment: Appointment;
  readonly onCancelled: (appointment: Appointment, waiting: readonly Waiting[]) => void;
}) {
  const words = useWords();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const { appointmentId, revision, partyId } = appointment;
  const cancel = useMutation({
    mutationFn: () =>
      answered(api.appointments.cancelAppointment({ params: { appointmentId }, body: { revision, reason } })),
    onSuccess: ({ appointment: after, waiting }) => onCancelled(after, waiting),
    onSettled: () => refreshAppointments(client, partyId),
  });
  return (
    <section aria-label={words('cancel.action')} className={styles.form}>
      <Textarea
        label={words('cancel.reason')}
        maxLength={1000}
        autosize
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {cancel.error ? <ErrorPanel error={cancel.error} /> : null}
      <Button
        color="red"
        disabled={reason.trim() === ''}
        loading={cancel.isPending}
        onClick={() => cancel.mutate()}
      >
        {words('cancel.action')}
      </Button>
    </section>
  );
}

function Proposed({
  waiting,
  onBook,
}: {
  readonly waiting: readonly Waiting[];
  readonly onBook: (booking: BookingFor) => void;
}) {
  const words = useWords();
  if (waiting.length === 0) return <p role="status">{words('cancel.nobody')}</p>;
  return (
    <section role="status">
      <p>{words('cancel.proposed')}</p>
      <ul className={styles.list}>
        {waiting.map(({ waitingId, partyId, partyName, typeKey, branchId }) => (
          <li key={waitingId} className={styles.row}>
            <span>{partyName}</span>
            <Button onClick={() => onBook({ partyId, typeKey, branchId })}>{words('waiting.book')}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
