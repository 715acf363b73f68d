import { Button, Select, TextInput } from '@mantine/core';
import { IconStar } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { KeyAccount, Party } from '#modules/parties/contract';
import { Chip, ErrorPanel, useClock, useLocaleFormat } from '#ui';
import { useWords } from './messages/use-words.ts';
import { usePlaceNames } from './party-queries.ts';
import { useRelationActions } from './relation-queries.ts';
import styles from './relations.module.css';

export type KeyAccountLineProps = { readonly party: Party; readonly keyAccount: KeyAccount | null };

/** Why a customer is a key account and when to look again; flagged and changed in place. */
export function KeyAccountLine({ party, keyAccount }: KeyAccountLineProps) {
  const words = useWords();
  const [isEditing, setIsEditing] = useState(false);
  const { unflag } = useRelationActions(party.partyId);
  if (isEditing)
    return <KeyAccountForm party={party} keyAccount={keyAccount} onClose={() => setIsEditing(false)} />;
  if (!keyAccount && !party.mayWrite) return null;
  return (
    <div className={styles.key}>
      {keyAccount ? <KeyAccountFacts keyAccount={keyAccount} /> : null}
      {party.mayWrite ? (
        <span className={styles.keyActions}>
          <button type="button" className={styles.add} onClick={() => setIsEditing(true)}>
            {words(keyAccount ? 'related.key.change' : 'related.key.flag')}
          </button>
          {keyAccount ? (
            <button type="button" className={styles.add} onClick={() => void unflag()}>
              {words('related.key.unflag')}
            </button>
          ) : null}
        </span>
      ) : null}
    </div>
  );
}

function KeyAccountFacts({ keyAccount }: { readonly keyAccount: KeyAccount }) {
  const words = useWords();
  const format = useLocaleFormat();
  const clock = useClock();
  const { staffName } = usePlaceNames();
  const date = format.date(keyAccount.reviewOn);
  const isOverdue = keyAccount.reviewOn < clock.now().toISOString().slice(0, 10);
  const facts = [keyAccount.reason, staffName(keyAccount.ownerId)].filter(Boolean);
  return (
    <>
      <Chip tone={isOverdue ? 'amber' : 'indigo'} icon={IconStar}>
        {words('related.key.title')}
      </Chip>
      <span>{facts.join(' · ')}</span>
      <span className={styles.quiet}>
        {isOverdue ? words('related.key.overdue', { date }) : words('related.key.due', { date })}
      </span>
    </>
  );
}

function KeyAccountForm({
  party,
  keyAccount,
  onClose,
}: KeyAccountLineProps & { readonly onClose: () => void }) {
  const words = useWords();
  const { flag, isPending } = useRelationActions(party.partyId);
  const [reason, setReason] = useState(keyAccount?.reason ?? '');
  const [reviewOn, setReviewOn] = useState(keyAccount?.reviewOn ?? '');
  const [ownerId, setOwnerId] = useState(keyAccount?.ownerId ?? party.ownerId);
  const [error, setError] = useState<unknown>();
  const { staff } = usePlaceNames();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    flag({ reason: reason.trim(), reviewOn, ownerId }).then(onClose).catch(setError);
  };
  return (
    <form className={styles.editor} onSubmit={submit}>
      <TextInput
        label={words('related.key.reason')}
        value={reason}
        maxLength={300}
        required
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Select
        label={words('related.key.owner')}
        placeholder={words('bulk.nobody')}
        data={staff.map(({ staffId, displayName }) => ({ value: staffId, label: displayName }))}
        value={ownerId}
        searchable
        clearable
        onChange={setOwnerId}
      />
      <TextInput
        type="date"
        label={words('related.key.review')}
        value={reviewOn}
        required
        onChange={(event) => setReviewOn(event.currentTarget.value)}
      />
      {error === undefined ? null : <ErrorPanel error={error} />}
      <div className={styles.actions}>
        <Button onClick={onClose}>{words('file.cancel')}</Button>
        <Button
          type="submit"
          variant="filled"
          loading={isPending}
          disabled={reason.trim() === '' || reviewOn === ''}
        >
          {words('file.save')}
        </Button>
      </div>
    </form>
  );
}
