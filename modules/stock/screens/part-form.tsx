import { Button, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import { toMinorUnits, toWritten } from '#modules/catalogue/screens';
import type { Part } from '#modules/stock/contract';
import { ErrorPanel, useMay } from '#ui';
import styles from './stock.module.css';
import { useBusinessCurrency, useStockChange } from './stock-queries.ts';
import { useWords } from './words/use-words.ts';

type PartFormProps = {
  /** Undefined: a part to be added. */
  readonly part?: Part;
  readonly onDone: (partId: string | undefined) => void;
};

const LINES = {
  sku: 'text',
  name: 'text',
  unit: 'text',
  category: 'text',
  supplier: 'text',
  discontinuedOn: 'date',
  lastOrderOn: 'date',
  supportEndsOn: 'date',
} as const;
type Line = keyof typeof LINES;

const said = (part: Part | undefined, currency: string) => ({
  sku: part?.sku ?? '',
  name: part?.name ?? '',
  unit: part?.unit ?? '',
  category: part?.category ?? '',
  supplier: part?.supplier ?? '',
  discontinuedOn: part?.discontinuedOn ?? '',
  lastOrderOn: part?.lastOrderOn ?? '',
  supportEndsOn: part?.supportEndsOn ?? '',
  leadDays: part?.leadDays ?? ('' as number | string),
  unitCost: written(part?.unitCostMinor ?? null, currency),
  orderCost: written(part?.orderCostMinor ?? null, currency),
});
type Said = ReturnType<typeof said>;

const written = (minor: number | null, currency: string): number | string =>
  minor === null ? '' : toWritten(minor, currency);

/** Says what is known of a part. */
export function PartForm({ part, onDone }: PartFormProps) {
  const businessCurrency = useBusinessCurrency();
  const currency = part?.currency ?? businessCurrency;
  return currency === undefined ? null : <Form part={part} currency={currency} onDone={onDone} />;
}

function Form({ part, currency, onDone }: PartFormProps & { readonly currency: string }) {
  const words = useWords();
  const seesCost = useMay()('stock.plan');
  const [now, say] = useState(() => said(part, currency));
  const change = (more: Partial<Said>) => say({ ...now, ...more });
  const save = useStockChange(
    () => {
      const body = bodyOf(now, currency);
      if (!part) return api.stock.addPart({ body });
      return api.stock.changePart({
        params: { partId: part.partId },
        body: { ...body, revision: part.revision },
      });
    },
    words('saved', { name: now.name }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: ({ partId }) => onDone(partId) });
  };
  const line = (name: Line, isRequired = false) => (
    <TextInput
      type={LINES[name]}
      label={words(`field.${name}`)}
      required={isRequired}
      maxLength={100}
      value={now[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  );
  const amount = (name: 'leadDays' | 'unitCost' | 'orderCost', decimals: number) => (
    <NumberInput
      label={words(`field.${name}`, { currency })}
      min={name === 'leadDays' ? 1 : 0}
      decimalScale={decimals}
      value={now[name]}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.pair}>
        {line('sku', true)}
        {line('name', true)}
        {line('unit')}
        {line('category')}
        {line('supplier')}
        {amount('leadDays', 0)}
        {seesCost ? amount('unitCost', 2) : null}
        {seesCost ? amount('orderCost', 2) : null}
        {line('discontinuedOn')}
        {now.discontinuedOn === '' ? null : line('lastOrderOn')}
        {now.discontinuedOn === '' ? null : line('supportEndsOn')}
      </div>
      {save.error ? <ErrorPanel error={save.error} /> : null}
      <Button
        type="submit"
        variant="filled"
        disabled={now.sku.trim() === '' || now.name.trim() === ''}
        loading={save.isPending}
      >
        {words('save')}
      </Button>
    </form>
  );
}

const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim());

function bodyOf(now: Said, currency: string) {
  const discontinuedOn = orNull(now.discontinuedOn);
  const leadDays = Number(now.leadDays);
  return {
    sku: now.sku,
    name: now.name,
    unit: now.unit,
    category: orNull(now.category),
    supplier: now.supplier,
    leadDays: leadDays > 0 ? leadDays : null,
    unitCostMinor: toMinorUnits(now.unitCost, currency) ?? null,
    orderCostMinor: toMinorUnits(now.orderCost, currency) ?? null,
    currency,
    discontinuedOn,
    lastOrderOn: discontinuedOn === null ? null : orNull(now.lastOrderOn),
    supportEndsOn: discontinuedOn === null ? null : orNull(now.supportEndsOn),
  };
}
