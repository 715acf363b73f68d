import { isCompoundSurname, surnameLength } from './chinese-surnames.ts';
import { cleanText } from './clean-text.ts';
import { foldText, hasHan } from './fold-text.ts';
import { withoutHonorific } from './honorifics.ts';

/** A person's name in its parts. Either part may be empty, never both. */
export interface PersonName {
  familyName: string;
  givenName: string;
  /** Another name the person goes by, often one in Latin letters beside a Chinese one. */
  otherName: string;
}

const FAMILY_FIRST = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HAN_RUN = /[\p{Script=Han}·•・‧]+(?:\s+\p{Script=Han}+)?/u;
const MIDDLE_DOT = /[·•・‧]/u;
const PARTICLE =
  /^(van|von|der|den|de|del|della|di|da|dos|du|la|le|al|el|bin|binti|ibn|abu|ter|ten|zu|af|mc|st\.?)$/iu;
const GENERATION = /^(jr|sr|ii|iii|iv)\.?$/iu;
const BRACKETS = /[()（）[\]【】]/gu;

/** Takes a name apart as it was typed in one field, in the order its script asks for. */
export function splitPersonName(typed: string): PersonName & { honorific: string } {
  const { name, honorific } = withoutHonorific(cleanText(typed));
  if (hasHan(name)) return { ...splitHanName(name, honorific !== ''), honorific };
  if (FAMILY_FIRST.test(name)) return { ...splitAtFirstSpace(name), otherName: '', honorific };
  return { ...splitWesternName(name), otherName: '', honorific };
}

function splitHanName(name: string, wasAddressed: boolean): PersonName {
  const run = HAN_RUN.exec(name)?.[0].trim() ?? name;
  const rest = cleanText(name.replace(run, ' ').replace(BRACKETS, ' '));
  const otherName = rest;
  // 阿依古丽·买买提: the part after the dot is the father's name, so there is no surname to sort by.
  if (MIDDLE_DOT.test(run)) return { familyName: '', givenName: run, otherName };
  if (run.includes(' ')) return { ...splitAtFirstSpace(run), otherName };
  const simplified = foldText(run);
  if (wasAddressed && isCompoundSurname(simplified)) return { familyName: run, givenName: '', otherName };
  const characters = [...run];
  const length = surnameLength(simplified);
  return {
    familyName: characters.slice(0, length).join(''),
    givenName: characters.slice(length).join(''),
    otherName,
  };
}

function splitAtFirstSpace(name: string): { familyName: string; givenName: string } {
  const [familyName = '', ...given] = name.split(' ');
  return { familyName, givenName: given.join('') };
}

function splitWesternName(name: string): { familyName: string; givenName: string } {
  const comma = name.indexOf(',');
  if (comma > 0) {
    const before = name.slice(0, comma).trim();
    const after = name.slice(comma + 1).trim();
    if (!GENERATION.test(after)) return { familyName: before, givenName: after };
    const whole = splitWesternName(before);
    return { ...whole, familyName: `${whole.familyName} ${after}` };
  }
  const words = name.split(' ');
  if (words.length === 1) return { familyName: '', givenName: name };
  const capitals = words.findIndex((word) => isAllCapitals(word));
  if (capitals === 0 && !words.every(isAllCapitals)) {
    return { familyName: words[0] ?? '', givenName: words.slice(1).join(' ') };
  }
  return splitBeforeFamily(words);
}

function splitBeforeFamily(words: string[]): { familyName: string; givenName: string } {
  let start = words.length - 1;
  if (start > 1 && GENERATION.test(words[start] ?? '')) start -= 1;
  while (start > 1 && PARTICLE.test(words[start - 1] ?? '')) start -= 1;
  return { familyName: words.slice(start).join(' '), givenName: words.slice(0, start).join(' ') };
}

function isAllCapitals(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

/** The name as it is shown: 陈桂芳, Margaret Lowe. */
export function joinPersonName(name: Pick<PersonName, 'familyName' | 'givenName'>): string {
  const { familyName, givenName } = name;
  if (familyName === '' || givenName === '') return familyName + givenName;
  return FAMILY_FIRST.test(familyName) ? familyName + givenName : `${givenName} ${familyName}`;
}
