import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '#contract';
import type { Party, RelatedParty } from '#modules/parties/contract';
import { answered, ErrorPanel, KeyValueList, Skeletons, useLocaleFormat } from '#ui';
import { useLanguageName } from './language-name.ts';
import { useWords } from './messages/use-words.ts';
import { usePlaceNames } from './party-queries.ts';
import { PrintSheet } from './print-sheet.tsx';

/** A customer's file on paper. */
export function PrintCustomerPage() {
  const words = useWords();
  const { partyId = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['parties', 'print', partyId],
    queryFn: ({ signal }) => answered(api.parties.printParty({ params: { partyId }, signal })),
    // Each asking is recorded as a print, so it is asked for once.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeletons rows={8} />;
  const { party, related, watermark } = data;
  const people = [
    ...related.relations.map(({ role, direction, other }) => ({
      key: words(direction === 'outgoing' ? `related.role_of.${role}` : `related.role_is.${role}`),
      party: other,
    })),
    ...related.households.flatMap(({ members }) =>
      members
        .filter((member) => member.party.partyId !== partyId)
        .map(({ role, party: other }) => ({ key: words(`related.role_is.${role}`), party: other })),
    ),
  ];
  return (
    <PrintSheet title={`${party.displayName} ${party.number}`} watermark={watermark}>
      <Facts party={party} />
      <h2>{words('file.contact')}</h2>
      <ContactLines party={party} />
      {people.length === 0 ? null : (
        <>
          <h2>{words('related.title')}</h2>
          <KeyValueList items={people.map(({ key, party: other }) => ({ key, value: nameOf(other) }))} />
        </>
      )}
      {related.keyAccount ? (
        <>
          <h2>{words('related.key.title')}</h2>
          <p>{related.keyAccount.reason}</p>
        </>
      ) : null}
    </PrintSheet>
  );
}

function nameOf({ displayName, number }: RelatedParty): string {
  return `${displayName} ${number}`;
}

function Facts({ party }: { readonly party: Party }) {
  const words = useWords();
  const format = useLocaleFormat();
  const languageName = useLanguageName();
  const { branchName, staffName } = usePlaceNames();
  const lines: [string, string | null | undefined][] = [
    [words('field.otherName'), party.otherName],
    [words('field.gender'), party.gender && words(`gender.${party.gender}`)],
    [words('field.bornOn'), party.bornOn && format.date(party.bornOn)],
    [words('field.diedOn'), party.diedOn && format.date(party.diedOn)],
    [words('field.language'), party.language && languageName(party.language)],
    [words('field.preferredChannel'), party.preferredChannel && words(`channel.${party.preferredChannel}`)],
    [words('field.contactHours'), party.contactHours],
    [words('field.branchId'), branchName(party.branchId)],
    [words('field.ownerId'), staffName(party.ownerId)],
    [words('list.tags'), party.tags.join(' · ')],
    [words('field.source'), party.source],
    [words('file.firstContact'), format.date(party.firstContactAt)],
    ...party.identities.map(({ kind, masked }): [string, string] => [
      kind === 'national-id' || kind === 'member-number'
        ? words(`identity.${kind}`)
        : words('identity.external', { system: kind.replace(/^external:/, '') }),
      masked,
    ]),
  ];
  return <KeyValueList items={lines.flatMap(([key, value]) => (value ? [{ key, value }] : []))} />;
}

function ContactLines({ party }: { readonly party: Party }) {
  const words = useWords();
  const format = useLocaleFormat();
  if (party.contactPoints.length === 0) return <p>{words('file.noContact')}</p>;
  return (
    <KeyValueList
      items={party.contactPoints.map(({ kind, typed, value, label }) => ({
        key: label ? `${words(`field.${kind}`)} (${label})` : words(`field.${kind}`),
        value:
          typed === null
            ? words('file.hidden')
            : (kind === 'phone' || kind === 'fax') && value
              ? format.phone(value)
              : typed,
      }))}
    />
  );
}
