import type { IdentityKey } from './identity.ts';
import { nameWords } from './name-words.ts';
import { plainSyllable, romaniseName, typedReadings } from './romanise-name.ts';

/** What of a party can be searched for. */
export interface Searchable {
  kind: 'person' | 'organisation' | 'household';
  familyName: string;
  givenName: string;
  organisationName: string;
  otherName: string;
  phones: readonly { value: string; nationalDigits: string }[];
  emails: readonly string[];
  /** Numbers given by us or others; national ids are left out here and found by their exact value only. */
  numbers: readonly IdentityKey[];
}

const LONGEST_RUN = 24;

/**
 * Lexemes under which prefix queries find a party. Names stand bare, everything else behind a letter and a colon:
 * `p:` digits of a phone from the front, `r:` the same from the back (so that last digits are a prefix too),
 * `e:` an e-mail, `n:` a number.
 */
export function searchLexemes(party: Searchable): string[] {
  const lexemes = new Set<string>();
  addName(lexemes, party);
  for (const word of nameWords(party.otherName)) addWord(lexemes, word.text, word.unspaced);
  addJoinedWords(lexemes, party.otherName);
  for (const phone of party.phones) addPhone(lexemes, phone);
  for (const email of party.emails) addEmail(lexemes, email);
  for (const number of party.numbers) addNumber(lexemes, number.value);
  return [...lexemes].map((lexeme) => lexeme.slice(0, 200));
}

function addName(lexemes: Set<string>, party: Searchable): void {
  const { familyName, givenName } =
    party.kind !== 'person' ? { familyName: '', givenName: party.organisationName } : party;
  const parts = [...nameWords(familyName), ...nameWords(givenName)];
  for (const word of parts) addWord(lexemes, word.text, word.unspaced);
  const unspaced = parts.filter((word) => word.unspaced).map((word) => word.text);
  if (unspaced.length > 0) addSuffixes(lexemes, [...unspaced.join('')]);
  addJoinedWords(lexemes, `${familyName} ${givenName}`);
  addJoinedWords(lexemes, `${givenName} ${familyName}`);
  addPinyin(lexemes, familyName, givenName);
}

function addWord(lexemes: Set<string>, word: string, unspaced: boolean): void {
  if (unspaced) addSuffixes(lexemes, [...word]);
  else lexemes.add(word);
}

/** Every ending of a run of characters or syllables, so that a prefix query finds any part of it. */
function addSuffixes(lexemes: Set<string>, parts: readonly string[]): void {
  const kept = parts.slice(0, LONGEST_RUN);
  for (let start = 0; start < kept.length; start += 1) lexemes.add(kept.slice(start).join(''));
}

/** Chen Guifang is also typed chenguifang. */
function addJoinedWords(lexemes: Set<string>, text: string): void {
  const words = nameWords(text).filter((word) => !word.unspaced);
  if (words.length > 1 && words.length < 5) lexemes.add(words.map((word) => word.text).join(''));
}

function addPinyin(lexemes: Set<string>, familyName: string, givenName: string): void {
  for (const reading of typedReadings(familyName, givenName)) {
    addSyllables(lexemes, reading);
    if (reading.some((syllable) => syllable.includes('v'))) {
      addSyllables(
        lexemes,
        reading.map((syllable) => syllable.replaceAll('v', 'u')),
      );
    }
  }
  const read = romaniseName(familyName, givenName);
  const family = read.family.map(plainSyllable);
  const given = read.given.map(plainSyllable);
  // chengf: the surname in full and the rest as initials, as people type who use an input method.
  if (family.length > 0 && given.length > 0) lexemes.add(family.join('') + initials(given));
}

function addSyllables(lexemes: Set<string>, syllables: readonly string[]): void {
  if (syllables.length === 0) return;
  const kept = syllables.slice(0, LONGEST_RUN);
  addSuffixes(lexemes, kept);
  const letters = initials(kept);
  for (let start = 0; start < letters.length - 1; start += 1) lexemes.add(letters.slice(start));
}

function initials(syllables: readonly string[]): string {
  return syllables.map((syllable) => syllable[0] ?? '').join('');
}

function addPhone(lexemes: Set<string>, phone: { value: string; nationalDigits: string }): void {
  const whole = phone.value.replace(/\D/g, '');
  lexemes.add(`p:${whole}`);
  lexemes.add(`p:${phone.nationalDigits}`);
  lexemes.add(`r:${reversed(whole)}`);
}

function addEmail(lexemes: Set<string>, email: string): void {
  const value = email.toLowerCase();
  lexemes.add(`e:${value}`);
  const local = value.slice(0, value.indexOf('@'));
  for (const word of local.split(/[._+-]/).slice(1)) if (word.length > 1) lexemes.add(`e:${word}`);
}

function addNumber(lexemes: Set<string>, number: string): void {
  for (const lexeme of numberLexemes(number)) lexemes.add(`n:${lexeme}`);
}

/** C-000123 is found as c000123, c123, 000123 and 123. */
export function numberLexemes(number: string): string[] {
  const whole = compactNumber(number);
  const digits = /\d+$/.exec(whole)?.[0] ?? '';
  return distinct([whole, withoutZeros(whole), digits, withoutZeros(digits)]);
}

/** What a typed number is looked up as: with its letters when it has any, so that C-2 is not somebody else's 0002. */
export function typedNumberLexemes(typed: string): string[] {
  const whole = compactNumber(typed);
  return distinct([whole, withoutZeros(whole)]);
}

function compactNumber(number: string): string {
  return number.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function withoutZeros(number: string): string {
  return number.replace(/^(\p{L}*)0+(?=\d)/u, '$1');
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}

export function reversed(digits: string): string {
  return [...digits].reverse().join('');
}
