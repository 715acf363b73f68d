import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import { toMinorUnits } from '#modules/catalogue/screens';
import { answered, ErrorPanel, useSession, useToasts } from '#ui';
import { useWords } from './messages/use-words.ts';
import { refreshRentals, useBusinessCurrency } from './rental-queries.ts';
import styles from './rentals.module.css';

const EMPTY = { name: '', serial: '', make: '', model: '', category: '' };
const NO_RATES: Record<(typeof AMOUNTS)[number], number | string> = {
  day: '',
  week: '',
  month: '',
  deposit: '',
};
const LINES = ['name', 'serial', 'make', 'model', 'category'] as const;
const AMOUNTS = ['day', 'week', 'month', 'deposit'] as const;

/** Adds something that can be rented, with its rates. */
export function UnitForm({ onDone }: { readonly onDone: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const session = useSession();
  const currency = useBusinessCurrency();
  const branches = session?.branches ?? [];
  const [chosen, choose] = useState<string>();
  const branchId = chosen ?? session?.branchId ?? branches[0]?.id ?? '';
  const [said, say] = useState(EMPTY);
  const [amounts, setAmounts] = useState(NO_RATES);
  const add = useMutation({
    mutationFn: (inCurrency: string) => {
      const minor = (kind: (typeof AMOUNTS)[number]) => toMinorUnits(amounts[kind], inCurrency) ?? null;
      return answered(
        api.rentals.addUnit({
          body: {
            branchId,
            ...said,
            category: said.category.trim() === '' ? null : said.category,
            dayMinor: minor('day'),
            weekMinor: minor('week'),
            monthMinor: minor('month'),
            depositMinor: minor('deposit') ?? 0,
            currency: inCurrency,
          },
        }),
      );
    },
    onSuccess: ({ name }) => {
      toasts.done(words('unit.added', { name }));
      onDone();
    },
    onSettled: () => refreshRentals(client),
  });
  if (currency === undefined) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(currency);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.pair}>
        {LINES.map((line) => (
          <TextInput
            key={line}
            label={words(`field.${line}`)}
            required={line === 'name' || line === 'serial'}
            maxLength={100}
            value={said[line]}
            onChange={(event) => say({ ...said, [line]: event.currentTarget.value })}
          />
        ))}
        {branches.length > 1 ? (
          <NativeSelect
            label={words('field.branch')}
            value={branchId}
            onChange={(event) => choose(event.currentTarget.value)}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        {AMOUNTS.map((kind) => (
          <NumberInput
            key={kind}
            label={words(`amount.${kind}`, { currency })}
            min={0}
            decimalScale={2}
            value={amounts[kind]}
            onChange={(value) => setAmounts({ ...amounts, [kind]: value })}
          />
        ))}
      </div>
      {add.error ? <ErrorPanel error={add.error} /> : null}
      <Button
        type="submit"
        variant="filled"
        disabled={said.name.trim() === '' || said.serial.trim() === ''}
        loading={add.isPending}
      >
        {words('unit.save')}
      </Button>
    </form>
  );
}
