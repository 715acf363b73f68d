import { cleanText } from './clean-text.ts';
import { foldText, hasHan } from './fold-text.ts';
import { joinPersonName, type PersonName } from './person-name.ts';
import { latinName, plainSyllable, romaniseName } from './romanise-name.ts';

/** What a party is called: a person's parts, or the one name of an organisation or a household. */
export type PartyName =
  | ({ kind: 'person' } & PersonName)
  | { kind: 'organisation' | 'household'; organisationName: string; otherName: string };

/** The forms of a name that are stored beside its parts. */
export interface NameForms {
  displayName: string;
  /** Orders all scripts in one list: pinyin for Chinese, folded family name first for others. */
  sortKey: string;
  /** Pinyin with tones, for reading the name aloud. */
  latinName: string | null;
  /** Two names with the same key are the same name in another spelling or script. */
  nameKey: string;
}

/** Works out how a name is shown, sorted, read aloud and compared. */
export function nameForms(name: PartyName): NameForms {
  if (name.kind !== 'person') return organisationForms(cleanText(name.organisationName));
  const familyName = cleanText(name.familyName);
  const givenName = cleanText(name.givenName);
  const displayName = joinPersonName({ familyName, givenName });
  return {
    displayName,
    sortKey: sortKey([familyName, givenName]),
    latinName: latinName(familyName, givenName),
    nameKey: compact(displayName),
  };
}

function organisationForms(displayName: string): NameForms {
  return {
    displayName,
    sortKey: sortKey(['', displayName]),
    latinName: latinName('', displayName),
    nameKey: compact(displayName),
  };
}

/** Longer keys would not fit into an index, and nobody sorts by the five hundredth letter. */
const LONGEST_SORT_KEY = 500;

function sortKey(names: [string, string]): string {
  return [...wholeSortKey(names)].slice(0, LONGEST_SORT_KEY).join('');
}

function wholeSortKey([family, given]: [string, string]): string {
  if (!hasHan(family + given)) {
    return [foldText(family), foldText(given)].filter((part) => part !== '').join(' ');
  }
  const read = romaniseName(family, given);
  const letters = [read.family, read.given]
    .map((syllables) => syllables.map(plainSyllable).join(''))
    .filter((part) => part !== '')
    .join(' ');
  // The characters come last, so that people who sound alike stay together and in a fixed order.
  return `${letters} ${foldText(family + given)}`;
}

function compact(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]/gu, '');
}
