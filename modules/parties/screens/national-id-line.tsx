import { Button } from '@mantine/core';
import { api } from '#contract';
import type { Party } from '#modules/parties/contract';
import { Chip, useLocaleFormat } from '#ui';
import styles from './customer.module.css';
import { useWords } from './messages/use-words.ts';
import { usePartyChange } from './use-party-change.ts';

/** What a national id tells of a person and the file does not say, or says otherwise; taken over by one press. */
export function NationalIdLine({ party }: { readonly party: Party }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { change } = usePartyChange(party.partyId);
  const { nationalIdSays: says } = party;
  if (!says) return null;
  const bornOn = says.bornOn !== party.bornOn ? says.bornOn : null;
  const gender = says.gender !== party.gender ? says.gender : null;
  if (bornOn === null && gender === null) return null;
  const differing = [
    ...(bornOn !== null && party.bornOn !== null ? [words('field.bornOn')] : []),
    ...(gender !== null && party.gender !== null ? [words('field.gender')] : []),
  ];
  const facts = [
    ...(bornOn === null ? [] : [format.date(bornOn)]),
    ...(gender === null ? [] : [words(`gender.${gender}`)]),
  ].join(' · ');
  const take = () =>
    change({
      ask: () =>
        api.parties.updateParty({
          params: { partyId: party.partyId },
          body: {
            version: party.version,
            changes: { ...(bornOn === null ? {} : { bornOn }), ...(gender === null ? {} : { gender }) },
          },
        }),
    });
  return (
    <div className={styles.idSays} role={differing.length > 0 ? 'alert' : undefined}>
      {differing.length === 0 ? null : (
        <Chip tone="amber">
          {words('file.idSays.differs', { fields: differing.join(words('file.idSays.and')) })}
        </Chip>
      )}
      <span>{words('file.idSays.line', { facts })}</span>
      {party.mayWrite ? (
        <Button size="compact-sm" onClick={() => void take()}>
          {words(differing.length > 0 ? 'file.idSays.correct' : 'file.idSays.take')}
        </Button>
      ) : null}
    </div>
  );
}
