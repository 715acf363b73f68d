import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import type { Party, RelationRole } from '#modules/parties/contract';
import { answered, ErrorPanel } from '#ui';
import { useWords } from './messages/use-words.ts';
import { useRelationActions } from './relation-queries.ts';
import styles from './relations.module.css';

const ROLES: readonly RelationRole[] = [
  'head',
  'spouse',
  'child',
  'parent',
  'member',
  'carer',
  'guardian',
  'payer',
  'contact',
  'referrer',
  'works-at',
  'member-of',
];
const HOUSEHOLD_ROLES: ReadonlySet<RelationRole> = new Set(['head', 'spouse', 'child', 'parent', 'member']);

type Chosen = { readonly partyId: string | undefined; readonly name: string };

/** What a customer is to whom; a household that is not here yet is opened with its first member. */
export function RelationEditor({ party, onClose }: { readonly party: Party; readonly onClose: () => void }) {
  const words = useWords();
  const { add, isPending } = useRelationActions(party.partyId);
  const [role, setRole] = useState<RelationRole>('head');
  const [other, setOther] = useState<Chosen>();
  const [sinceOn, setSinceOn] = useState('');
  const [error, setError] = useState<unknown>();
  const save = async () => {
    if (!other) return;
    const otherId = other.partyId ?? (await openHousehold(other.name, party));
    await add({ otherId, role, sinceOn: sinceOn === '' ? null : sinceOn });
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setError(undefined);
    save().catch(setError);
  };
  return (
    <form className={styles.editor} onSubmit={submit}>
      <NativeSelect
        label={`${party.displayName} ${words('related.role')}`}
        value={role}
        data={ROLES.map((value) => ({ value, label: words(`related.role_of.${value}`) }))}
        onChange={(event) => {
          const next = ROLES.find((one) => one === event.currentTarget.value);
          if (next) setRole(next);
          setOther(undefined);
        }}
      />
      {other ? (
        <TextInput label={words('related.who')} value={other.name} onChange={() => setOther(undefined)} />
      ) : (
        <ChooseOther key={role} party={party} role={role} onChoose={setOther} />
      )}
      <TextInput
        type="date"
        label={words('related.since')}
        value={sinceOn}
        onChange={(event) => setSinceOn(event.currentTarget.value)}
      />
      {error === undefined ? null : <ErrorPanel error={error} />}
      <div className={styles.actions}>
        <Button onClick={onClose}>{words('file.cancel')}</Button>
        <Button type="submit" variant="filled" loading={isPending} disabled={!other}>
          {words('related.save')}
        </Button>
      </div>
    </form>
  );
}

async function openHousehold(name: string, party: Party): Promise<string> {
  const body = {
    kind: 'household',
    organisationName: name,
    branchId: party.branchId,
    allowDuplicate: true,
  } as const;
  return (await answered(api.parties.createParty({ body }))).partyId;
}

type ChooseOtherProps = {
  readonly party: Party;
  readonly role: RelationRole;
  readonly onChoose: (chosen: Chosen) => void;
};

function ChooseOther({ party, role, onChoose }: ChooseOtherProps) {
  const words = useWords();
  const isHousehold = HOUSEHOLD_ROLES.has(role);
  const isOrganisation = role === 'works-at' || role === 'member-of';
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const { data } = useQuery({
    queryKey: ['parties', 'search', q],
    queryFn: ({ signal }) => answered(api.parties.searchParties({ query: { q, limit: 10 }, signal })),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const wanted = (kind: Party['kind']) =>
    isHousehold ? kind === 'household' : isOrganisation ? kind === 'organisation' : kind !== 'household';
  const found = (q === '' ? [] : (data?.items ?? [])).filter(
    (one) => wanted(one.kind) && one.partyId !== party.partyId,
  );
  return (
    <div>
      <TextInput
        label={words('related.who')}
        placeholder={words('related.whoHint')}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div role="status" className={styles.found}>
        {found.map((one) => (
          <button
            key={one.partyId}
            type="button"
            className={styles.choice}
            onClick={() => onChoose({ partyId: one.partyId, name: one.displayName })}
          >
            <strong>{one.displayName}</strong> <span className={styles.quiet}>{one.number}</span>
          </button>
        ))}
        {isHousehold && q !== '' ? (
          <button
            type="button"
            className={styles.choice}
            onClick={() => onChoose({ partyId: undefined, name: q })}
          >
            {words('related.newHousehold', { name: q })}
          </button>
        ) : null}
      </div>
    </div>
  );
}
