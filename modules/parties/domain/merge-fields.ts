import {
  type FieldChange,
  type FieldChoice,
  type MergeField,
  type MergePreview,
  type MergeWarning,
  mergeField,
  type PartyKind,
} from '../contract/index.ts';
import type { IdentityKey } from './identity.ts';
import type { PartyFacts } from './party-draft.ts';

export type Fields = Pick<PartyFacts, MergeField>;

/** Where two files differ, and whose word would be taken. */
export function differingFields(survivor: Fields, merged: Fields): MergePreview['fields'] {
  return mergeField.options
    .filter((field) => said(survivor, field) !== said(merged, field))
    .map((field) => ({
      field,
      survivor: said(survivor, field),
      merged: said(merged, field),
      suggested: said(survivor, field) === null ? 'merged' : 'survivor',
    }));
}

/** The survivor's fields that a merge changes: as chosen, and where nothing was chosen as suggested. */
export function mergedFields(
  survivor: Fields,
  merged: Fields,
  choices: Partial<Record<MergeField, FieldChoice>>,
): { fields: Partial<Fields>; changes: FieldChange[] } {
  const taken = differingFields(survivor, merged).filter(
    ({ field, suggested }) => (choices[field] ?? suggested) === 'merged',
  );
  const fields = pick(
    merged,
    taken.map(({ field }) => field),
  );
  const changes = taken.map((one) => ({ field: one.field, from: one.survivor, to: one.merged }));
  return { fields, changes };
}

interface Mergeable extends Fields {
  kind: PartyKind;
  nameKey: string;
  firstContactAt: string;
  number: string;
  archivedAt: string | null;
  identities: readonly IdentityKey[];
}

/** Which file should stay: whose holder has shown more numbers, or else who has been known longer. */
export function suggestSurvivor<T extends Mergeable>(
  a: T,
  b: T,
): { survivor: T; because: 'more-numbers' | 'known-longer' } {
  const [numbersA, numbersB] = [shownNumbers(a), shownNumbers(b)];
  if (numbersA !== numbersB) return { survivor: numbersA > numbersB ? a : b, because: 'more-numbers' };
  const aIsOlder =
    a.firstContactAt === b.firstContactAt ? a.number < b.number : a.firstContactAt < b.firstContactAt;
  return { survivor: aIsOlder ? a : b, because: 'known-longer' };
}

/** What speaks against two files being one person's. */
export function mergeWarnings(a: Mergeable, b: Mergeable): MergeWarning[] {
  const differ = (one: string | null, other: string | null) =>
    one !== null && other !== null && one !== other;
  const warnings: [MergeWarning, boolean][] = [
    ['different-kinds', a.kind !== b.kind],
    ['different-national-ids', differ(nationalIds(a), nationalIds(b))],
    ['different-birthdays', differ(a.bornOn, b.bornOn)],
    ['different-names', a.nameKey !== b.nameKey],
    ['one-has-died', (a.diedOn === null) !== (b.diedOn === null)],
    ['one-is-archived', (a.archivedAt === null) !== (b.archivedAt === null)],
  ];
  return warnings.filter(([, holds]) => holds).map(([warning]) => warning);
}

function shownNumbers({ identities }: Mergeable): number {
  return identities.filter(({ kind }) => kind === 'national-id' || kind === 'member-number').length;
}

function nationalIds({ identities }: Mergeable): string | null {
  const ids = identities.filter(({ kind }) => kind === 'national-id').map(({ value }) => value);
  return ids.length === 0 ? null : ids.sort().join(' ');
}

/** What a file says of a field; nothing rather than an empty text. */
export function said(facts: Fields, field: MergeField): string | null {
  const value = facts[field];
  return value === '' ? null : value;
}

function pick(facts: Fields, fields: readonly MergeField[]): Partial<Fields> {
  return Object.fromEntries(fields.map((field) => [field, facts[field]]));
}
