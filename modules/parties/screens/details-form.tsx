import { Button, Select, TextInput } from '@mantine/core';
import type { FormEvent, KeyboardEvent } from 'react';
import type { Party, PartyField } from '#modules/parties/contract';
import { ErrorPanel, Keys } from '#ui';
import styles from './customer.module.css';
import { useWords } from './messages/use-words.ts';
import { editableFields } from './party-edit.ts';
import { useFaultText } from './use-fault-text.ts';
import { useFieldChoices } from './use-field-choices.ts';
import type { PartyEditing } from './use-party-edit.ts';

const DATE_FIELDS: ReadonlySet<PartyField> = new Set(['bornOn', 'diedOn']);
const HALF_FIELDS: ReadonlySet<PartyField> = new Set(['familyName', 'givenName']);

export type DetailsFormProps = { readonly party: Party; readonly editing: PartyEditing };

/** The details as fields, where they stood. Ctrl-Enter saves, Esc cancels. */
export function DetailsForm({ party, editing }: DetailsFormProps) {
  const words = useWords();
  const faultText = useFaultText();
  const fields = editableFields(party.kind);
  const nameField = fields[0] ?? 'familyName';
  const faults = faultText(editing.error, (path) => {
    const field = path.replace(/^body\.(changes\.)?/, '');
    return field === 'name' ? nameField : field;
  });
  const isTold = fields.some((field) => faults[field] !== undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void editing.save();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void editing.save();
    }
    if (event.key === 'Escape' && !hasOpenList(event.target)) editing.cancel();
  };
  return (
    <form className={styles.form} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      {editing.isRestored ? (
        <p className={styles.restored} role="status">
          {words('file.draftBack')}
          <button type="button" className={styles.quietButton} onClick={editing.cancel}>
            {words('file.discard')}
          </button>
        </p>
      ) : null}
      {fields.map((field) => (
        <DetailField
          key={field}
          field={field}
          value={editing.values?.[field] ?? ''}
          isFirst={field === (editing.firstField ?? nameField)}
          error={faults[field]}
          onChange={(value) => editing.set(field, value)}
        />
      ))}
      {editing.error !== undefined && !isTold ? <ErrorPanel error={editing.error} /> : null}
      <div className={styles.formActions}>
        <span className={styles.keys}>
          <Keys keys="Mod+Enter" />
        </span>
        <Button onClick={editing.cancel}>{words('file.cancel')}</Button>
        <Button type="submit" variant="filled" loading={editing.isSaving}>
          {words('file.save')}
        </Button>
      </div>
    </form>
  );
}

/** Esc first closes the list of a field. */
function hasOpenList(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true';
}

function DetailField(props: {
  readonly field: PartyField;
  readonly value: string;
  readonly isFirst: boolean;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const words = useWords();
  const choices = useFieldChoices(props.field, props.value);
  const shared = {
    label: words(`field.${props.field}`),
    error: props.error,
    autoFocus: props.isFirst,
    ...(HALF_FIELDS.has(props.field) ? { className: styles.half } : {}),
  };
  if (choices) {
    return (
      <Select
        {...shared}
        data={choices}
        value={props.value === '' ? null : props.value}
        placeholder={words('file.nothing')}
        clearable
        onChange={(value) => props.onChange(value ?? '')}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      type={DATE_FIELDS.has(props.field) ? 'date' : 'text'}
      maxLength={200}
      autoComplete="off"
      {...(props.field === 'contactHours' ? { placeholder: words('file.hoursHint') } : {})}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
