import { type FieldChange, PARTY_FIELDS } from '../contract/index.ts';
import type { ContactPointDraft } from './contact-point-draft.ts';
import { fieldChanges } from './field-changes.ts';
import type { IdentityKey } from './identity.ts';
import { maskIdentity } from './mask-identity.ts';
import type { PartyDraft, PartyFacts } from './party-draft.ts';

/** What a batch makes of one party, row after row. */
export interface WorkingFile {
  facts: PartyFacts;
  contactPoints: Pick<ContactPointDraft, 'kind' | 'typed' | 'value' | 'nationalDigits'>[];
  identities: IdentityKey[];
  tags: string[];
  /** Added by rows of this batch. */
  added: {
    contactPoints: ContactPointDraft[];
    identities: PartyDraft['identities'];
    tags: string[];
  };
  changes: FieldChange[];
}

/** Takes over what a row says and the file does not yet; nothing is ever emptied. Gives what changed. */
export function applyRow(file: WorkingFile, draft: PartyDraft): FieldChange[] {
  const facts = { ...file.facts, ...givenFacts(draft, file.facts) };
  const changes = [
    ...fieldChanges(file.facts, facts),
    ...ownerChange(file.facts, facts),
    ...addContactPoints(file, draft),
    ...addIdentities(file, draft),
    ...addTags(file, draft),
  ];
  file.facts = facts;
  file.changes.push(...changes);
  return changes;
}

/** Fields the row speaks of. A name replaces all parts of the name; a row about the wrong kind of party names nobody. */
function givenFacts(draft: PartyDraft, current: PartyFacts): Partial<PartyFacts> {
  const given: Partial<Record<string, string | null>> = {};
  const isNamed =
    draft.kind === current.kind && draft.familyName + draft.givenName + draft.organisationName !== '';
  for (const field of PARTY_FIELDS) {
    const isNamePart = field === 'familyName' || field === 'givenName' || field === 'organisationName';
    const value = draft[field];
    if (isNamePart ? isNamed : value !== null && value !== '') given[field] = value;
  }
  if (draft.ownerId !== null) given.ownerId = draft.ownerId;
  // The file's own branch wins over the import's: customers do not move because a list was read elsewhere.
  if (current.branchId !== null) given.branchId = current.branchId;
  return given as Partial<PartyFacts>;
}

function ownerChange(before: PartyFacts, after: PartyFacts): FieldChange[] {
  return before.ownerId === after.ownerId
    ? []
    : [{ field: 'ownerId', from: before.ownerId, to: after.ownerId }];
}

function addContactPoints(file: WorkingFile, draft: PartyDraft): FieldChange[] {
  const fresh = draft.contactPoints.filter(
    (point) => !file.contactPoints.some((own) => own.kind === point.kind && own.value === point.value),
  );
  file.contactPoints.push(...fresh);
  file.added.contactPoints.push(...fresh);
  return fresh.map(({ kind, typed }) => ({ field: kind, from: null, to: typed }));
}

function addIdentities(file: WorkingFile, draft: PartyDraft): FieldChange[] {
  const fresh = draft.identities.filter(
    (identity) => !file.identities.some((own) => own.kind === identity.kind && own.value === identity.value),
  );
  file.identities.push(...fresh);
  file.added.identities.push(...fresh);
  return fresh.map(({ kind, value }) => ({ field: kind, from: null, to: maskIdentity(kind, value) }));
}

function addTags(file: WorkingFile, draft: PartyDraft): FieldChange[] {
  const fresh = draft.tags.filter((tag) => !file.tags.includes(tag));
  file.tags.push(...fresh);
  file.added.tags.push(...fresh);
  return fresh.map((tag) => ({ field: 'tag', from: null, to: tag }));
}
