import { useState } from 'react';
import type { Identity, Party } from '#modules/parties/contract';
import { CardSection, CopyButton, KeyValueList } from '#ui';
import styles from './customer.module.css';
import { useWords } from './messages/use-words.ts';

/** The numbers a customer is known by, ours first; secret ones show their ends only until asked for. */
export function IdentityNumbers({ party }: { readonly party: Party }) {
  const words = useWords();
  const nameOf = ({ kind }: Identity) => {
    if (kind === 'national-id' || kind === 'member-number') return words(`identity.${kind}`);
    return words('identity.external', { system: kind.replace(/^external:/, '') });
  };
  return (
    <CardSection title={words('file.numbers')} headingLevel={2}>
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
            value: <IdentityNumber identity={identity} />,
          })),
        ]}
      />
    </CardSection>
  );
}

function IdentityNumber({ identity }: { readonly identity: Identity }) {
  const words = useWords();
  const [isShown, setIsShown] = useState(false);
  const { kind, masked, value, source } = identity;
  const isSecret = masked.includes('*');
  const shown = isShown && value !== null ? value : masked;
  // The name of a foreign system's number tells its source already.
  const isSourceTold = source === null || kind === `external:${source}`;
  return (
    <span className={styles.number}>
      <span>{shown}</span>
      {isSecret && value !== null ? (
        <button type="button" className={styles.quietButton} onClick={() => setIsShown(!isShown)}>
          {words(isShown ? 'file.conceal' : 'file.show')}
        </button>
      ) : null}
      {isShown || !isSecret ? <CopyButton text={shown} /> : null}
      {isSourceTold ? null : <span className={styles.quiet}>{words('file.from', { source })}</span>}
    </span>
  );
}
