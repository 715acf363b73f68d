import { pinyin } from 'pinyin-pro';
import { foldText, hasHan } from './fold-text.ts';

/** A Chinese name in pinyin, syllable by syllable; tones as marks. */
export interface RomanisedName {
  family: string[];
  given: string[];
}

/** Readings already worked out; names repeat. The bound guards against a file whose columns are in the wrong order. */
const MOST_REMEMBERED = 20_000;
const surnameReadings = new Map<string, string[]>();
const givenReadings = new Map<string, string[]>();
const plainSyllables = new Map<string, string>();

/** Pinyin of a name; the surname is read as a surname (单 shàn, 曾 zēng). Empty for names without Chinese characters. */
export function romaniseName(familyName: string, givenName: string): RomanisedName {
  return { family: readSurname(familyName), given: readGivenName(givenName) };
}

function readSurname(familyName: string): string[] {
  if (!hasHan(familyName)) return [];
  const known = surnameReadings.get(familyName);
  if (known) return known;
  const reading = pinyin(foldText(familyName), { type: 'array', surname: 'all', nonZh: 'removed' });
  if (surnameReadings.size < MOST_REMEMBERED) surnameReadings.set(familyName, reading);
  return reading;
}

function readGivenName(givenName: string): string[] {
  if (!hasHan(givenName)) return [];
  const known = givenReadings.get(givenName);
  if (known) return known;
  const reading = pinyin(foldText(givenName), { type: 'array', nonZh: 'removed' });
  if (givenReadings.size < MOST_REMEMBERED) givenReadings.set(givenName, reading);
  return reading;
}

/** Characters of names with a second common reading that a dictionary of words cannot choose for a name. */
const SECOND_READINGS: Record<string, readonly string[]> = {
  长: ['chang', 'zhang'],
  乐: ['le', 'yue'],
  行: ['xing', 'hang'],
  重: ['chong', 'zhong'],
  朝: ['chao', 'zhao'],
  茜: ['qian', 'xi'],
  莎: ['sha', 'suo'],
  晟: ['sheng', 'cheng'],
  柏: ['bai', 'bo'],
  覃: ['qin', 'tan'],
  翟: ['zhai', 'di'],
  藏: ['cang', 'zang'],
  盛: ['sheng', 'cheng'],
  盖: ['gai', 'ge'],
  朴: ['piao', 'pu'],
  区: ['qu', 'ou'],
};

/** Every way people may type the name in pinyin: as read, the surname as a plain word, and second readings. */
export function typedReadings(familyName: string, givenName: string): string[][] {
  const { family, given } = romaniseName(familyName, givenName);
  const read = [...family, ...given].map(plainSyllable);
  if (read.length === 0) return [];
  const readings = [read];
  const asWord = hasHan(familyName)
    ? pinyin(foldText(familyName), { type: 'array', nonZh: 'removed' }).map(plainSyllable)
    : [];
  if (asWord.join('') !== read.slice(0, asWord.length).join('')) {
    readings.push([...asWord, ...read.slice(asWord.length)]);
  }
  const second = secondReading(read, foldText(familyName + givenName).match(/\p{Script=Han}/gu) ?? []);
  if (second) readings.push(second);
  return readings;
}

function secondReading(read: readonly string[], characters: readonly string[]): string[] | undefined {
  if (characters.length !== read.length) return undefined;
  const second = read.map(
    (syllable, place) =>
      SECOND_READINGS[characters[place] ?? '']?.find((reading) => reading !== syllable) ?? syllable,
  );
  return second.join('') === read.join('') ? undefined : second;
}

/** A syllable as it is typed: no tone, ü as v. */
export function plainSyllable(syllable: string): string {
  const known = plainSyllables.get(syllable);
  if (known !== undefined) return known;
  const plain = syllable
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  if (plainSyllables.size < MOST_REMEMBERED) plainSyllables.set(syllable, plain);
  return plain;
}

/** The name with tone marks for reading aloud: Chén Guìfāng. Null when there is nothing to romanise. */
export function latinName(familyName: string, givenName: string): string | null {
  const { family, given } = romaniseName(familyName, givenName);
  const parts = [capitalised(joined(family)), capitalised(joined(given))].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(' ');
}

const OPEN_SYLLABLE = /^[aeoāáǎàēéěèōóǒò]/;

/** Syllables in one word; an apostrophe stands before one that begins with a, e or o: Yuè'é, Xī'ān (GB/T 16159). */
function joined(syllables: readonly string[]): string {
  return syllables.map((one, index) => (index > 0 && OPEN_SYLLABLE.test(one) ? `'${one}` : one)).join('');
}

function capitalised(word: string): string {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
}
