import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import type { Appointment } from '#modules/appointments/contract';
import { answered, ErrorPanel, useLocaleFormat, useNow, useToasts } from '#ui';
import { addDays } from '#working-time';
import { refreshAppointments, useTypes } from './appointment-queries.ts';
import styles from './appointments.module.css';
import { useWords } from './messages/use-words.ts';
import { type ChosenTime, TimePicker } from './time-picker.tsx';
import { useBranch } from './use-branch.ts';
import { useLocal } from './use-local.ts';

/** What is known before anything is chosen. */
export type BookingFor = {
  readonly partyId: string;
  readonly typeKey?: string;
  readonly branchId?: string;
  /** The number of the customer at the desk: booking ends it. */
  readonly ticket?: { readonly ticketId: string; readonly revision: number };
};

type BookingDialogProps = {
  readonly booking: BookingFor | undefined;
  /** Told before the dialog closes. */
  readonly onBooked?: (booked: Appointment) => void;
  readonly onClose: () => void;
};

/** Books a customer, or puts them on the waiting list. */
export function BookingDialog({ booking, onBooked, onClose }: BookingDialogProps) {
  const words = useWords();
  return (
    <Modal opened={booking !== undefined} onClose={onClose} title={words('booking.title')} size="lg">
      {booking ? <BookingForm booking={booking} onBooked={onBooked} onClose={onClose} /> : null}
    </Modal>
  );
}

type BookingFormProps = BookingDialogProps & { readonly booking: BookingFor };

function BookingForm({ booking, onBooked, onClose }: BookingFormProps) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const client = useQueryClient();
  const toasts = useToasts();
  const types = useTypes();
  const place = useBranch(booking.branchId);
  const branchId = place.branchId;
  const [chosenType, chooseType] = useState(booking.typeKey);
  const [time, setTime] = useState<ChosenTime>();
  const [note, setNote] = useState('');
  const typeKey = chosenType ?? types.data?.[0]?.key;
  const { partyId, ticket } = booking;
  const book = useMutation({
    mutationFn: (chosen: ChosenTime) =>
      answered(
        api.appointments.bookAppointment({
          body: { partyId, typeKey: typeKey ?? '', branchId: branchId ?? '', ...chosen, note, ticket },
        }),
      ),
    onSuccess: (booked) => {
      toasts.done(words('booking.done', { when: format.dateTime(booked.startsAt) }));
      onBooked?.(booked);
      onClose();
    },
    onSettled: () => refreshAppointments(client, partyId),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (time) book.mutate(time);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.pair}>
        <NativeSelect
          label={words('booking.type')}
          data-autofocus
          value={typeKey ?? ''}
          onChange={(event) => {
            chooseType(event.currentTarget.value);
            setTime(undefined);
          }}
          data={(types.data ?? []).map(({ key, name, minutes }) => ({
            value: key,
            label: words('booking.minutes', { name: local(name), minutes }),
          }))}
        />
        {place.branches.length > 1 ? (
          <NativeSelect
            label={words('branch')}
            value={branchId ?? ''}
            onChange={(event) => {
              place.choose(event.currentTarget.value);
              setTime(undefined);
            }}
            data={place.branches.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
      </div>
      <TimePicker key={branchId} typeKey={typeKey} branchId={branchId} value={time} onChange={setTime} />
      <Textarea
        label={words('booking.note')}
        maxLength={1000}
        autosize
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {book.error ? <ErrorPanel error={book.error} /> : null}
      <Button type="submit" variant="filled" disabled={!time} loading={book.isPending}>
        {time ? words('booking.book', { when: format.dateTime(time.startsAt) }) : words('booking.choose')}
      </Button>
      <WaitFor partyId={partyId} typeKey={typeKey} branchId={branchId} onClose={onClose} />
    </form>
  );
}

type WaitForProps = {
  readonly partyId: string;
  readonly typeKey: string | undefined;
  readonly branchId: string | undefined;
  readonly onClose: () => void;
};

const USUAL_WAIT_DAYS = 14;

function WaitFor({ partyId, typeKey = '', branchId = '', onClose }: WaitForProps) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const fromOn = useLocaleFormat().dayKey(useNow());
  const [untilOn, setUntilOn] = useState(addDays(fromOn, USUAL_WAIT_DAYS));
  const wait = useMutation({
    mutationFn: () =>
      answered(api.appointments.addWaiting({ body: { partyId, typeKey, branchId, fromOn, untilOn } })),
    onSuccess: () => {
      toasts.done(words('booking.waitDone'));
      onClose();
    },
    onError: toasts.failed,
    onSettled: () => refreshAppointments(client, partyId),
  });
  return (
    <details className={styles.wait}>
      <summary>{words('booking.wait')}</summary>
      <div className={styles.pair}>
        <TextInput
          type="date"
          label={words('booking.waitUntil')}
          min={fromOn}
          value={untilOn}
          onChange={(event) => setUntilOn(event.currentTarget.value)}
        />
        <Button loading={wait.isPending} disabled={untilOn < fromOn} onClick={() => wait.mutate()}>
          {words('booking.waitAdd')}
        </Button>
      </div>
    </details>
  );
}
