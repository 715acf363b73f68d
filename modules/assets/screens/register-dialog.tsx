import { Button, Modal, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import { toMinorUnits } from '#modules/catalogue/screens';
import { answered, ErrorPanel, useLocaleFormat, useNow, useToasts } from '#ui';
import { refreshAssets, useGoodsCategories, useProducts } from './asset-queries.ts';
import styles from './assets.module.css';
import { useWords } from './messages/use-words.ts';
import { useLocal } from './use-local.ts';

type RegisterDialogProps = { readonly partyId: string | undefined; readonly onClose: () => void };

/** Registers something a customer owns. */
export function RegisterDialog({ partyId, onClose }: RegisterDialogProps) {
  const words = useWords();
  return (
    <Modal opened={partyId !== undefined} onClose={onClose} title={words('register.title')} size="lg">
      {partyId ? <RegisterForm partyId={partyId} onClose={onClose} /> : null}
    </Modal>
  );
}

const SIDES = ['left', 'right'] as const;

const EMPTY = {
  category: '',
  make: '',
  model: '',
  serial: '',
  lot: '',
  side: '',
  place: '',
  invoiceNumber: '',
  invoiceOn: '',
  installedOn: '',
  price: '',
  channel: 'shop',
  receivedOn: '',
};
type Said = typeof EMPTY;

function RegisterForm({ partyId, onClose }: { readonly partyId: string; readonly onClose: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const products = useProducts();
  const items = products.data?.items ?? [];
  const [chosenItem, chooseItem] = useState<string>();
  const [said, say] = useState(EMPTY);
  const item = items.find(({ offerItemId }) => offerItemId === chosenItem) ?? items[0];
  const register = useMutation({
    mutationFn: () =>
      answered(
        api.assets.registerAsset({
          body: { ...bodyOf(said, item?.currency), partyId, offerItemId: item?.offerItemId ?? null },
        }),
      ),
    onSuccess: ({ itemName }) => {
      toasts.done(words('register.done', { name: itemName }));
      onClose();
    },
    onSettled: () => refreshAssets(client, partyId),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    register.mutate();
  };
  const change = (more: Partial<Said>) => say({ ...said, ...more });
  return (
    <form className={styles.form} onSubmit={submit}>
      {products.error ? <ErrorPanel error={products.error} onRetry={() => void products.refetch()} /> : null}
      <NativeSelect
        label={words('field.item')}
        data-autofocus
        value={item?.offerItemId ?? ''}
        onChange={(event) => chooseItem(event.currentTarget.value)}
        data={items.map(({ offerItemId, name }) => ({ value: offerItemId, label: name }))}
      />
      <What said={said} onChange={change} />
      <details className={styles.more}>
        <summary>{words('field.more')}</summary>
        <Sale said={said} onChange={change} />
      </details>
      {register.error ? <ErrorPanel error={register.error} /> : null}
      <Button type="submit" variant="filled" disabled={!item} loading={register.isPending}>
        {words('register.save')}
      </Button>
    </form>
  );
}

type PartProps = { readonly said: Said; readonly onChange: (more: Partial<Said>) => void };

/** A line of text or a day that has passed. */
function Field({ said, onChange, name }: PartProps & { readonly name: keyof typeof LINES }) {
  const words = useWords();
  const today = useLocaleFormat().dayKey(useNow());
  return (
    <TextInput
      type={LINES[name]}
      label={words(`field.${name}`)}
      maxLength={100}
      {...(LINES[name] === 'date' ? { max: today } : {})}
      value={said[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
}

const LINES = {
  make: 'text',
  model: 'text',
  serial: 'text',
  lot: 'text',
  place: 'text',
  invoiceNumber: 'text',
  invoiceOn: 'date',
  installedOn: 'date',
  receivedOn: 'date',
} as const;

function What({ said, onChange }: PartProps) {
  const words = useWords();
  return (
    <div className={styles.pair}>
      <Field name="make" said={said} onChange={onChange} />
      <Field name="model" said={said} onChange={onChange} />
      <Field name="serial" said={said} onChange={onChange} />
      <Field name="lot" said={said} onChange={onChange} />
      <NativeSelect
        label={words('field.side')}
        value={said.side}
        onChange={(event) => onChange({ side: event.currentTarget.value })}
        data={[
          { value: '', label: words('side.none') },
          { value: 'left', label: words('side.left') },
          { value: 'right', label: words('side.right') },
        ]}
      />
      <Field name="invoiceOn" said={said} onChange={onChange} />
      <Field name="installedOn" said={said} onChange={onChange} />
    </div>
  );
}

function Sale({ said, onChange }: PartProps) {
  const words = useWords();
  const local = useLocal();
  const categories = useGoodsCategories();
  return (
    <div className={styles.pair}>
      <NativeSelect
        label={words('field.category')}
        value={said.category}
        onChange={(event) => onChange({ category: event.currentTarget.value })}
        data={[
          { value: '', label: words('field.categoryOfItem') },
          ...(categories.data?.items ?? []).map(({ key, name }) => ({ value: key, label: local(name) })),
        ]}
      />
      <Field name="invoiceNumber" said={said} onChange={onChange} />
      <NumberInput
        label={words('field.price')}
        min={0}
        decimalScale={2}
        value={said.price}
        onChange={(value) => onChange({ price: String(value) })}
      />
      <NativeSelect
        label={words('field.channel')}
        value={said.channel}
        onChange={(event) => onChange({ channel: event.currentTarget.value })}
        data={(['shop', 'distance'] as const).map((value) => ({ value, label: words(`channel.${value}`) }))}
      />
      {said.channel === 'distance' ? <Field name="receivedOn" said={said} onChange={onChange} /> : null}
      <Field name="place" said={said} onChange={onChange} />
    </div>
  );
}

const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim());

function bodyOf(said: Said, currency: string | undefined) {
  const { category, make, model, place, side } = said;
  const priceMinor = currency === undefined ? undefined : toMinorUnits(said.price, currency);
  return {
    ...(category === '' ? {} : { category }),
    make,
    model,
    place,
    serial: orNull(said.serial),
    lot: orNull(said.lot),
    side: SIDES.find((one) => one === side) ?? null,
    invoiceNumber: orNull(said.invoiceNumber),
    invoiceOn: orNull(said.invoiceOn),
    installedOn: orNull(said.installedOn),
    priceMinor: priceMinor ?? null,
    ...(currency === undefined ? {} : { currency }),
    channel: said.channel === 'distance' ? ('distance' as const) : ('shop' as const),
    receivedOn: said.channel === 'distance' ? orNull(said.receivedOn) : null,
  };
}
