import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { ContactPoint, ContactPointKind } from '#modules/parties/contract';
import { ErrorPanel } from '#ui';
import styles from './customer.module.css';
import { useWords } from './messages/use-words.ts';
import { useFaultText } from './use-fault-text.ts';
import type { TypedPoint } from './use-party-actions.ts';

export type ContactPointEditorProps = {
  readonly kind: ContactPointKind;
  /** Absent when one is added. */
  readonly point?: ContactPoint;
  readonly actionLabel: string;
  /** Resolves when it is saved. */
  readonly onSave: (typed: TypedPoint) => Promise<void>;
  readonly onClose: () => void;
};

const INPUT_TYPES = { phone: 'tel', email: 'email', address: 'text', fax: 'tel' } as const;

/** The fields of a telephone, e-mail, address or fax, in the place where it is shown. */
export function ContactPointEditor({ kind, point, actionLabel, onSave, onClose }: ContactPointEditorProps) {
  const words = useWords();
  const faultText = useFaultText();
  const [typed, setTyped] = useState(point?.typed ?? '');
  const [label, setLabel] = useState(point?.label ?? '');
  const [isSaving, setIsSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const faults = faultText(error, (path) => path.replace(/^body\./, ''));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === '' || isSaving) return;
    setIsSaving(true);
    setError(undefined);
    onSave({ typed: typed.trim(), label: label.trim() === '' ? null : label.trim() }).catch(
      (failure: unknown) => {
        setError(failure);
        setIsSaving(false);
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onClose();
  };
  const field = {
    label: words(`field.${kind}`),
    autoFocus: true,
    maxLength: 500,
    value: typed,
  };
  return (
    <form className={styles.editor} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      {kind === 'address' ? (
        <Textarea
          {...field}
          autosize
          minRows={2}
          error={faults.typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      ) : (
        <TextInput
          {...field}
          type={INPUT_TYPES[kind]}
          error={faults.typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <TextInput
        label={words('file.label')}
        placeholder={words('file.labelHint')}
        maxLength={40}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      {error !== undefined && faults.typed === undefined ? <ErrorPanel error={error} /> : null}
      <div className={styles.editorActions}>
        <Button onClick={onClose}>{words('file.cancel')}</Button>
        <Button type="submit" variant="filled" loading={isSaving}>
          {actionLabel}
        </Button>
      </div>
    </form>
  );
}
