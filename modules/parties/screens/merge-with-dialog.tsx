import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#contract';
import type { Party } from '#modules/parties/contract';
import { Avatar, answered } from '#ui';
import styles from './duplicates.module.css';
import { MergeForm } from './merge-form.tsx';
import { useWords } from './words/use-words.ts';

/** Merging from a customer's file: first who the other one is, then the two side by side. */
export function MergeWithDialog({ party, onClose }: { readonly party: Party; readonly onClose: () => void }) {
  const words = useWords();
  const navigate = useNavigate();
  const [otherId, setOtherId] = useState<string>();
  const onMerged = (partyId: string) => {
    onClose();
    void navigate({ to: '/customers/$partyId', params: { partyId } });
  };
  return (
    <Modal opened onClose={onClose} title={words('merge.title')} size="xl">
      {otherId === undefined ? (
        <Choose party={party} onChoose={setOtherId} />
      ) : (
        <MergeForm partyIds={[party.partyId, otherId]} onMerged={onMerged} />
      )}
    </Modal>
  );
}

function Choose({
  party,
  onChoose,
}: {
  readonly party: Party;
  readonly onChoose: (partyId: string) => void;
}) {
  const words = useWords();
  const [typed, setTyped] = useState(party.displayName);
  const [q] = useDebouncedValue(typed.trim(), 200);
  const { data } = useQuery({
    queryKey: ['parties', 'search', q],
    queryFn: ({ signal }) => answered(api.parties.searchParties({ query: { q, limit: 10 }, signal })),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const found = (q === '' ? [] : (data?.items ?? [])).filter(({ partyId }) => partyId !== party.partyId);
  return (
    <>
      <TextInput
        label={words('merge.choose')}
        placeholder={words('merge.chooseHint')}
        value={typed}
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div role="status" className={styles.found}>
        {data && found.length === 0 ? <p className={styles.quiet}>{words('merge.chooseNone')}</p> : null}
        {found.map((one) => (
          <button
            key={one.partyId}
            type="button"
            className={styles.choice}
            onClick={() => onChoose(one.partyId)}
          >
            <Avatar name={one.displayName} />
            <span className={styles.names}>
              <strong>{one.displayName}</strong>
              <span className={styles.quiet}>{one.number}</span>
            </span>
          </button>
        ))}
      </div>
    </>
  );
}
