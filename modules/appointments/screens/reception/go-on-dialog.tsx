import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { Ticket } from '#modules/appointments/contract';
import { answered, ErrorPanel, useMay, useToasts } from '#ui';
import { BookingDialog } from '../booking-dialog.tsx';
import { useWords } from '../messages/use-words.ts';
import { useLocal } from '../use-local.ts';
import { ChooseCustomer, type CustomerChosen } from './choose-customer.tsx';
import styles from './reception.module.css';
import { refreshReception } from './reception-queries.ts';

type GoOnDialogProps = { readonly ticket: Ticket; readonly onClose: () => void };

/** Sends a customer who walked in on: to an appointment, or into a service process. Whose ticket it is comes first. */
export function GoOnDialog({ ticket, onClose }: GoOnDialogProps) {
  const words = useWords();
  const [known, setKnown] = useState(ticket);
  return (
    <Modal opened onClose={onClose} title={words('reception.goOnOf', { number: ticket.number })} size="lg">
      {known.partyId === null ? (
        <NameForm ticket={known} onNamed={setKnown} />
      ) : (
        <WaysOn ticket={known} partyId={known.partyId} onClose={onClose} />
      )}
    </Modal>
  );
}

type NameFormProps = { readonly ticket: Ticket; readonly onNamed: (ticket: Ticket) => void };

/** Says whose ticket it is. */
export function NameForm({ ticket, onNamed }: NameFormProps) {
  const words = useWords();
  const client = useQueryClient();
  const [chosen, choose] = useState<CustomerChosen>();
  const name = useMutation({
    mutationFn: (partyId: string) =>
      answered(
        api.appointments.nameTicket({
          params: { ticketId: ticket.ticketId },
          body: { revision: ticket.revision, partyId },
        }),
      ),
    onSuccess: onNamed,
    onSettled: (named) => refreshReception(client, named?.partyId),
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) name.mutate(chosen.partyId);
      }}
    >
      <p className={styles.quiet}>{words('reception.nameFirst')}</p>
      <ChooseCustomer chosen={chosen} onChoose={choose} />
      {name.error ? <ErrorPanel error={name.error} /> : null}
      <Button type="submit" variant="filled" disabled={!chosen} loading={name.isPending}>
        {words('reception.nameIt')}
      </Button>
    </form>
  );
}

type WaysOnProps = { readonly ticket: Ticket; readonly partyId: string; readonly onClose: () => void };

function WaysOn({ ticket, partyId, onClose }: WaysOnProps) {
  const words = useWords();
  const local = useLocal();
  const client = useQueryClient();
  const toasts = useToasts();
  const mayBegin = useMay()('service-processes.write');
  const [isBooking, book] = useState(false);
  const templates = useQuery({
    queryKey: ['service-processes', 'templates'],
    queryFn: ({ signal }) => answered(api.serviceProcesses.listTemplates({ signal })),
    enabled: mayBegin,
  });
  const called = { ticketId: ticket.ticketId, revision: ticket.revision };
  const goneOn = () => {
    toasts.done(words('reception.wentOn', { number: ticket.number }));
    onClose();
  };
  const begin = useMutation({
    mutationFn: (templateKey: string) =>
      answered(
        api.appointments.goOnInProcess({
          params: { ticketId: called.ticketId },
          body: { revision: called.revision, templateKey },
        }),
      ),
    onSuccess: goneOn,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['service-processes'] }),
        refreshReception(client, partyId),
      ]),
  });
  return (
    <div className={styles.form}>
      <p>
        <strong>{ticket.partyName}</strong>
      </p>
      <div className={styles.actions}>
        <Button variant="filled" onClick={() => book(true)}>
          {words('reception.toAppointment')}
        </Button>
        {(templates.data?.items ?? []).map(({ key, name }) => (
          <Button key={key} loading={begin.isPending} onClick={() => begin.mutate(key)}>
            {words('reception.toProcess', { name: local(name) })}
          </Button>
        ))}
      </div>
      {begin.error ? <ErrorPanel error={begin.error} /> : null}
      <BookingDialog
        booking={
          isBooking
            ? { partyId, branchId: ticket.branchId, typeKey: ticket.typeKey ?? undefined, ticket: called }
            : undefined
        }
        onBooked={() => {
          void refreshReception(client, partyId);
          goneOn();
        }}
        onClose={() => book(false)}
      />
    </div>
  );
}
