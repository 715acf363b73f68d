import { Button, Modal, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import type { Ticket, WaitEstimate } from '#modules/appointments/contract';
import { answered, ErrorPanel, useMay } from '#ui';
import { useTypes } from '../appointment-queries.ts';
import { useWords } from '../messages/use-words.ts';
import { useLocal } from '../use-local.ts';
import { ChooseCustomer, type CustomerChosen } from './choose-customer.tsx';
import styles from './reception.module.css';
import { refreshReception } from './reception-queries.ts';
import { WaitText } from './wait-text.tsx';

const WAYS = ['known', 'new', 'nameless'] as const;
type Way = (typeof WAYS)[number];

type DrawDialogProps = { readonly branchId: string; readonly onClose: () => void };

/** Draws a ticket for a customer who is known, who is new, or who gives no name. */
export function DrawDialog({ branchId, onClose }: DrawDialogProps) {
  const words = useWords();
  const [drawn, setDrawn] = useState<{ ticket: Ticket; wait: WaitEstimate }>();
  return (
    <Modal opened onClose={onClose} title={words('reception.draw')}>
      {drawn ? (
        <Drawn drawn={drawn} onAnother={() => setDrawn(undefined)} onClose={onClose} />
      ) : (
        <DrawForm branchId={branchId} onDrawn={setDrawn} />
      )}
    </Modal>
  );
}

type DrawnProps = {
  readonly drawn: { ticket: Ticket; wait: WaitEstimate };
  readonly onAnother: () => void;
  readonly onClose: () => void;
};

function Drawn({ drawn: { ticket, wait }, onAnother, onClose }: DrawnProps) {
  const words = useWords();
  return (
    <div className={styles.drawn} role="status">
      <p className={styles.quiet}>{words('reception.yourNumber')}</p>
      <p className={styles.bigNumber}>{ticket.number}</p>
      <p>{ticket.partyName ?? words('reception.nameless')}</p>
      <p>
        {words('reception.ahead', { count: wait.ahead })}
        {' · '}
        <WaitText wait={wait} />
      </p>
      <div className={styles.actions}>
        <Button onClick={onAnother}>{words('reception.another')}</Button>
        <Button variant="filled" data-autofocus onClick={onClose}>
          {words('reception.done')}
        </Button>
      </div>
    </div>
  );
}

type DrawFormProps = {
  readonly branchId: string;
  readonly onDrawn: (drawn: { ticket: Ticket; wait: WaitEstimate }) => void;
};

function DrawForm({ branchId, onDrawn }: DrawFormProps) {
  const words = useWords();
  const local = useLocal();
  const client = useQueryClient();
  const mayAdd = useMay()('parties.write');
  const types = useTypes();
  const [way, setWay] = useState<Way>('known');
  const [chosen, choose] = useState<CustomerChosen>();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [typeKey, setTypeKey] = useState('');
  const draw = useMutation({
    mutationFn: async () => {
      const partyId =
        way === 'nameless' ? null : way === 'known' ? (chosen?.partyId ?? null) : await addCustomer();
      return answered(api.appointments.drawTicket({ body: { branchId, partyId, typeKey: typeKey || null } }));
    },
    onSuccess: onDrawn,
    onSettled: (drawn) => refreshReception(client, drawn?.ticket.partyId),
  });
  const addCustomer = async () => {
    const contactPoints = phone.trim() === '' ? [] : [{ kind: 'phone' as const, typed: phone.trim() }];
    const body = { kind: 'person' as const, name: name.trim(), branchId, contactPoints };
    const { partyId, displayName } = await answered(api.parties.createParty({ body }));
    // Should the drawing fail, trying again must not add the customer twice.
    choose({ partyId, name: displayName });
    setWay('known');
    return partyId;
  };
  const isReady =
    way === 'nameless' || (way === 'known' && chosen !== undefined) || (way === 'new' && name.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) draw.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <SegmentedControl
        fullWidth
        aria-label={words('reception.who')}
        value={way}
        onChange={(value) => setWay(WAYS.find((one) => one === value) ?? 'known')}
        data={WAYS.filter((one) => one !== 'new' || mayAdd).map((value) => ({
          value,
          label: words(`reception.way.${value}`),
        }))}
      />
      {way === 'known' ? <ChooseCustomer chosen={chosen} onChoose={choose} /> : null}
      {way === 'new' ? (
        <>
          <TextInput
            label={words('reception.name')}
            maxLength={200}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            type="tel"
            label={words('reception.phone')}
            autoComplete="off"
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
        </>
      ) : null}
      {way === 'nameless' ? <p className={styles.quiet}>{words('reception.namelessNote')}</p> : null}
      <NativeSelect
        label={words('booking.type')}
        value={typeKey}
        onChange={(event) => setTypeKey(event.currentTarget.value)}
        data={[
          { value: '', label: words('reception.anyType') },
          ...(types.data ?? []).map((type) => ({ value: type.key, label: local(type.name) })),
        ]}
      />
      {draw.error ? <ErrorPanel error={draw.error} /> : null}
      <Button type="submit" variant="filled" disabled={!isReady} loading={draw.isPending}>
        {words('reception.draw')}
      </Button>
    </form>
  );
}
