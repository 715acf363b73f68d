import { Button, Modal, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import { toMinorUnits, toQuantity } from '#modules/catalogue/screens';
import { answered, ErrorPanel, useClock, useLocaleFormat, useToasts } from '#ui';
import { useWords } from './messages/use-words.ts';
import { type EntryLine, emptyLine, OrderEntryLine } from './order-entry-line.tsx';
import { refreshOrders, useBusinessCurrency } from './order-queries.ts';
import styles from './orders.module.css';

type RecordOrderDialogProps = {
  readonly partyId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Records what a customer bought, now or on an earlier day. */
export function RecordOrderDialog({ partyId, isOpen, onClose }: RecordOrderDialogProps) {
  const words = useWords();
  const currency = useBusinessCurrency();
  return (
    <Modal opened={isOpen} onClose={onClose} title={words('record.title')} size="xl">
      {currency === undefined ? null : (
        <RecordOrderForm partyId={partyId} currency={currency} onClose={onClose} />
      )}
    </Modal>
  );
}

type RecordOrderFormProps = {
  readonly partyId: string;
  readonly currency: string;
  readonly onClose: () => void;
};

function RecordOrderForm({ partyId, currency, onClose }: RecordOrderFormProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const today = format.dayKey(useClock().now());
  const [day, setDay] = useState(today);
  const [orderNumber, setOrderNumber] = useState('');
  const [lines, setLines] = useState<readonly EntryLine[]>(() => [emptyLine()]);
  const [isChecked, setIsChecked] = useState(false);
  const save = useRecordOrder(partyId, currency, onClose);
  const change = (changed: EntryLine) =>
    setLines((known) => known.map((line) => (line.key === changed.key ? changed : line)));
  const totalMinor = lines.reduce((sum, { amount }) => sum + (toMinorUnits(amount, currency) ?? 0), 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (lines.every((line) => isComplete(line, currency))) {
      save.mutate({ day: day === today ? undefined : day, orderNumber: orderNumber.trim(), lines });
    }
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.pair}>
        <TextInput
          type="date"
          label={words('record.when')}
          max={today}
          required
          value={day}
          onChange={(event) => setDay(event.currentTarget.value === '' ? today : event.currentTarget.value)}
        />
        <TextInput
          label={words('record.number')}
          placeholder={words('record.numberHint')}
          maxLength={100}
          autoComplete="off"
          value={orderNumber}
          onChange={(event) => setOrderNumber(event.currentTarget.value)}
        />
      </div>
      <fieldset className={styles.entries}>
        <legend className={styles.legend}>{words('record.lines')}</legend>
        {lines.map((line, index) => (
          <OrderEntryLine
            key={line.key}
            line={line}
            number={index + 1}
            currency={currency}
            isChecked={isChecked}
            onChange={change}
            onRemove={
              lines.length > 1
                ? () => setLines((known) => known.filter(({ key }) => key !== line.key))
                : undefined
            }
          />
        ))}
        <Button
          variant="subtle"
          justify="flex-start"
          leftSection={<IconPlus size="1rem" stroke={1.8} />}
          onClick={() => setLines((known) => [...known, emptyLine()])}
        >
          {words('record.addLine')}
        </Button>
      </fieldset>
      <div className={styles.sum} role="status">
        <span>{words('record.total')}</span>
        <span>{format.money(totalMinor, currency)}</span>
      </div>
      {save.error ? <ErrorPanel error={save.error} /> : null}
      <div className={styles.actions}>
        <Button onClick={onClose}>{words('record.cancel')}</Button>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {words('record.save')}
        </Button>
      </div>
    </form>
  );
}

interface OrderToRecord {
  day: string | undefined;
  orderNumber: string;
  lines: readonly EntryLine[];
}

function useRecordOrder(partyId: string, currency: string, onDone: () => void) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: ({ day, orderNumber, lines }: OrderToRecord) =>
      answered(
        api.orders.recordOrder({
          body: {
            partyId,
            currency,
            ...(day === undefined ? {} : { orderedOn: day }),
            ...(orderNumber === '' ? {} : { orderNumber }),
            lines: lines.map((line) => ({
              ...(line.offerItemId === undefined
                ? { itemName: line.item.trim() }
                : { offerItemId: line.offerItemId }),
              quantity: toQuantity(line.quantity) ?? 1,
              amountMinor: toMinorUnits(line.amount, currency) ?? 0,
            })),
          },
        }),
      ),
    onSuccess: async ({ order, created }) => {
      await refreshOrders(client, partyId);
      toasts.done(words(created > 0 ? 'record.done' : 'record.known', { number: order.orderNumber ?? '' }));
      onDone();
    },
  });
}

function isComplete(line: EntryLine, currency: string): boolean {
  const quantity = toQuantity(line.quantity);
  const hasQuantity = quantity !== undefined && quantity > 0;
  return line.item.trim() !== '' && hasQuantity && toMinorUnits(line.amount, currency) !== undefined;
}
