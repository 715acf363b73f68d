import type { Fault, Permission } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  type DocumentedCustomer,
  type DocumentOutcome,
  type DocumentRelation,
  partiesExport,
  partiesRead,
  partiesWrite,
  type RelatedParty,
} from '../contract/index.ts';
import { findHolders } from '../data/identity-queries.ts';
import { loadRecords } from '../data/party-record.ts';
import {
  idsEverHeld,
  listRelationsOf,
  relatedParties,
  type StoredRelation,
  survivorsOf,
} from '../data/relation-queries.ts';
import { type IdentityKey, isExclusiveKind } from '../domain/identity.ts';
import { readIdentity } from '../domain/party-draft.ts';
import { relationFits } from '../domain/relation-fits.ts';
import { reachOf } from './reach-of.ts';
import { addRelation, endRelation } from './relations.ts';

/** More than two hundred customers stand in together. */
const MOST_RELATIONS = 50_000;

type Outcome = DocumentOutcome['relations'][number];

/** Whom given customers stand in relation to, of those whoever takes the documents may take out. */
export async function relationsInWords(
  ctx: ActionContext,
  partyIds: readonly string[],
): Promise<Map<string, DocumentRelation[]>> {
  const held = await idsEverHeld(ctx.db, partyIds);
  const stored = await listRelationsOf(ctx.db, [...held.keys()], MOST_RELATIONS);
  const everybody = stored.flatMap(({ partyId, otherId }) => [partyId, otherId]);
  const survivors = await survivorsOf(ctx.db, everybody);
  const now = (id: string) => survivors.get(id) ?? id;
  const reached = await relatedParties(ctx.db, reachOf(ctx, partiesExport), everybody.map(now));
  const records = await loadRecords(ctx.db, [...reached.keys()]);
  const told = new Map<string, DocumentRelation[]>();
  const tell = (ownId: string, direction: DocumentRelation['direction'], relation: StoredRelation) => {
    const partyId = held.get(ownId);
    const otherId = now(direction === 'outgoing' ? relation.otherId : relation.partyId);
    const other = reached.get(otherId);
    if (partyId === undefined || other === undefined || otherId === partyId) return;
    const identities = (records.get(otherId)?.identities ?? [])
      .filter(({ kind }) => kind === 'member-number' || kind.startsWith('external:'))
      .map(({ kind, value }) => ({ kind, value }))
      .toSorted((a, b) => (`${a.kind} ${a.value}` < `${b.kind} ${b.value}` ? -1 : 1));
    const { role, note, sinceOn, untilOn } = relation;
    const { kind, displayName: name } = other;
    // A number of ours says nothing elsewhere, so it stands only where there is no other.
    const number = identities.length === 0 ? other.number : null;
    const own = told.get(partyId) ?? [];
    told.set(partyId, own);
    own.push({ role, direction, other: { kind, name, number, identities }, note, sinceOn, untilOn });
  };
  for (const relation of stored) {
    tell(relation.partyId, 'outgoing', relation);
    tell(relation.otherId, 'incoming', relation);
  }
  return told;
}

/** Relations of a document that cannot be. */
export function relationFaults({ kind, relations }: DocumentedCustomer): Fault[] {
  return relations.flatMap(({ role, direction, other, sinceOn, untilOn }, index) => {
    const path = `body.document.customer.relations.${index}`;
    const [left, right] = direction === 'outgoing' ? [kind, other.kind] : [other.kind, kind];
    const faults: Fault[] = [];
    if (!relationFits(role, left, right)) {
      const message = `a ${left} cannot be "${role}" of a ${right}; choose another role`;
      faults.push({ path: `${path}.role`, code: 'relation-does-not-fit', message });
    }
    if (sinceOn !== null && untilOn !== null && untilOn < sinceOn) {
      const message = `this relation began on ${sinceOn}; it cannot have ended on ${untilOn}`;
      faults.push({ path: `${path}.untilOn`, code: 'ends-before-it-began', message });
    }
    return faults;
  });
}

/** Relates a customer to whom the document names and who is found here by their number; tells what became of each. */
export async function relate(
  ctx: ActionContext,
  partyId: string | null,
  given: DocumentedCustomer,
  dryRun: boolean,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const relation of given.relations) {
    const { role, other } = relation;
    const otherId = await findOther(ctx, relation);
    const isFound = otherId !== undefined && otherId !== partyId;
    const outcome = isFound ? await relateTo(ctx, partyId, otherId, relation, dryRun) : 'not-found';
    outcomes.push({ role, name: other.name, outcome });
  }
  return outcomes;
}

async function relateTo(
  ctx: ActionContext,
  partyId: string | null,
  otherId: string,
  { role, direction, note, sinceOn, untilOn }: DocumentRelation,
  dryRun: boolean,
): Promise<Outcome['outcome']> {
  if (partyId === null) return 'added';
  const [left, right] = direction === 'outgoing' ? [partyId, otherId] : [otherId, partyId];
  const alike = await alikeRelations(ctx, { left, right, role });
  const isOver = untilOn !== null;
  if (alike.some((one) => (one.untilOn !== null) === isOver && (one.untilOn ?? '') === (untilOn ?? ''))) {
    return 'known';
  }
  const lasting = alike.find((one) => one.untilOn === null);
  // Silence about an end is no news of a relation that is known to have ended.
  if (!isOver && alike.length > 0) return 'known';
  if (!dryRun) {
    if (!lasting) await addRelation(ctx, left, { otherId: right, role, note, sinceOn });
    const [made] = lasting ? [lasting] : await alikeRelations(ctx, { left, right, role, isLasting: true });
    if (isOver && made) await endRelation(ctx, made, untilOn);
  }
  return lasting ? 'ended' : 'added';
}

/** What is noted already of two parties in a role, under ids they hold now. */
async function alikeRelations(
  ctx: ActionContext,
  wanted: { left: string; right: string; role: string; isLasting?: boolean },
): Promise<StoredRelation[]> {
  const held = await idsEverHeld(ctx.db, [wanted.left, wanted.right]);
  const stored = await listRelationsOf(ctx.db, [...held.keys()]);
  return stored.filter(
    ({ partyId, otherId, role, untilOn }) =>
      held.get(partyId) === wanted.left &&
      held.get(otherId) === wanted.right &&
      role === wanted.role &&
      (wanted.isLasting !== true || untilOn === null),
  );
}

/** The one party here who holds the numbers of whom a relation names; a number of the other system counts with the name. */
async function findOther(ctx: ActionContext, relation: DocumentRelation): Promise<string | undefined> {
  const { other, direction } = relation;
  // A relation stands in the file of its left party, which is changed by it.
  const permission = direction === 'incoming' ? partiesWrite : partiesRead;
  const byNumbers = await reachedHolders(ctx, permission, other.identities);
  const fits = (one: RelatedParty) => one.kind === other.kind;
  const [found, ...more] = byNumbers.filter(fits);
  if (found && more.length === 0) return found.partyId;
  if (found || other.number === null) return undefined;
  const ours = await reachedHolders(ctx, permission, [{ kind: 'customer-number', value: other.number }]);
  return ours.find((one) => fits(one) && one.displayName === other.name)?.partyId;
}

async function reachedHolders(
  ctx: ActionContext,
  permission: Permission,
  identities: readonly { kind: string; value: string }[],
): Promise<RelatedParty[]> {
  const keys = identities.flatMap((identity): IdentityKey[] => {
    const read = readIdentity(identity, 'identity');
    return read.ok && isExclusiveKind(read.key.kind) ? [read.key] : [];
  });
  const holders = await findHolders(ctx.db, keys);
  const ids = [...new Set(holders.map(({ partyId }) => partyId))];
  return [...(await relatedParties(ctx.db, reachOf(ctx, permission), ids)).values()];
}
