import { Button, Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import type { DefinitionShown } from '#modules/promises/contract';
import { answered, ErrorPanel, languageNames, languages, useToasts } from '#ui';
import { type DefinitionFields, definitionOf, fieldsOf } from './definition-form.ts';
import { useWords } from './messages/use-words.ts';
import { refreshPromises } from './promise-queries.ts';
import styles from './promises.module.css';

type DefinitionDialogProps = {
  readonly edited: DefinitionShown | 'new';
  readonly events: readonly string[];
  readonly currency: string;
  readonly onClose: () => void;
};

/** Writes a promise of the business anew; promises already given keep the version they were given by. */
export function DefinitionDialog({ edited, events, currency, onClose }: DefinitionDialogProps) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const before = edited === 'new' ? undefined : edited;
  const [fields, setFields] = useState(() => fieldsOf(before, currency));
  const set = (change: Partial<DefinitionFields>) => setFields((given) => ({ ...given, ...change }));
  const save = useMutation({
    mutationFn: () =>
      answered(
        api.promises.changeDefinition({
          params: { definitionKey: fields.key.trim() },
          body: {
            definition: definitionOf(fields, before?.definition, currency),
            isRetired: fields.isRetired,
            basedOnVersion: before?.version ?? 0,
          },
        }),
      ),
    onSuccess: ({ version }) => {
      toasts.done(words('definition.saved', { version }));
      onClose();
    },
    onSettled: () => refreshPromises(client),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={words(before ? 'definition.edit' : 'definition.new')} size="lg">
      <form className={styles.form} onSubmit={submit}>
        {before ? (
          <p className={styles.quiet}>{words('definition.note')}</p>
        ) : (
          <TextInput
            label={words('definition.key')}
            description={words('definition.keyHint')}
            required
            pattern="[a-z][a-z0-9.\-]*"
            value={fields.key}
            onChange={(event) => set({ key: event.currentTarget.value })}
          />
        )}
        {languages.map((language) => (
          <TextInput
            key={language}
            label={words('definition.text', { language: languageNames[language] })}
            required
            maxLength={500}
            value={fields.text[language]}
            onChange={(event) => set({ text: { ...fields.text, [language]: event.currentTarget.value } })}
          />
        ))}
        <MeasureFields fields={fields} set={set} events={events} kind={before?.definition.measure.kind} />
        <StandingFields fields={fields} set={set} isInternal={before?.definition.internal !== undefined} />
        {save.error ? <ErrorPanel error={save.error} /> : null}
        <div>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {words('definition.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

type FieldsProps = {
  readonly fields: DefinitionFields;
  readonly set: (change: Partial<DefinitionFields>) => void;
};

type MeasureFieldsProps = FieldsProps & {
  readonly events: readonly string[];
  readonly kind: string | undefined;
};

function MeasureFields({ fields, set, events, kind = 'time' }: MeasureFieldsProps) {
  const words = useWords();
  const choices = [
    { value: '', label: words('definition.byHand') },
    ...events.map((value) => ({ value, label: value })),
  ];
  return (
    <>
      {kind === 'time' ? (
        <div className={styles.pair}>
          <NativeSelect
            label={words('definition.from')}
            value={fields.fromEvent}
            onChange={(event) => set({ fromEvent: event.currentTarget.value })}
            data={choices}
          />
          <NativeSelect
            label={words('definition.to')}
            value={fields.toEvent}
            onChange={(event) => set({ toEvent: event.currentTarget.value })}
            data={choices}
          />
        </div>
      ) : null}
      <div className={styles.pair}>
        <TextInput
          label={words('definition.within')}
          type="number"
          min={1}
          step="any"
          required
          value={fields.amount}
          onChange={(event) => set({ amount: event.currentTarget.value })}
        />
        <NativeSelect
          label={words('definition.unit')}
          value={fields.unit}
          onChange={(event) => set({ unit: unitOf(event.currentTarget.value) })}
          data={UNITS.map((value) => ({ value, label: words(`unit.${value}`) }))}
        />
        {kind === 'answered' ? null : (
          <NativeSelect
            label={words('definition.hours')}
            value={fields.of}
            onChange={(event) =>
              set({ of: event.currentTarget.value === 'any-time' ? 'any-time' : 'working-time' })
            }
            data={(['working-time', 'any-time'] as const).map((value) => ({
              value,
              label: words(`of.${value}`),
            }))}
          />
        )}
        <TextInput
          label={words('definition.target')}
          type="number"
          min={1}
          max={100}
          step="any"
          required
          value={fields.targetPercent}
          onChange={(event) => set({ targetPercent: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

const UNITS = ['minutes', 'hours', 'days'] as const;
const unitOf = (text: string) => UNITS.find((one) => one === text) ?? 'hours';

const AMOUNTS = ['atOnce', 'perDay', 'cap', 'late', 'payWithinDays'] as const;

function StandingFields({ fields, set, isInternal }: FieldsProps & { readonly isInternal: boolean }) {
  const words = useWords();
  return (
    <>
      <div className={styles.pair}>
        <TextInput
          type="date"
          label={words('definition.validFrom')}
          value={fields.validFromOn}
          onChange={(event) => set({ validFromOn: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={words('definition.validUntil')}
          value={fields.validUntilOn}
          onChange={(event) => set({ validUntilOn: event.currentTarget.value })}
        />
      </div>
      {isInternal ? null : (
        <>
          <Checkbox
            label={words('definition.isPublic')}
            checked={fields.isPublic}
            onChange={(event) => set({ isPublic: event.currentTarget.checked })}
          />
          <Checkbox
            label={words('definition.pays')}
            checked={fields.pays}
            onChange={(event) => set({ pays: event.currentTarget.checked })}
          />
        </>
      )}
      {fields.pays && !isInternal ? (
        <>
          <div className={styles.pair}>
            {AMOUNTS.map((name) => (
              <TextInput
                key={name}
                type="number"
                min={name === 'payWithinDays' ? 1 : 0}
                step={name === 'payWithinDays' ? 1 : 0.01}
                required
                label={words(`definition.${name}`)}
                value={fields[name]}
                onChange={(event) => set({ [name]: event.currentTarget.value })}
              />
            ))}
          </div>
          <Checkbox
            label={words('definition.isAutomatic')}
            checked={fields.isAutomatic}
            onChange={(event) => set({ isAutomatic: event.currentTarget.checked })}
          />
        </>
      ) : null}
      <Checkbox
        label={words('definition.isRetired')}
        checked={fields.isRetired}
        onChange={(event) => set({ isRetired: event.currentTarget.checked })}
      />
    </>
  );
}
