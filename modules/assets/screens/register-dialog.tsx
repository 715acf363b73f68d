import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import type { Side } from '#modules/assets/contract';
import { answered, ErrorPanel, useLocaleFormat, useNow, useToasts } from '#ui';
import { refreshAssets, useProducts } from './asset-queries.ts';
import styles from './assets.module.css';
import { useWords } from './messages/use-words.ts';

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

const EMPTY = {
  make: '',
  model: '',
  serial: '',
  side: '',
  invoiceNumber: '',
  invoiceOn: '',
  installedOn: '',
};

function RegisterForm({ partyId, onClose }: { readonly partyId: string; readonly onClose: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const today = useLocaleFormat().dayKey(useNow());
  const products = useProducts(true);
  const items = products.data?.items ?? [];
  const [chosenItem, chooseItem] = useState<string>();
  const [said, say] = useState(EMPTY);
  const offerItemId = chosenItem ?? items[0]?.offerItemId;
  const register = useMutation({
    mutationFn: () =>
      answered(
        api.assets.registerAsset({
          body: {
            partyId,
            offerItemId: offerItemId ?? null,
            make: said.make,
            model: said.model,
            serial: orNull(said.serial),
            side: said.side === '' ? null : (said.side as Side),
            invoiceNumber: orNull(said.invoiceNumber),
            invoiceOn: orNull(said.invoiceOn),
            installedOn: orNull(said.installedOn),
          },
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
  const text = (name: keyof typeof EMPTY, type: 'text' | 'date' = 'text') => (
    <TextInput
      type={type}
      label={words(`field.${name}`)}
      maxLength={100}
      {...(type === 'date' ? { max: today } : {})}
      value={said[name]}
      onChange={(event) => say({ ...said, [name]: event.currentTarget.value })}
    />
  );
  return (
    <form className={styles.form} onSubmit={submit}>
      {products.error ? <ErrorPanel error={products.error} onRetry={() => void products.refetch()} /> : null}
      <NativeSelect
        label={words('field.item')}
        data-autofocus
        value={offerItemId ?? ''}
        onChange={(event) => chooseItem(event.currentTarget.value)}
        data={items.map(({ offerItemId: value, name }) => ({ value, label: name }))}
      />
      <div className={styles.pair}>
        {text('make')}
        {text('model')}
        {text('serial')}
        <NativeSelect
          label={words('field.side')}
          value={said.side}
          onChange={(event) => say({ ...said, side: event.currentTarget.value })}
          data={[
            { value: '', label: words('side.none') },
            { value: 'left', label: words('side.left') },
            { value: 'right', label: words('side.right') },
          ]}
        />
        {text('invoiceNumber')}
        {text('invoiceOn', 'date')}
        {text('installedOn', 'date')}
      </div>
      {register.error ? <ErrorPanel error={register.error} /> : null}
      <Button type="submit" variant="filled" disabled={!offerItemId} loading={register.isPending}>
        {words('register.save')}
      </Button>
    </form>
  );
}

const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim());
