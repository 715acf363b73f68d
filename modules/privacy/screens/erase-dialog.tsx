import { Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#contract';
import { answered, ErrorPanel, PartBoundary, Skeletons, useLocaleFormat } from '#ui';
import { FormDialog } from './form-dialog.tsx';
import styles from './privacy.module.css';
import { privacyKey, usePrivacyAct, useTableName } from './privacy-queries.ts';
import { useWords } from './words/use-words.ts';

export type EraseDialogProps = {
  readonly partyId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Shows what would go, and erases it once the customer's number was typed. */
export function EraseDialog({ partyId, isOpen, onClose }: EraseDialogProps) {
  const words = useWords();
  const navigate = useNavigate();
  const act = usePrivacyAct();
  const [reason, setReason] = useState('');
  const [customerNumber, setCustomerNumber] = useState('');
  const preview = useQuery({
    queryKey: [...privacyKey, 'erasure', partyId],
    queryFn: ({ signal }) => answered(api.privacy.previewErasure({ params: { partyId }, signal })),
    enabled: isOpen,
  });
  const holds = preview.data?.holds ?? [];
  const total = preview.data?.held.reduce((sum, { rows }) => sum + rows, 0) ?? 0;
  const erase = async () => {
    const body = { customerNumber, reason };
    const work = answered(api.privacy.eraseParty({ params: { partyId }, body }));
    await act(work, ({ number }) => words('person.erased', { number }));
    await navigate({ to: '/customers' });
  };
  return (
    <FormDialog
      isOpen={isOpen}
      onClose={onClose}
      title={words('person.eraseTitle')}
      action={words('person.eraseAction')}
      isDangerous
      mayAct={holds.length === 0 && total > 0 && reason.trim() !== '' && customerNumber.trim() !== ''}
      onAct={erase}
    >
      {preview.error ? <ErrorPanel error={preview.error} /> : null}
      {preview.isPending ? <Skeletons rows={3} /> : null}
      {holds.map(({ measureId, reason: why }) => (
        <p key={measureId} className={styles.measure}>
          {words('person.eraseHold', { reason: why })}
        </p>
      ))}
      {total === 0 ? null : (
        <div>
          <p>{words('person.eraseText', { count: total })}</p>
          <PartBoundary>
            <HeldRows held={preview.data?.held ?? []} />
          </PartBoundary>
        </div>
      )}
      <Textarea
        label={words('person.eraseReason')}
        maxLength={1000}
        autosize
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={words('person.number')}
        autoComplete="off"
        required
        value={customerNumber}
        onChange={(event) => setCustomerNumber(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

/** What goes, by kind; its words come when the dialog is opened. */
function HeldRows({ held }: { readonly held: readonly { table: string; rows: number }[] }) {
  const format = useLocaleFormat();
  const tableName = useTableName();
  return (
    <p className={styles.quiet}>
      {held.map(({ table, rows }) => `${tableName(table)} ${format.number(rows)}`).join(' · ')}
    </p>
  );
}
