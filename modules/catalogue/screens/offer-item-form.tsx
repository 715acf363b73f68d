import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import { minorUnitDigits } from '#contract-kit';
import type { OfferItem } from '#modules/catalogue/contract';
import { answered, ErrorPanel, useToasts } from '#ui';
import styles from './catalogue.module.css';
import { catalogueKey, useProducts } from './catalogue-queries.ts';
import { useWords } from './messages/use-words.ts';
import { toMinorUnits } from './minor-units.ts';
import { type OfferValues, toTerms, toValues } from './offer-values.ts';

type OfferItemFormProps = {
  /** Absent when an item is added. */
  readonly item: OfferItem | undefined;
  readonly currency: string;
  readonly onClose: () => void;
};

/** Adds an item to the offer or changes one; says what it will be while it is written. */
export function OfferItemForm({ item, currency, onClose }: OfferItemFormProps) {
  const words = useWords();
  const form = useForm<OfferValues>({
    initialValues: toValues(item, currency),
    validate: {
      code: (code) => (code.trim() === '' ? words('form.missing') : null),
      name: (name) => (name.trim() === '' ? words('form.missing') : null),
    },
  });
  const save = useSave(item, currency, onClose);
  const isFree = (toMinorUnits(form.values.price, currency) ?? 0) === 0;
  const amount = {
    min: 0,
    decimalScale: minorUnitDigits(currency),
    hideControls: true,
    thousandSeparator: ',',
  };
  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <div className={styles.pair}>
        <TextInput
          label={words('form.code')}
          description={words('form.codeHint')}
          maxLength={100}
          required
          data-autofocus
          {...form.getInputProps('code')}
        />
        <NumberInput
          label={words('form.price', { currency })}
          description={words('form.priceHint')}
          {...amount}
          {...form.getInputProps('price')}
        />
      </div>
      <TextInput label={words('form.name')} maxLength={200} required {...form.getInputProps('name')} />
      <div className={styles.pair}>
        <TextInput label={words('form.nameInEnglish')} maxLength={200} {...form.getInputProps('names.en')} />
        <TextInput
          label={words('form.nameInSimplified')}
          maxLength={200}
          {...form.getInputProps('names.zh-CN')}
        />
        <TextInput
          label={words('form.nameInTraditional')}
          maxLength={200}
          {...form.getInputProps('names.zh-TW')}
        />
      </div>
      {isFree ? (
        <WhyFree item={item} values={form.values} inputOf={(field) => form.getInputProps(field)} />
      ) : null}
      <p className={styles.becomes} role="status">
        <Becomes values={form.values} isFree={isFree} />
      </p>
      <div className={styles.pair}>
        <NumberInput label={words('form.cost')} {...amount} {...form.getInputProps('cost')} />
        <NumberInput
          label={words('form.supplierCost')}
          description={words('form.supplierCostHint')}
          {...amount}
          {...form.getInputProps('supplierCost')}
        />
      </div>
      <div className={styles.pair}>
        <TextInput label={words('form.category')} maxLength={100} {...form.getInputProps('category')} />
        <TextInput label={words('form.unit')} maxLength={40} {...form.getInputProps('unit')} />
        <NumberInput
          label={words('form.life')}
          min={1}
          max={600}
          allowDecimal={false}
          {...form.getInputProps('lifeMonths')}
        />
      </div>
      {save.error ? <ErrorPanel error={save.error} /> : null}
      <div className={styles.actions}>
        <Button onClick={onClose}>{words('form.cancel')}</Button>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {words('form.save')}
        </Button>
      </div>
    </form>
  );
}

type WhyFreeProps = {
  readonly item: OfferItem | undefined;
  readonly values: OfferValues;
  readonly inputOf: (field: 'attachedToId' | 'owedUnderId' | 'promotion') => object;
};

/** Why nothing is paid for an item: asked for only when it is free. */
function WhyFree({ item, inputOf }: WhyFreeProps) {
  const words = useWords();
  const products = (useProducts().data?.items ?? [])
    .filter(({ offerItemId }) => offerItemId !== item?.offerItemId)
    .map(({ offerItemId, name, code }) => ({ value: offerItemId, label: `${name} · ${code}` }));
  const choice = { data: products, searchable: true, clearable: true, placeholder: words('form.none') };
  return (
    <div className={styles.pair}>
      <Select label={words('form.attachedTo')} {...choice} {...inputOf('attachedToId')} />
      <Select label={words('form.owedUnder')} {...choice} {...inputOf('owedUnderId')} />
      <TextInput label={words('form.promotion')} maxLength={200} {...inputOf('promotion')} />
    </div>
  );
}

function Becomes({ values, isFree }: { readonly values: OfferValues; readonly isFree: boolean }) {
  const words = useWords();
  if (!isFree) return words('form.becomes.product');
  if (values.owedUnderId !== null) return words('form.becomes.obligation');
  if (values.attachedToId !== null) return words('form.becomes.service');
  return words(values.promotion.trim() === '' ? 'form.alone' : 'form.becomes.product');
}

function useSave(item: OfferItem | undefined, currency: string, onDone: () => void) {
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (values: OfferValues) => {
      const terms = toTerms(values, currency);
      if (!item) return answered(api.catalogue.createOfferItem({ body: terms }));
      const { offerItemId, version } = item;
      return answered(
        api.catalogue.updateOfferItem({ params: { offerItemId }, body: { version, ...terms } }),
      );
    },
    onSuccess: async ({ name }) => {
      await client.invalidateQueries({ queryKey: catalogueKey });
      toasts.done(words(item ? 'after.changed' : 'after.added', { name }));
      onDone();
    },
  });
}
