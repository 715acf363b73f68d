import { cleanText } from './clean-text.ts';
import { foldText } from './fold-text.ts';

/** What a party can be recognised by. `external:<system>` is the number another system knows them under. */
export type IdentityKind =
  | 'phone'
  | 'email'
  | 'national-id'
  | 'member-number'
  | 'customer-number'
  | 'name-and-birthday'
  | `external:${string}`;

export interface IdentityKey {
  kind: IdentityKind;
  value: string;
}

const EXTERNAL = /^external:[a-z0-9][a-z0-9-]{0,39}$/;
const PLAIN_KINDS: ReadonlySet<string> = new Set([
  'phone',
  'email',
  'national-id',
  'member-number',
  'customer-number',
  'name-and-birthday',
]);

/** Whether the text names a kind of identity. */
export function isIdentityKind(text: string): text is IdentityKind {
  return PLAIN_KINDS.has(text) || EXTERNAL.test(text);
}

/** Whether only one party may hold a value of this kind. Households share telephones, never a member number. */
export function isExclusiveKind(kind: IdentityKind): boolean {
  return kind !== 'phone' && kind !== 'email' && kind !== 'name-and-birthday';
}

/** The kind for numbers another system gave, from the system's name as people write it. */
export function externalKind(source: string): IdentityKind {
  const name = foldText(source)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return `external:${name === '' ? 'other' : name}`;
}

/** The one spelling of a number that was given by somebody else; letters and zeros are kept as they are. */
export function identityValue(kind: IdentityKind, typed: string): string {
  const text = cleanText(typed.normalize('NFKC'));
  if (kind === 'national-id') return text.replace(/[\s-]/g, '').toUpperCase();
  if (kind === 'member-number' || kind === 'customer-number') return text.replace(/\s/g, '').toUpperCase();
  return text;
}

/** Key under which two records of one person meet even when they share no number. */
export function nameAndBirthday(nameKey: string, bornOn: string): string {
  return `${nameKey}|${bornOn}`;
}
