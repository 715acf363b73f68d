import { Button, Checkbox, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import { ErrorPanel, Money, Skeletons, useLocaleFormat, useNow } from '#ui';
import { addDays } from '#working-time';
import { useWords } from './messages/use-words.ts';
import { PriceWords } from './price-words.tsx';
import { useQuote, useRentalChange, useUnits } from './rental-queries.ts';
import styles from './rentals.module.css';

type HandOutDialogProps = { readonly partyId: string | undefined; readonly onClose: () => void };

/** Hands something of the house out to a customer. */
export function HandOutDialog({ partyId, onClose }: HandOutDialogProps) {
  const words = useWords();
  return (
    <Modal opened={partyId !== undefined} onClose={onClose} title={words('handOut.title')}>
      {partyId ? <HandOutForm partyId={partyId} /> : null}
    </Modal>
  );
}

const USUAL_DAYS = 7;

function HandOutForm({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const navigate = useNavigate();
  const today = useLocaleFormat().dayKey(useNow());
  const units = useUnits();
  const free = (units.rows ?? []).filter((unit) => unit.free);
  const [chosen, choose] = useState<string>();
  const unit = free.find(({ unitId }) => unitId === chosen) ?? free[0];
  const [dueOn, setDue] = useState(addDays(today, USUAL_DAYS));
  const [isFree, setFree] = useState(false);
  const [note, setNote] = useState('');
  const quote = useQuote(unit?.unitId, today, dueOn);
  const price = quote.data?.price ?? null;
  const isCharged = !isFree && price !== null;
  const hand = useRentalChange(
    (unitId: string) => api.rentals.handOut({ body: { partyId, unitId, dueOn, isCharged, note } }),
    words('handOut.done'),
  );
  if (units.error) return <ErrorPanel error={units.error} onRetry={units.onRetry} />;
  if (units.rows === undefined) return <Skeletons rows={3} />;
  if (!unit) return <p className={styles.quiet}>{words('handOut.none')}</p>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    hand.mutate(unit.unitId, {
      onSuccess: ({ rentalId }) => void navigate({ to: '/rentals/$rentalId', params: { rentalId } }),
    });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <NativeSelect
        label={words('handOut.which')}
        data-autofocus
        value={unit.unitId}
        onChange={(event) => choose(event.currentTarget.value)}
        data={free.map(({ unitId, name, serial }) => ({ value: unitId, label: `${name} · ${serial}` }))}
      />
      <TextInput
        type="date"
        label={words('handOut.until')}
        required
        min={today}
        value={dueOn}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <Checkbox
        label={words('handOut.free')}
        checked={!isCharged}
        disabled={price === null}
        onChange={(event) => setFree(event.currentTarget.checked)}
      />
      {isCharged && price ? (
        <div className={styles.rowWords} aria-live="polite">
          <PriceWords price={price} currency={unit.currency} />
          {unit.depositMinor > 0 ? (
            <span>
              {words('field.deposit')} <Money amountMinor={unit.depositMinor} currency={unit.currency} />
            </span>
          ) : null}
        </div>
      ) : null}
      <Textarea
        label={words('handOut.condition')}
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {hand.error ? <ErrorPanel error={hand.error} /> : null}
      <Button
        type="submit"
        variant="filled"
        disabled={dueOn < today || quote.isPending}
        loading={hand.isPending}
      >
        {words('handOut.save')}
      </Button>
    </form>
  );
}
