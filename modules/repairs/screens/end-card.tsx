import { Button, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import { toMinorUnits, toWritten } from '#modules/catalogue/screens';
import type { Repair } from '#modules/repairs/contract';
import { Card, ErrorPanel } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './repairs.module.css';
import { useCurrencyOf } from './use-currency-of.ts';
import { useRepairChange } from './use-repair-change.ts';

/** Carries out what was approved: another one for it, or its price back. */
export function EndCard({ repair }: { readonly repair: Repair }) {
  if (repair.possible.includes('exchanged')) return <ExchangeForm repair={repair} />;
  return repair.possible.includes('refunded') ? <RefundForm repair={repair} /> : null;
}

function ExchangeForm({ repair }: { readonly repair: Repair }) {
  const words = useWords();
  const [serial, setSerial] = useState('');
  const { repairId, revision } = repair;
  const exchange = useRepairChange(
    repair,
    () =>
      api.repairs.exchangeAsset({
        params: { repairId },
        body: { revision, serial: serial.trim() === '' ? null : serial.trim(), note: '' },
      }),
    words('exchange.done'),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    exchange.mutate(undefined);
  };
  return (
    <Card title={words('exchange.title')}>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={words('exchange.serial')}
          maxLength={100}
          value={serial}
          onChange={(event) => setSerial(event.currentTarget.value)}
        />
        {exchange.error ? <ErrorPanel error={exchange.error} /> : null}
        <Button type="submit" variant="filled" loading={exchange.isPending}>
          {words('exchange.save')}
        </Button>
      </form>
    </Card>
  );
}

function RefundForm({ repair }: { readonly repair: Repair }) {
  const words = useWords();
  const currency = useCurrencyOf(repair.assetId) ?? 'CNY';
  const proposed = repair.chosen?.refund?.amountMinor;
  const [typed, setTyped] = useState<number | string>();
  const written = typed ?? (proposed === undefined ? '' : toWritten(proposed, currency));
  const paidBackMinor = toMinorUnits(written, currency);
  const { repairId, revision } = repair;
  const refund = useRepairChange(
    repair,
    (amount: number) =>
      api.repairs.refundAsset({
        params: { repairId },
        body: { revision, paidBackMinor: amount, note: '' },
      }),
    words('refund.done'),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (paidBackMinor !== undefined) refund.mutate(paidBackMinor);
  };
  return (
    <Card title={words('refund.title')}>
      <form className={styles.form} onSubmit={submit}>
        <NumberInput
          label={words('refund.amount', { currency })}
          description={words('refund.note')}
          min={0}
          decimalScale={2}
          value={written}
          onChange={setTyped}
        />
        {refund.error ? <ErrorPanel error={refund.error} /> : null}
        <Button
          type="submit"
          variant="filled"
          disabled={paidBackMinor === undefined}
          loading={refund.isPending}
        >
          {words('refund.save')}
        </Button>
      </form>
    </Card>
  );
}
