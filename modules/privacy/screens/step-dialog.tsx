import { Select, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import { type PrivacyRequestFile, REQUEST_OUTCOMES, type RequestOutcome } from '#modules/privacy/contract';
import { answered } from '#ui';
import { FormDialog } from './form-dialog.tsx';
import { privacyKey, usePrivacyAct, useStaffChoices } from './privacy-queries.ts';
import { useWords } from './words/use-words.ts';

export type StepKind = 'identified' | 'extended' | 'assigned' | 'noted' | 'closed';

export type StepDialogProps = {
  readonly request: PrivacyRequestFile;
  readonly kind: StepKind | undefined;
  readonly onClose: () => void;
};

const TITLES = {
  identified: 'request.identify',
  extended: 'request.extend',
  assigned: 'request.assign',
  noted: 'request.note',
  closed: 'request.closeTitle',
} as const;
const NOTES = {
  identified: 'request.identifyHow',
  extended: 'request.extendWhy',
  assigned: 'request.noteText',
  noted: 'request.noteText',
  closed: 'request.closeNote',
} as const;

/** Does one thing about a request. */
export function StepDialog({ request, kind, onClose }: StepDialogProps) {
  return kind === undefined ? null : <OpenStep key={kind} request={request} kind={kind} onClose={onClose} />;
}

function OpenStep({ request, kind, onClose }: StepDialogProps & { readonly kind: StepKind }) {
  const words = useWords();
  const act = usePrivacyAct();
  const [note, setNote] = useState('');
  const [partyId, setPartyId] = useState<string | null>(request.partyId);
  const [ownerId, setOwnerId] = useState<string | null>(request.ownerId);
  const [outcome, setOutcome] = useState<RequestOutcome>('fulfilled');
  const staff = useStaffChoices();
  const noteIsNeeded = kind !== 'assigned' && !(kind === 'closed' && outcome === 'fulfilled');
  const step = () => {
    const { requestId } = request;
    const given = { identified: { partyId: partyId ?? '' }, assigned: { ownerId }, closed: { outcome } };
    const body = { kind, note, ...(kind in given ? given[kind as keyof typeof given] : {}) } as Parameters<
      typeof api.privacy.stepRequest
    >[0]['body'];
    return act(answered(api.privacy.stepRequest({ params: { requestId }, body })), () =>
      words('incident.saved'),
    );
  };
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={words(TITLES[kind])}
      action={words('request.save')}
      mayAct={(!noteIsNeeded || note.trim() !== '') && (kind !== 'identified' || partyId !== null)}
      onAct={step}
    >
      {kind === 'identified' ? (
        <CustomerChoice request={request} value={partyId} onChange={setPartyId} />
      ) : null}
      {kind === 'assigned' ? (
        <Select
          label={words('request.owner')}
          data={staff}
          value={ownerId}
          clearable
          searchable
          onChange={setOwnerId}
        />
      ) : null}
      {kind === 'closed' ? (
        <Select
          label={words('request.state')}
          data={REQUEST_OUTCOMES.map((value) => ({ value, label: words(`outcome.${value}`) }))}
          value={outcome}
          allowDeselect={false}
          onChange={(value) => setOutcome(REQUEST_OUTCOMES.find((one) => one === value) ?? 'fulfilled')}
        />
      ) : null}
      <Textarea
        label={words(NOTES[kind])}
        {...(kind === 'identified' ? { placeholder: words('request.identifyHowPlaceholder') } : {})}
        maxLength={1000}
        autosize
        minRows={2}
        required={noteIsNeeded}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

type CustomerChoiceProps = {
  readonly request: PrivacyRequestFile;
  readonly value: string | null;
  readonly onChange: (partyId: string | null) => void;
};

/** The file the request is about, found by whatever is known. */
function CustomerChoice({ request, value, onChange }: CustomerChoiceProps) {
  const words = useWords();
  const [typed, setTyped] = useState(request.partyName ?? request.requesterName);
  const [q] = useDebouncedValue(typed.trim(), 200);
  const found = useQuery({
    queryKey: [...privacyKey, 'search', q],
    queryFn: ({ signal }) => answered(api.parties.searchParties({ query: { q, limit: 8 }, signal })),
    enabled: q !== '',
  });
  const choices = (found.data?.items ?? []).map((one) => ({
    value: one.partyId,
    label: [one.displayName, one.number, one.primaryPhone].filter(Boolean).join(' · '),
  }));
  return (
    <Select
      label={words('request.customer')}
      placeholder={words('request.customerSearch')}
      data={choices}
      value={value}
      searchable
      clearable
      required
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      onChange={onChange}
    />
  );
}
