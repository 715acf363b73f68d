import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import { toMinorUnits } from '#modules/catalogue/screens';
import { CONDITIONS, type Condition, type Rental } from '#modules/rentals/contract';
import { Card, ErrorPanel, useLocaleFormat, useNow } from '#ui';
import { addDays } from '#working-time';
import { useWords } from './messages/use-words.ts';
import { useRentalChange } from './rental-queries.ts';
import styles from './rentals.module.css';

type FormProps = { readonly rental: Rental };

/** What can be done with what is out: take it back, agree on a later day, sell it. */
export function EndForms({ rental }: FormProps) {
  const words = useWords();
  return (
    <>
      <ReturnForm rental={rental} />
      <details className={styles.more}>
        <summary>{words('extend.title')}</summary>
        <ExtendForm rental={rental} />
      </details>
      <details className={styles.more}>
        <summary>{words('sale.title')}</summary>
        <SaleForm rental={rental} />
      </details>
    </>
  );
}

function ReturnForm({ rental }: FormProps) {
  const words = useWords();
  const today = useLocaleFormat().dayKey(useNow());
  const { rentalId, revision, currency, outOn } = rental;
  const [condition, setCondition] = useState<Condition>('as-given');
  const [damage, setDamage] = useState<number | string>('');
  const [happenedOn, setDay] = useState(today);
  const [note, setNote] = useState('');
  const costs = condition === 'damaged' || condition === 'incomplete';
  const back = useRentalChange(
    () =>
      api.rentals.takeBack({
        params: { rentalId },
        body: {
          revision,
          condition,
          damageMinor: costs ? (toMinorUnits(damage, currency) ?? 0) : 0,
          happenedOn,
          note,
        },
      }),
    words('return.done'),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    back.mutate(undefined);
  };
  return (
    <Card title={words('return.title')}>
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.pair}>
          <NativeSelect
            label={words('return.condition')}
            value={condition}
            onChange={(event) =>
              setCondition(CONDITIONS.find((one) => one === event.currentTarget.value) ?? 'as-given')
            }
            data={CONDITIONS.map((value) => ({ value, label: words(`condition.${value}`) }))}
          />
          <TextInput
            type="date"
            label={words('return.on')}
            min={outOn}
            max={today}
            value={happenedOn}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          {costs ? (
            <NumberInput
              label={words('return.damage', { currency })}
              min={0}
              decimalScale={2}
              value={damage}
              onChange={setDamage}
            />
          ) : null}
        </div>
        <Textarea
          label={words('note')}
          autosize
          minRows={1}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {back.error ? <ErrorPanel error={back.error} /> : null}
        <Button type="submit" variant="filled" disabled={happenedOn === ''} loading={back.isPending}>
          {words('return.save')}
        </Button>
      </form>
    </Card>
  );
}

function ExtendForm({ rental }: FormProps) {
  const words = useWords();
  const today = useLocaleFormat().dayKey(useNow());
  const { rentalId, revision, dueOn } = rental;
  const earliest = addDays(dueOn < today ? today : dueOn, 1);
  const [until, setUntil] = useState(addDays(earliest, 6));
  const extend = useRentalChange(
    () => api.rentals.extendRental({ params: { rentalId }, body: { revision, dueOn: until, note: '' } }),
    words('extend.done'),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    extend.mutate(undefined);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        type="date"
        label={words('extend.until')}
        min={earliest}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      {extend.error ? <ErrorPanel error={extend.error} /> : null}
      <Button type="submit" disabled={until < earliest} loading={extend.isPending}>
        {words('extend.save')}
      </Button>
    </form>
  );
}

function SaleForm({ rental }: FormProps) {
  const words = useWords();
  const { rentalId, revision, currency } = rental;
  const [price, setPrice] = useState<number | string>('');
  const priceMinor = toMinorUnits(price, currency);
  const sell = useRentalChange(
    (amount: number) =>
      api.rentals.sellToHolder({ params: { rentalId }, body: { revision, priceMinor: amount, note: '' } }),
    words('sale.done'),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (priceMinor !== undefined) sell.mutate(priceMinor);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.quiet}>{words('sale.text')}</p>
      <NumberInput
        label={words('sale.price', { currency })}
        min={0}
        decimalScale={2}
        value={price}
        onChange={setPrice}
      />
      {sell.error ? <ErrorPanel error={sell.error} /> : null}
      <Button type="submit" disabled={priceMinor === undefined} loading={sell.isPending}>
        {words('sale.save')}
      </Button>
    </form>
  );
}
