import { Autocomplete, Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import type { PartInList } from '#modules/stock/contract';
import { answered, ErrorPanel, Skeletons, useLocaleFormat } from '#ui';
import styles from './stock.module.css';
import { usePartsToOrder, useStockChange, useSuppliers } from './stock-queries.ts';
import { useWords } from './words/use-words.ts';

type OrderFormProps = { readonly branchId: string; readonly onDone: (orderId: string) => void };

/** Orders what a branch has to order again, as suggested or otherwise, from one supplier. */
export function OrderForm({ branchId, onDone }: OrderFormProps) {
  const suggested = usePartsToOrder(branchId);
  if (suggested.error) return <ErrorPanel error={suggested.error} onRetry={() => void suggested.refetch()} />;
  return suggested.data ? (
    <Form branchId={branchId} suggested={suggested.data.items} onDone={onDone} />
  ) : (
    <Skeletons rows={4} />
  );
}

type Line = Pick<PartInList, 'partId' | 'sku' | 'name' | 'unit' | 'supplier' | 'free' | 'ordered'> & {
  readonly quantity: number | string;
};

const lineOf = (part: PartInList): Line => ({ ...part, quantity: part.orderQuantity ?? 1 });

/** The supplier of most of the parts. */
function usualSupplier(parts: readonly PartInList[]): string {
  const counts = Map.groupBy(
    parts.filter(({ supplier }) => supplier !== ''),
    ({ supplier }) => supplier,
  );
  return [...counts].sort(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? '';
}

function Form({
  branchId,
  suggested,
  onDone,
}: OrderFormProps & { readonly suggested: readonly PartInList[] }) {
  const words = useWords();
  const orderable = suggested.filter(({ orderQuantity }) => orderQuantity !== null);
  const [supplier, setSupplier] = useState(() => usualSupplier(orderable));
  const [lines, setLines] = useState<readonly Line[]>(() =>
    orderable.filter((part) => part.supplier === supplier || part.supplier === '').map(lineOf),
  );
  const [expectedOn, setExpected] = useState('');
  const [note, setNote] = useState('');
  const suppliers = useSuppliers();
  const others = orderable.filter(({ partId }) => !lines.some((line) => line.partId === partId));
  const asked = lines.filter(({ quantity }) => Number(quantity) > 0);
  const order = useStockChange(
    () =>
      api.stock.orderParts({
        body: {
          branchId,
          supplier,
          expectedOn: expectedOn === '' ? null : expectedOn,
          note,
          lines: asked.map(({ partId, quantity }) => ({ partId, quantity: Number(quantity) })),
        },
      }),
    words('orders.done'),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    order.mutate(undefined, { onSuccess: ({ orderId }) => onDone(orderId) });
  };
  const add = (parts: readonly PartInList[]) =>
    setLines((before) => [
      ...before,
      ...parts.filter(({ partId }) => !before.some((line) => line.partId === partId)).map(lineOf),
    ]);
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.pair}>
        <Autocomplete
          label={words('field.supplier')}
          maxLength={120}
          data={suppliers.data?.items ?? []}
          value={supplier}
          onChange={setSupplier}
        />
        <TextInput
          type="date"
          label={words('orders.expectedOn')}
          description={words('orders.expectedNote')}
          value={expectedOn}
          onChange={(event) => setExpected(event.currentTarget.value)}
        />
      </div>
      {lines.length === 0 ? <p className={styles.quiet}>{words('orders.nothing')}</p> : null}
      <Lines
        lines={lines}
        onChange={(partId, quantity) =>
          setLines((before) => before.map((line) => (line.partId === partId ? { ...line, quantity } : line)))
        }
      />
      {others.length > 0 ? (
        <Button variant="subtle" onClick={() => add(others)}>
          {words('orders.others', { count: others.length })}
        </Button>
      ) : null}
      <AddPart branchId={branchId} onAdd={(part) => add([part])} />
      <TextInput
        label={words('note')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {order.error ? <ErrorPanel error={order.error} /> : null}
      <Button type="submit" variant="filled" disabled={asked.length === 0} loading={order.isPending}>
        {words('orders.order', { count: asked.length })}
      </Button>
    </form>
  );
}

type LinesProps = {
  readonly lines: readonly Line[];
  readonly onChange: (partId: string, quantity: number | string) => void;
};

function Lines({ lines, onChange }: LinesProps) {
  const words = useWords();
  const format = useLocaleFormat();
  return (
    <ul className={styles.list}>
      {lines.map(({ partId, sku, name, unit, free, ordered, quantity }) => (
        <li key={partId} className={styles.row}>
          <div className={styles.rowWords}>
            <strong>{name}</strong>
            <span className={styles.quiet}>
              {sku} · {words('freeCount', { free: format.number(free) })}
              {ordered > 0 ? ` · ${words('onOrder', { count: ordered })}` : ''}
            </span>
          </div>
          <NumberInput
            aria-label={words('orders.quantityOf', { name })}
            className={styles.count}
            min={0}
            max={100_000}
            allowDecimal={false}
            suffix={unit === '' ? undefined : ` ${unit}`}
            value={quantity}
            onChange={(value) => onChange(partId, value)}
          />
        </li>
      ))}
    </ul>
  );
}

/** A part that is not asked for yet may be ordered all the same. */
function AddPart({
  branchId,
  onAdd,
}: {
  readonly branchId: string;
  readonly onAdd: (part: PartInList) => void;
}) {
  const words = useWords();
  const [typed, type] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const found = useQuery({
    queryKey: ['stock', 'list', branchId, 'all', 'choice', q],
    queryFn: ({ signal }) =>
      answered(api.stock.listParts({ query: { branchId, show: 'all', limit: 20, q }, signal })),
    enabled: branchId !== '' && q !== '',
    placeholderData: (before) => before,
  });
  return (
    <Select
      label={words('orders.addPart')}
      placeholder={words('search')}
      searchable
      filter={({ options }) => options}
      nothingFoundMessage={q === '' ? undefined : words('empty.all')}
      data={(found.data?.items ?? []).map(({ partId, name, sku }) => ({
        value: partId,
        label: `${name} · ${sku}`,
      }))}
      value={null}
      searchValue={typed}
      onSearchChange={type}
      onChange={(partId) => {
        const part = found.data?.items.find((one) => one.partId === partId);
        if (part) onAdd(part);
        type('');
      }}
    />
  );
}
