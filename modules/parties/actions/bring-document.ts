import { type Fault, refuse } from '#contract-kit';
import { type ActionContext, invalid } from '#platform';
import {
  type CustomerDocument,
  type DocumentedCustomer,
  type DocumentOutcome,
  PARTY_FIELDS,
  partiesProblems,
} from '../contract/index.ts';
import { updateContactPointRow } from '../data/belonging-writes.ts';
import { findHolders } from '../data/identity-queries.ts';
import type { PartyRecord, StoredContactPoint } from '../data/party-record.ts';
import { readContactPoint } from '../domain/contact-point-draft.ts';
import { differingParts, documentOf, joinDocuments, pointKey } from '../domain/customer-document.ts';
import { isExclusiveKind } from '../domain/identity.ts';
import { type PartyDraft, readPartyDraft, type TypedParty } from '../domain/party-draft.ts';
import { addContactPoint, pointChanges } from './contact-points.ts';
import { createParty, refusePossibleDuplicates } from './create-party.ts';
import { type FoundPlaces, findPlaces, placesInWords } from './document-places.ts';
import { relate, relationFaults } from './document-relations.ts';
import { addIdentity } from './identities.ts';
import { recordToChange } from './party-view.ts';
import { readingSettings } from './reading-settings.ts';
import { refuseTakenNumbers } from './refuse-taken-numbers.ts';
import { refuseUnknownPlaces } from './refuse-unknown-places.ts';
import { flagKeyAccount } from './relations.ts';
import { saveRecord } from './save-record.ts';
import { setOwner } from './set-owner.ts';
import { addTag } from './tags.ts';
import { updateParty } from './update-party.ts';

export interface BroughtDocument {
  document: CustomerDocument;
  onto: string | null;
  branchId?: string | null | undefined;
  allowDuplicate: boolean;
  dryRun: boolean;
}

/**
 * Brings a document in by the actions the desk uses: whoever holds its numbers is updated, nobody is made twice, and
 * what the document is silent of stays.
 */
export async function bringDocument(ctx: ActionContext, brought: BroughtDocument): Promise<DocumentOutcome> {
  const given = brought.document.customer;
  const { places, faults } = await findPlaces(ctx, given, brought);
  const draft = readDocument(ctx, given, faults);
  const partyId = brought.onto ?? (await holderOf(ctx, draft));
  return partyId === null
    ? create(ctx, given, { draft, places }, brought)
    : update(ctx, partyId, given, { draft, places }, brought);
}

/** A document as this system reads it. */
interface Read {
  draft: PartyDraft;
  places: FoundPlaces;
}

async function create(
  ctx: ActionContext,
  given: DocumentedCustomer,
  { draft, places }: Read,
  { branchId = places.branchId, allowDuplicate, dryRun }: BroughtDocument,
): Promise<DocumentOutcome> {
  const changed = Object.keys(given);
  if (dryRun) {
    await refuseUnknownPlaces(ctx, { branchId: branchId ?? null });
    if (!allowDuplicate) await refusePossibleDuplicates(ctx, draft);
    return { outcome: 'created', partyId: null, changed, relations: await relate(ctx, null, given, true) };
  }
  const { contactPoints, firstContactAt, ...facts } = factsOf(given);
  const { partyId } = await createParty(ctx, {
    ...facts,
    ...(firstContactAt === null ? {} : { firstContactAt }),
    ...(branchId === undefined ? {} : { branchId }),
    ...(places.ownerId === undefined ? {} : { ownerId: places.ownerId }),
    contactPoints: (contactPoints ?? []).map(readable),
    identities: numbersOf(given),
    allowDuplicate,
  });
  await tellStanding(ctx, partyId, given);
  if (places.keyAccount) await flagKeyAccount(ctx, partyId, places.keyAccount);
  const relations = await relate(ctx, partyId, given, false);
  ctx.audit({ subjectKind: 'party', subjectId: partyId, outcome: 'created' });
  return { outcome: 'created', partyId, changed, relations };
}

async function update(
  ctx: ActionContext,
  partyId: string,
  given: DocumentedCustomer,
  { draft, places }: Read,
  { dryRun }: BroughtDocument,
): Promise<DocumentOutcome> {
  const record = await recordToChange(ctx, partyId);
  refuseAnotherKind(record, given);
  await refuseTakenNumbers(
    ctx,
    draft.identities.filter(({ kind, value }) => !holds(record, { kind, value })),
  );
  const placeOf = await placesInWords(ctx, [partyId]);
  const before = documentOf(record, placeOf(record), { contact: true, sensitive: true });
  const after = joinDocuments(before, given);
  const changed: string[] = differingParts(before, after);
  const related = await relate(ctx, partyId, given, true);
  if (related.some((one) => one.outcome === 'added' || one.outcome === 'ended')) changed.push('relations');
  const outcome = changed.length === 0 ? 'unchanged' : 'updated';
  ctx.audit({ subjectKind: 'party', subjectId: partyId, outcome, dryRun });
  if (dryRun || outcome === 'unchanged') return { outcome, partyId, changed, relations: related };

  const fields = PARTY_FIELDS.filter((field) => changed.some((part) => part === field));
  const changes = Object.fromEntries(
    fields.map((field) => [field, after[field as keyof DocumentedCustomer]]),
  );
  if (changed.includes('branch') && places.branchId) Object.assign(changes, { branchId: places.branchId });
  await updateParty(ctx, partyId, { version: record.version, changes });
  if (changed.includes('owner') && places.ownerId) await setOwner(ctx, partyId, { ownerId: places.ownerId });
  if (changed.includes('keyAccount') && places.keyAccount) {
    await flagKeyAccount(ctx, partyId, places.keyAccount);
  }
  for (const identity of numbersOf(given)) await addIdentity(ctx, partyId, identity);
  for (const tag of given.tags) await addTag(ctx, partyId, tag);
  const known = new Set(before.contactPoints?.map(pointKey));
  for (const point of given.contactPoints ?? []) {
    if (!known.has(pointKey(point))) await addContactPoint(ctx, partyId, readable(point));
  }
  await tellStanding(ctx, partyId, given);
  const relations = await relate(ctx, partyId, given, false);
  ctx.audit({ subjectKind: 'party', subjectId: partyId, outcome, changed });
  return { outcome, partyId, changed, relations };
}

/** Everything wrong with what a document says comes back at once, by its place in the document. */
function readDocument(ctx: ActionContext, given: DocumentedCustomer, others: readonly Fault[]): PartyDraft {
  const { contactPoints, firstContactAt: _, ...facts } = factsOf(given);
  const typed: TypedParty = {
    ...facts,
    contactPoints: (contactPoints ?? []).map(readable),
    identities: numbersOf(given),
  };
  const { draft, faults } = readPartyDraft(typed, readingSettings(ctx));
  const own = [
    ...faults.map(inDocument),
    ...differingNumbers(ctx, given),
    ...relationFaults(given),
    ...others,
  ];
  if (own.length > 0) throw invalid(own);
  return draft;
}

const inDocument = (fault: Fault): Fault => ({
  ...fault,
  path: fault.path.replace(/^body\./, 'body.document.customer.'),
});

/** A telephone is called by its whole number and shown as typed, so the two must be one. */
function differingNumbers(ctx: ActionContext, { contactPoints }: DocumentedCustomer): Fault[] {
  return (contactPoints ?? []).flatMap(({ kind, typed, e164 }, index) => {
    if (kind !== 'phone' || e164 === null) return [];
    const read = readContactPoint({ kind, typed }, ctx.settings.region, '');
    const digits = read.ok ? read.draft.value.replace(/^\+|^0+/g, '') : '';
    if (read.ok && (read.draft.value === e164 || (digits !== '' && e164.endsWith(digits)))) return [];
    return [
      {
        path: `body.document.customer.contactPoints.${index}.e164`,
        code: 'phone-differs',
        message: 'the whole number is not the one that was typed; correct one of the two',
      },
    ];
  });
}

/** A telephone by its whole number, which every country reads alike; how it was typed is told afterwards. */
const readable = ({
  kind,
  typed,
  e164,
  label,
}: NonNullable<DocumentedCustomer['contactPoints']>[number]) => ({
  kind,
  typed: e164 ?? typed,
  label,
});

const numbersOf = ({ identities, nationalIds }: DocumentedCustomer) => [
  ...identities,
  ...(nationalIds ?? []).map((value) => ({ kind: 'national-id', value })),
];

const holds = (record: PartyRecord, { kind, value }: { kind: string; value: string }) =>
  record.identities.some((one) => one.kind === kind && one.value === value);

/** The one customer who holds the document's numbers; null when nobody does. */
async function holderOf(ctx: ActionContext, { identities }: PartyDraft): Promise<string | null> {
  const holders = await findHolders(
    ctx.db,
    identities.filter(({ kind }) => isExclusiveKind(kind)),
  );
  const [first, ...others] = new Set(holders.map(({ partyId }) => partyId));
  if (first === undefined || others.length === 0) return first ?? null;
  return refuse(
    partiesProblems.identityBelongsToAnother,
    'the numbers of this document belong to several customers; merge these first, or say whom it is of in onto',
    { context: { kind: holders[0]?.kind ?? '', partyId: first } },
  );
}

function refuseAnotherKind(record: PartyRecord, given: DocumentedCustomer): void {
  if (record.kind === given.kind) return;
  const message = `the file is of a ${record.kind}, the document of a ${given.kind}; bring it in as a new customer`;
  throw invalid([{ path: 'body.document.customer.kind', code: 'kind-differs', message }]);
}

/** What a document says of somebody apart from their numbers and places, which are read on their own. */
function factsOf(given: DocumentedCustomer) {
  const { nationalIds: _numbers, branch: _branch, owner: _owner, keyAccount: _flag, ...rest } = given;
  const { relations: _relations, ...facts } = rest;
  return facts;
}

const NOWHERE = { branch: null, owner: null, keyAccount: null, relations: [] };

/** Writes how each telephone, e-mail and address was typed and what is known of it. */
async function tellStanding(ctx: ActionContext, partyId: string, given: DocumentedCustomer): Promise<void> {
  const record = await recordToChange(ctx, partyId);
  const told = new Map((given.contactPoints ?? []).map((point) => [pointKey(point), point]));
  const pairs = record.contactPoints.map((point): [StoredContactPoint, StoredContactPoint] => {
    const [own] =
      documentOf({ ...record, contactPoints: [point] }, NOWHERE, { contact: true, sensitive: false })
        .contactPoints ?? [];
    const said = own && told.get(pointKey(own));
    if (!said) return [point, point];
    const { kind, e164: _, ...standing } = said;
    const read = readContactPoint({ kind, typed: said.typed }, ctx.settings.region, '');
    return [point, { ...point, ...standing, extension: read.ok ? read.draft.extension : point.extension }];
  });
  const changes = pairs.flatMap(([before, after]) => pointChanges(before, after));
  for (const [before, after] of pairs) {
    if (JSON.stringify(before) !== JSON.stringify(after)) await updateContactPointRow(ctx.db, partyId, after);
  }
  await saveRecord(ctx, record, { ...record, contactPoints: pairs.map(([, after]) => after) }, changes);
}
