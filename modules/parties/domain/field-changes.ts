import { type FieldChange, PARTY_FIELDS, type PartyField } from '../contract/index.ts';
import type { PartyFacts } from './party-draft.ts';

/** What differs between two states of a party. */
export function fieldChanges(
  before: Pick<PartyFacts, PartyField>,
  after: Pick<PartyFacts, PartyField>,
): FieldChange[] {
  return PARTY_FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    from: orNull(before[field]),
    to: orNull(after[field]),
  }));
}

/** For someone whose change came too late: per field, what they wanted and what it says now. */
export function editConflicts(
  mine: Partial<Pick<PartyFacts, PartyField>>,
  current: Pick<PartyFacts, PartyField>,
): { field: PartyField; mine: string | null; theirs: string | null }[] {
  return PARTY_FIELDS.filter((field) => mine[field] !== undefined).map((field) => ({
    field,
    mine: orNull(mine[field] ?? null),
    theirs: orNull(current[field]),
  }));
}

function orNull(value: string | null): string | null {
  return value === '' ? null : value;
}
