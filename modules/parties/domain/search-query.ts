import { looksLikeNationalId } from '../contract/national-id.ts';
import { cleanText } from './clean-text.ts';
import { readEmail } from './email.ts';
import { withoutHonorific } from './honorifics.ts';
import { identityValue } from './identity.ts';
import { nameWords } from './name-words.ts';
import { readPhone } from './phone.ts';
import { reversed, typedNumberLexemes } from './search-lexemes.ts';

/** What a typed search asks for, as text-search queries over the lexemes of a party. */
export interface SearchQuery {
  reading: 'name' | 'phone' | 'email' | 'number';
  /** Finds parties that carry exactly what was typed; these come first. */
  exact: string;
  /** Finds parties in which each typed word begins something. */
  prefix: string;
  /** Set when the text looks like a national identity number: an exact look-up for those who may see one. */
  nationalId: string | null;
}

export interface SearchSettings {
  phoneRegion: string;
  /** Whoever may not see telephones and e-mails may not find people by them either. */
  seesContact: boolean;
}

const MOST_WORDS = 8;
const LONGEST_TEXT = 200;
const DIALLED = /^\+?[\d\s().\-–—*/]+$/u;
const NUMBERED = /^[a-z0-9-]*\d[a-z0-9-]*$/i;

/** Recognises a phone number in any format, an e-mail, a customer's number or (parts of) a name. */
export function searchQuery(text: string, settings: SearchSettings): SearchQuery | undefined {
  const typed = cleanText(text).slice(0, LONGEST_TEXT);
  if (typed === '') return undefined;
  const plain = typed.normalize('NFKC');
  const identityText = identityValue('national-id', plain);
  const nationalId = looksLikeNationalId(identityText) ? identityText : null;
  const reading = readingOf(plain);
  const words =
    reading === 'name' ? wordAlternatives(plain, settings) : [wholeAlternatives(plain, reading, settings)];
  const usable = words.filter((alternatives) => alternatives.length > 0).slice(0, MOST_WORDS);
  if (usable.length === 0 || usable.length < Math.min(words.length, MOST_WORDS)) {
    return nationalId === null ? undefined : { reading, exact: '', prefix: '', nationalId };
  }
  return { reading, exact: allOf(usable, ''), prefix: allOf(usable, ':*'), nationalId };
}

function readingOf(plain: string): SearchQuery['reading'] {
  if (DIALLED.test(plain)) return plain.replace(/\D/g, '').length >= 4 ? 'phone' : 'number';
  if (plain.includes('@') && !plain.includes(' ')) return 'email';
  return 'name';
}

function wholeAlternatives(
  plain: string,
  reading: SearchQuery['reading'],
  settings: SearchSettings,
): string[] {
  if (reading === 'email') return settings.seesContact ? [`e:${emailText(plain)}`] : [];
  if (reading === 'phone') return digitAlternatives(plain, settings);
  return typedNumberLexemes(plain).map((lexeme) => `n:${lexeme}`);
}

function digitAlternatives(plain: string, settings: SearchSettings): string[] {
  const digits = plain.replace(/\D/g, '');
  const asNumber = typedNumberLexemes(digits).map((lexeme) => `n:${lexeme}`);
  if (!settings.seesContact) return asNumber;
  const read = readPhone(plain, settings.phoneRegion);
  const international = digits.replace(/^00/, '');
  const national = digits.replace(/^0/, '');
  const alternatives = [
    ...(read.ok && read.phone.e164 ? [`p:${read.phone.e164.slice(1)}`] : []),
    `p:${international}`,
    `p:${national}`,
    `r:${reversed(national)}`,
    ...asNumber,
  ];
  return [...new Set(alternatives)];
}

function emailText(plain: string): string {
  const read = readEmail(plain);
  return read.ok ? read.value : plain.toLowerCase();
}

/** One list of alternatives for each word that must be found. */
function wordAlternatives(plain: string, settings: SearchSettings): string[][] {
  return plain
    .split(/[\s,，、;；]+/u)
    .filter((token) => token !== '')
    .flatMap((token) => tokenAlternatives(token, settings));
}

function tokenAlternatives(token: string, settings: SearchSettings): string[][] {
  if (DIALLED.test(token)) return /\d/.test(token) ? [digitAlternatives(token, settings)] : [];
  if (NUMBERED.test(token)) return [numberedAlternatives(token)];
  if (token.includes('@')) return [settings.seesContact ? [`e:${emailText(token)}`] : []];
  const spoken = withoutHonorific(token).name;
  return nameWords(token).map((word) => {
    const alternatives = [word.text];
    if (spoken !== token && word.unspaced) alternatives.push(...nameWords(spoken).map((part) => part.text));
    // One letter begins too many addresses to be meant for one.
    if (!word.unspaced && word.text.length > 1 && settings.seesContact) alternatives.push(`e:${word.text}`);
    return alternatives;
  });
}

/** C-123 is a customer's number; 3M may also be a name. */
function numberedAlternatives(token: string): string[] {
  const asWord = nameWords(token).map((word) => word.text);
  return [
    ...typedNumberLexemes(token).map((lexeme) => `n:${lexeme}`),
    ...asWord.filter((word) => /[a-z]{2}|\d[a-z]/.test(word)),
  ];
}

function allOf(words: readonly (readonly string[])[], suffix: string): string {
  return words
    .map((alternatives) => `(${alternatives.map((lexeme) => quoted(lexeme) + suffix).join(' | ')})`)
    .join(' & ');
}

function quoted(lexeme: string): string {
  return `'${lexeme.replace(/[\\']/g, (sign) => sign + sign)}'`;
}
