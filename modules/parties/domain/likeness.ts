import type { LikenessLevel, LikenessTrait } from '../contract/index.ts';
import { editDistance } from './edit-distance.ts';
import type { Traits } from './traits.ts';

/** From this probability on two files are put before somebody to decide. */
export const REVIEW_FROM = 0.5;

/**
 * How much more often two files of one person show a level of agreement than two files of different people who met
 * under one key, in powers of two (Fellegi and Sunter 1969: log2 of m over u). A trait missing on either side says
 * nothing. Telephones and addresses weigh less than their rarity would have it, because households share them;
 * a telephone that differs hardly speaks against, because people change it.
 */
export const LIKENESS_WEIGHTS = {
  name: { same: 12, 'same-sound': 10, reordered: 10, similar: 5, different: -8 },
  phone: { same: 10, similar: 7, different: -1 },
  email: { same: 9, similar: 5, different: -1 },
  birthday: { same: 11, similar: 4, different: -7 },
  address: { same: 8, similar: 4, different: -1 },
  gender: { same: 1, different: -5 },
  'national-id': { same: 25, different: -14 },
} as const satisfies Record<LikenessTrait, Partial<Record<LikenessLevel, number>>>;

/** The odds that two files picked at random are one person's, as a power of two: one in 260,000. */
export const LIKENESS_PRIOR = -18;

/** One trait of two files compared, and what that says. */
export interface Comparison {
  trait: LikenessTrait;
  level: LikenessLevel;
  /** Powers of two by which the odds of one person go up or down. */
  weight: number;
}

/** How likely two files are one person's, and why. */
export interface Likeness {
  probability: number;
  comparisons: Comparison[];
}

/** Compares two files trait by trait. */
export function compareTraits(a: Traits, b: Traits): Likeness {
  const levels: [LikenessTrait, LikenessLevel | undefined][] = [
    ['name', nameLevel(a, b)],
    ['phone', shared(a.phones, b.phones, isPhoneSlip)],
    ['email', shared(a.emails, b.emails, isEmailSlip)],
    ['birthday', both(a.bornOn, b.bornOn, isBirthdaySlip)],
    ['address', both(a.address, b.address, isAddressSlip)],
    ['gender', both(a.gender, b.gender)],
    ['national-id', shared(a.nationalIds, b.nationalIds)],
  ];
  const comparisons = levels.flatMap(([trait, level]) =>
    level === undefined ? [] : [{ trait, level, weight: weightOf(trait, level, a, b) }],
  );
  const odds = comparisons.reduce((sum, { weight }) => sum + weight, LIKENESS_PRIOR);
  return { probability: 1 / (1 + 2 ** -odds), comparisons };
}

function weightOf(trait: LikenessTrait, level: LikenessLevel, a: Traits, b: Traits): number {
  const weights: Partial<Record<LikenessLevel, number>> = LIKENESS_WEIGHTS[trait];
  const weight = weights[level] ?? 0;
  // 王芳 is borne by hundreds of thousands; a name of two characters tells two powers less than a longer one.
  const isShort = trait === 'name' && weight > 5 && Math.min(a.nameLength, b.nameLength) <= 2;
  if (isShort) return weight - 2;
  return trait === 'name' && level === 'similar' && isShortened(a.nameKey, b.nameKey) ? weight + 3 : weight;
}

/** A part left out tells more than another one in its place: sisters share a character, but not the whole of a name. */
function isShortened(a: string, b: string): boolean {
  return a.length !== b.length && (a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a));
}

function nameLevel(a: Traits, b: Traits): LikenessLevel | undefined {
  if (a.nameKey === '' || b.nameKey === '') return undefined;
  if (a.nameKey === b.nameKey) return 'same';
  if (a.sound !== '' && (a.sound === b.sound || a.letters === b.letters)) return 'same-sound';
  if (a.sortedName === b.sortedName) return 'reordered';
  return isNameSlip(a, b) ? 'similar' : 'different';
}

function isNameSlip(a: Traits, b: Traits): boolean {
  const [whole, part] =
    a.nameKey.length >= b.nameKey.length ? [a.nameKey, b.nameKey] : [b.nameKey, a.nameKey];
  const length = [...part].length;
  // One character written wrongly or left out, of three or more.
  if (length >= 2 && [...whole].length >= 3 && editDistance(whole, part, 1) <= 1) return true;
  const letters = Math.min(a.letters.length, b.letters.length);
  return letters >= 6 && editDistance(a.letters, b.letters, 2) <= (letters >= 10 ? 2 : 1);
}

function shared(
  a: readonly string[],
  b: readonly string[],
  isSlip: (a: string, b: string) => boolean = () => false,
): LikenessLevel | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  if (a.some((value) => b.includes(value))) return 'same';
  return a.some((one) => b.some((other) => isSlip(one, other))) ? 'similar' : 'different';
}

function both(
  a: string | null,
  b: string | null,
  isSlip: (a: string, b: string) => boolean = () => false,
): LikenessLevel | undefined {
  if (a === null || b === null) return undefined;
  if (a === b) return 'same';
  return isSlip(a, b) ? 'similar' : 'different';
}

/** One digit wrong, one missing, or two neighbours exchanged. */
function isPhoneSlip(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 7 && editDistance(a, b, 1) <= 1;
}

/** The same box at another host, or a slip in the name of the box. */
function isEmailSlip(a: string, b: string): boolean {
  const [boxA = '', boxB = ''] = [a.split('@')[0], b.split('@')[0]];
  return boxA.length >= 5 && (boxA === boxB || editDistance(a, b, 1) <= 1);
}

/** Day and month exchanged, or one digit wrong. */
function isBirthdaySlip(a: string, b: string): boolean {
  const [year, month, day] = a.split('-');
  return `${year}-${day}-${month}` === b || editDistance(a, b, 1) <= 1;
}

function isAddressSlip(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  return short.length >= 6 && (long.includes(short) || editDistance(long, short, 2) <= 2);
}
