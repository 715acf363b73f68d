import { Button, Modal, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import { minorUnitDigits } from '#contract-kit';
import { type FieldNumber, toMinorUnits, toQuantity, toWritten } from '#modules/catalogue/screens';
import type { ShownOrder, ShownOrderLine } from '#modules/orders/contract';
import { answered, ErrorPanel, useLocaleFormat, useToasts } from '#ui';
import { useWords } from './messages/use-words.ts';
import { refreshOrders } from './order-queries.ts';
import { remainingUnits, useOrderWords } from './order-words.ts';
import styles from './orders.module.css';

type RefundDialogProps = {
  readonly order: ShownOrder | undefined;
  readonly onClose: () => void;
};

/** Gives back units of an order's lines. */
export function RefundDialog({ order, onClose }: RefundDialogProps) {
  const words = useWords();
  const { orderName } = useOrderWords();
  return (
    <Modal
      opened={order !== undefined}
      onClose={onClose}
      title={order ? words('refund.title', { name: orderName(order) }) : ''}
      size="lg"
    >
      {order ? <RefundForm order={order} onClose={onClose} /> : null}
    </Modal>
  );
}

interface BackLine {
  line: ShownOrderLine;
  quantity: FieldNumber;
  amount: FieldNumber;
}

function RefundForm({ order, onClose }: { readonly order: ShownOrder; readonly onClose: () => void }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { currency } = order;
  const [reason, setReason] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const [back, setBack] = useState<readonly BackLine[]>(() =>
    order.lines
      .filter((line) => remainingUnits(line) > 0)
      .map((line) => ({ line, quantity: 0, amount: toWritten(0, currency) })),
  );
  const chosen = back.filter(({ quantity }) => (toQuantity(quantity) ?? 0) > 0);
  const totalMinor = chosen.reduce((sum, { amount }) => sum + (toMinorUnits(amount, currency) ?? 0), 0);
  const save = useGiveBack(order, totalMinor, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (reason.trim() !== '' && chosen.length > 0) save.mutate({ reason: reason.trim(), chosen });
  };
  const change = (changed: BackLine) =>
    setBack((known) => known.map((one) => (one.line === changed.line ? changed : one)));
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.text}>{words('refund.text')}</p>
      {back.map((one) => (
        <BackFields
          key={`${one.line.lineKey} ${one.line.occurrence}`}
          back={one}
          currency={currency}
          onChange={change}
        />
      ))}
      {isChecked && chosen.length === 0 ? <p role="alert">{words('refund.nothing')}</p> : null}
      <TextInput
        label={words('refund.reason')}
        maxLength={500}
        required
        value={reason}
        error={isChecked && reason.trim() === '' ? words('refund.reasonMissing') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.sum} role="status">
        <span>{words('refund.total')}</span>
        <span>{format.money(totalMinor, currency)}</span>
      </div>
      {save.error ? <ErrorPanel error={save.error} /> : null}
      <div className={styles.actions}>
        <Button onClick={onClose}>{words('refund.cancel')}</Button>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {words('refund.save', { amount: format.money(totalMinor, currency) })}
        </Button>
      </div>
    </form>
  );
}

type BackFieldsProps = {
  readonly back: BackLine;
  readonly currency: string;
  readonly onChange: (back: BackLine) => void;
};

function BackFields({ back, currency, onChange }: BackFieldsProps) {
  const words = useWords();
  const { itemName } = useOrderWords();
  const item = itemName(back.line);
  const most = remainingUnits(back.line);
  const takeBack = (quantity: FieldNumber) => {
    const share = (toQuantity(quantity) ?? 0) / most;
    const amountMinor = Math.round(remainingMinor(back.line) * Math.min(share, 1));
    onChange({ ...back, quantity, amount: toWritten(amountMinor, currency) });
  };
  return (
    <div className={styles.back}>
      <span>
        {item} <span className={styles.quiet}>{words('refund.remaining', { most })}</span>
      </span>
      <NumberInput
        label={words('line.quantity')}
        aria-label={words('refund.quantity', { item })}
        min={0}
        max={most}
        clampBehavior="strict"
        decimalScale={4}
        value={back.quantity}
        onChange={takeBack}
      />
      <NumberInput
        label={words('line.amount')}
        aria-label={words('refund.amount', { item })}
        min={0}
        max={toWritten(remainingMinor(back.line), currency)}
        decimalScale={minorUnitDigits(currency)}
        hideControls
        thousandSeparator=","
        value={back.amount}
        onChange={(amount) => onChange({ ...back, amount })}
      />
    </div>
  );
}

function remainingMinor(line: ShownOrderLine): number {
  return (line.amountMinor ?? 0) - (line.refundedMinor ?? 0);
}

function useGiveBack(order: ShownOrder, totalMinor: number, onDone: () => void) {
  const words = useWords();
  const format = useLocaleFormat();
  const client = useQueryClient();
  const toasts = useToasts();
  const { partyId, orderId, currency } = order;
  return useMutation({
    mutationFn: ({ reason, chosen }: { reason: string; chosen: readonly BackLine[] }) =>
      answered(
        api.orders.refundOrder({
          params: { partyId, orderId },
          body: {
            reason,
            lines: chosen.map(({ line, quantity, amount }) => ({
              lineKey: line.lineKey,
              occurrence: line.occurrence,
              quantity: toQuantity(quantity) ?? 0,
              amountMinor: toMinorUnits(amount, currency) ?? 0,
            })),
          },
        }),
      ),
    onSuccess: async () => {
      await refreshOrders(client, partyId);
      toasts.done(words('refund.done', { amount: format.money(totalMinor, currency) }));
      onDone();
    },
  });
}
