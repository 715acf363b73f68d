import type { PartyKind } from '../contract/index.ts';
import { partyName } from './derive-party.ts';
import { foldText, hasHan } from './fold-text.ts';
import type { IdentityKey } from './identity.ts';
import { nameWords } from './name-words.ts';
import type { PartyFacts } from './party-draft.ts';
import { nameForms } from './party-name.ts';
import { plainSyllable, romaniseName } from './romanise-name.ts';

/** What of a file two records of one person agree on, in the spelling it is compared by. */
export interface Traits {
  kind: PartyKind;
  nameKey: string;
  /** Characters of a Chinese name, words of another. */
  nameLength: number;
  /** Family and given name as they sound, in the order of the alphabet, so that which is which does not matter. */
  sound: string;
  /** The same without a gap, as it is said. */
  letters: string;
  /** The characters or words of the name in a fixed order. */
  sortedName: string;
  bornOn: string | null;
  gender: string | null;
  /** National digits. */
  phones: string[];
  emails: string[];
  address: string | null;
  nationalIds: string[];
}

type Described = Pick<
  PartyFacts,
  'kind' | 'familyName' | 'givenName' | 'organisationName' | 'otherName' | 'bornOn' | 'gender'
> & {
  contactPoints: readonly { kind: string; typed: string; value: string; nationalDigits: string | null }[];
  identities: readonly IdentityKey[];
};

/** A number that most of a village was given says nothing of any one of them. */
const MOST_OF_A_KIND = 4;

/** The traits of a file; the key of its name may be known already. */
export function traitsOf(file: Described, nameKey = nameForms(partyName(file)).nameKey): Traits {
  const [family, given] =
    file.kind === 'person' ? [file.familyName, file.givenName] : ['', file.organisationName];
  const parts = [soundOf(family, 'family'), soundOf(given, 'given')].filter((part) => part !== '');
  const words = hasHan(nameKey) ? [...nameKey] : nameWords(`${family} ${given}`).map(({ text }) => text);
  const valuesOf = (kind: string) =>
    file.contactPoints.filter((point) => point.kind === kind).slice(0, MOST_OF_A_KIND);
  const [address] = valuesOf('address');
  return {
    kind: file.kind,
    nameKey,
    nameLength: words.length,
    sound: [...parts].sort().join(' '),
    letters: parts.join(''),
    sortedName: [...words].sort().join(''),
    bornOn: file.bornOn,
    gender: file.gender,
    phones: valuesOf('phone').map(({ value, nationalDigits }) => nationalDigits ?? value),
    emails: valuesOf('email').map(({ value }) => value),
    address: address ? foldText(address.typed).replace(/[^\p{L}\p{N}]/gu, '') : null,
    nationalIds: file.identities.filter(({ kind }) => kind === 'national-id').map(({ value }) => value),
  };
}

function soundOf(name: string, part: 'family' | 'given'): string {
  if (!hasHan(name)) {
    return nameWords(name)
      .map(({ text }) => text)
      .join('');
  }
  const read = part === 'family' ? romaniseName(name, '').family : romaniseName('', name).given;
  return read.map(plainSyllable).join('');
}

/**
 * Keys under which two files of one person meet though one of them has a slip: of the name, its sound or characters with
 * the birthday; one part of the name with the birthday; the sound with half a telephone, a mailbox or an address; and
 * whole telephones and e-mails.
 */
export function likenessKeys(traits: Traits): string[] {
  const { sound, sortedName, bornOn } = traits;
  const keys: string[] = [];
  for (const phone of traits.phones) keys.push(`p ${phone}`);
  for (const email of traits.emails) keys.push(`e ${email}`);
  for (const id of traits.nationalIds) keys.push(`n ${id}`);
  if (sound === '') return keys;
  if (bornOn) {
    keys.push(`b ${sound} ${bornOn}`, `b ${sortedName} ${bornOn}`);
    for (const part of sound.split(' ')) keys.push(`b ${part} ${bornOn}`);
  }
  for (const phone of traits.phones) {
    keys.push(
      `l ${sound} ${phone.slice(-4)}`,
      `f ${sound} ${phone.slice(0, -4)}`,
      `l ${sortedName} ${phone.slice(-4)}`,
    );
  }
  for (const email of traits.emails) keys.push(`m ${sound} ${email.split('@')[0]}`);
  if (traits.address) keys.push(`a ${sound} ${traits.address}`);
  if (traits.kind !== 'person') keys.push(`o ${traits.nameKey}`);
  return [...new Set(keys)];
}

/** A file's traits and the keys under which it meets others, worked out once. */
export interface Look {
  traits: Traits;
  keys: number[];
  /** Of the keys those under which files meet that hold no telephone, e-mail or number in common. */
  slipKeys: number[];
}

/** How a file looks to those that may be of the same person. */
export function lookOf(traits: Traits): Look {
  const keys = likenessKeys(traits);
  return {
    traits,
    keys: keys.map(keyNumber),
    slipKeys: keys.filter((key) => !/^[pen] /.test(key)).map(keyNumber),
  };
}

/** A key as a number of 52 bits, which a database indexes small and JavaScript holds whole. */
export function keyNumber(key: string): number {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let place = 0; place < key.length; place += 1) {
    const code = key.charCodeAt(place);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x5bd1e995);
    low ^= low >>> 15;
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ low;
  low = Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  return ((high >>> 0) & 0xfffff) * 2 ** 32 + (low >>> 0);
}
