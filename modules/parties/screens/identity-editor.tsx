import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { api } from '#contract';
import type { Party } from '#modules/parties/contract';
import { ErrorPanel } from '#ui';
import styles from './customer.module.css';
import { useWords } from './messages/use-words.ts';
import { useFaultText } from './use-fault-text.ts';
import { usePartyChange } from './use-party-change.ts';

const KINDS = ['national-id', 'member-number'] as const;

/** Takes down a number the customer is recognised by. */
export function IdentityEditor({ party, onClose }: { readonly party: Party; readonly onClose: () => void }) {
  const words = useWords();
  const faultText = useFaultText();
  const { attempt } = usePartyChange(party.partyId);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('national-id');
  const [value, setValue] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const faults = faultText(error, (path) => path.replace(/^body\./, ''));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value.trim() === '' || isSaving) return;
    setIsSaving(true);
    const body = { kind, value: value.trim() };
    attempt({ ask: () => api.parties.addIdentity({ params: { partyId: party.partyId }, body }) })
      .then(onClose)
      .catch((failure: unknown) => {
        setError(failure);
        setIsSaving(false);
      });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <form className={styles.editor} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <Select
        label={words('file.idSays.kind')}
        data={KINDS.map((one) => ({ value: one, label: words(`identity.${one}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(next) => setKind(KINDS.find((one) => one === next) ?? 'national-id')}
      />
      <TextInput
        label={words('file.idSays.value')}
        value={value}
        error={faults.value}
        maxLength={100}
        autoComplete="off"
        autoFocus
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      {error !== undefined && faults.value === undefined ? <ErrorPanel error={error} /> : null}
      <div className={styles.editorActions}>
        <Button onClick={onClose}>{words('file.cancel')}</Button>
        <Button type="submit" variant="filled" loading={isSaving}>
          {words('file.add')}
        </Button>
      </div>
    </form>
  );
}
