import { type FieldChange, PARTY_FIELDS, type PartyField } from '../contract/index.ts';

import type { PartyFacts } from './party-draft.ts';

const NAME_PARTS: ReadonlySet<string> = new Set(['familyName', 'givenName', 'organisationName', 'otherName']);

/**
 * Facts as they were before an import, where they still say what the import made them say. Fields somebody changed
 * since are left alone and named.
 */
export function revertedFacts(
  current: PartyFacts,
  importChanges: readonly FieldChange[],
): { facts: PartyFacts; kept: string[] } {
  const facts: Record<string, string | null> = {};
  const kept: string[] = [];
  for (const [field, change] of netChanges(importChanges)) {
    const now = current[field] === '' ? null : current[field];
    if (now !== change.to) kept.push(field);
    else facts[field] = change.from === null && NAME_PARTS.has(field) ? '' : change.from;
  }
  return { facts: { ...current, ...(facts as Partial<PartyFacts>) }, kept };
}

type RevertedField = PartyField | 'ownerId';

/** The first state and the last of each field that an import changed, in one or several batches. */
function netChanges(changes: readonly FieldChange[]): Map<RevertedField, FieldChange> {
  const net = new Map<RevertedField, FieldChange>();
  for (const change of changes) {
    if (!isRevertedField(change.field)) continue;
    const first = net.get(change.field);
    net.set(change.field, { ...change, from: first ? first.from : change.from });
  }
  return net;
}

function isRevertedField(field: string): field is RevertedField {
  return field === 'ownerId' || PARTY_FIELDS.some((one) => one === field);
}
