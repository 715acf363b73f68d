import { type CountedFacts, knownShare } from './completeness.ts';
import type { ContactPointDraft } from './contact-point-draft.ts';
import { type IdentityKey, nameAndBirthday } from './identity.ts';
import type { PartyFacts } from './party-draft.ts';
import { type NameForms, nameForms, type PartyName } from './party-name.ts';
import { searchLexemes } from './search-lexemes.ts';

type NamedFacts = Pick<
  PartyFacts,
  'kind' | 'familyName' | 'givenName' | 'organisationName' | 'otherName' | 'bornOn'
>;
type ReachedAt = Pick<ContactPointDraft, 'kind' | 'value' | 'nationalDigits'> & {
  preferred?: boolean;
  preferredAt?: string | null;
  barredAt?: string | null;
};

/** The name as the name rules take it. */
export function partyName(facts: NamedFacts): PartyName {
  return facts.kind !== 'person'
    ? { kind: facts.kind, organisationName: facts.organisationName, otherName: facts.otherName }
    : {
        kind: 'person',
        familyName: facts.familyName,
        givenName: facts.givenName,
        otherName: facts.otherName,
      };
}

/** Under which keys a party is recognised by what is in its file, apart from the numbers it was given. */
export function derivedIdentities(
  facts: NamedFacts,
  forms: Pick<NameForms, 'nameKey'>,
  contactPoints: readonly ReachedAt[],
): IdentityKey[] {
  const keys: IdentityKey[] = [];
  for (const { kind, value } of contactPoints) {
    if (kind === 'phone' || kind === 'email') keys.push({ kind, value });
  }
  if (facts.bornOn && forms.nameKey !== '') {
    keys.push({ kind: 'name-and-birthday', value: nameAndBirthday(forms.nameKey, facts.bornOn) });
  }
  return keys;
}

/** The phone to use: the one preferred last, or else the one known longest; none that is barred. */
export function primaryPhone(contactPoints: readonly ReachedAt[]): string | null {
  const phones = contactPoints.filter(({ kind, barredAt }) => kind === 'phone' && !barredAt);
  const latest = phones
    .filter(({ preferredAt }) => preferredAt)
    .sort((a, b) => ((a.preferredAt ?? '') < (b.preferredAt ?? '') ? 1 : -1))[0];
  return (phones.find(({ preferred }) => preferred) ?? latest ?? phones[0])?.value ?? null;
}

export interface DerivedParty {
  forms: NameForms;
  lexemes: string[];
  identities: IdentityKey[];
  primaryPhone: string | null;
  knownShare: number;
}

/** What is stored beside the facts so that they can be shown, sorted, searched and recognised. */
export function deriveParty(
  facts: NamedFacts & CountedFacts,
  contactPoints: readonly ReachedAt[],
  numbers: readonly IdentityKey[],
): DerivedParty {
  const forms = nameForms(partyName(facts));
  const lexemes = searchLexemes({
    ...facts,
    phones: contactPoints
      .filter(({ kind }) => kind === 'phone')
      .map(({ value, nationalDigits }) => ({ value, nationalDigits: nationalDigits ?? value })),
    emails: contactPoints.filter(({ kind }) => kind === 'email').map(({ value }) => value),
    numbers: numbers.filter(({ kind }) => kind !== 'national-id'),
  });
  const identities = derivedIdentities(facts, forms, contactPoints);
  return {
    forms,
    lexemes,
    identities,
    primaryPhone: primaryPhone(contactPoints),
    knownShare: knownShare(facts, contactPoints),
  };
}
