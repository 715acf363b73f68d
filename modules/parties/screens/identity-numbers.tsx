import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { Identity, Party } from '#modules/parties/contract';
import { answered, CardSection, CopyButton, KeyValueList, useToasts } from '#ui';
import styles from './customer.module.css';
import { IdentityEditor } from './identity-editor.tsx';
import { useWords } from './messages/use-words.ts';
import { NationalIdLine } from './national-id-line.tsx';
import { usePartyChange } from './use-party-change.ts';

/** The numbers a customer is known by, ours first; secret ones show their ends only until asked for. */
export function IdentityNumbers({ party }: { readonly party: Party }) {
  const words = useWords();
  const [isAdding, setIsAdding] = useState(false);
  const nameOf = ({ kind }: Identity) => {
    if (kind === 'national-id' || kind === 'member-number') return words(`identity.${kind}`);
    return words('identity.external', { system: kind.replace(/^external:/, '') });
  };
  return (
    <CardSection
      title={words('file.numbers')}
      headingLevel={2}
      aside={
        party.mayWrite && !isAdding ? (
          <button type="button" className={styles.quietButton} onClick={() => setIsAdding(true)}>
            <IconPlus size="0.9375rem" stroke={1.7} aria-hidden />
            {words('file.idSays.add')}
          </button>
        ) : undefined
      }
    >
      <KeyValueList
        items={[
          {
            key: words('list.number'),
            value: (
              <span className={styles.number}>
                <span>{party.number}</span>
                <CopyButton text={party.number} />
              </span>
            ),
          },
          ...party.identities.map((identity) => ({
            key: nameOf(identity),
            value: <IdentityNumber party={party} identity={identity} />,
          })),
        ]}
      />
      <NationalIdLine party={party} />
      {isAdding ? <IdentityEditor party={party} onClose={() => setIsAdding(false)} /> : null}
    </CardSection>
  );
}

/** Masked until asked for; asking is recorded, so it is asked for each time anew. */
function IdentityNumber({ party, identity }: { readonly party: Party; readonly identity: Identity }) {
  const words = useWords();
  const toasts = useToasts();
  const { partyId } = party;
  const { change } = usePartyChange(partyId);
  const { kind, key, masked, mayShow, source } = identity;
  const show = useMutation({
    mutationFn: () => answered(api.parties.showIdentity({ params: { partyId, identityKey: key } })),
    onError: toasts.failed,
  });
  const whole = show.data?.value ?? undefined;
  const shown = whole ?? masked;
  // The name of a foreign system's number tells its source already.
  const isSourceTold = source === null || kind === `external:${source}`;
  return (
    <span className={styles.number}>
      <span>{shown}</span>
      {mayShow ? (
        <button
          type="button"
          className={styles.quietButton}
          disabled={show.isPending}
          onClick={() => (whole === undefined ? show.mutate() : show.reset())}
        >
          {words(whole === undefined ? 'file.show' : 'file.conceal')}
        </button>
      ) : null}
      {whole !== undefined || !masked.includes('*') ? <CopyButton text={shown} /> : null}
      {party.mayWrite && !kind.startsWith('external:') ? (
        <button
          type="button"
          className={styles.historyButton}
          aria-label={words('file.remove', { what: masked })}
          title={words('file.remove', { what: masked })}
          onClick={() =>
            void change({
              ask: () => api.parties.removeIdentity({ params: { partyId, identityKey: key } }),
              expected: { identities: party.identities.filter((one) => one !== identity) },
            })
          }
        >
          <IconTrash size="0.875rem" stroke={1.7} aria-hidden />
        </button>
      ) : null}
      {isSourceTold ? null : <span className={styles.quiet}>{words('file.from', { source })}</span>}
    </span>
  );
}
