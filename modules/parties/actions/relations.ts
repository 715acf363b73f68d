import { notFound, refuse } from '#contract-kit';
import { type ActionContext, reaches } from '#platform';
import {
  type Household,
  type KeyAccount,
  partiesProblems,
  partiesRead,
  type Relation,
  type RelationRole,
} from '../contract/index.ts';
import { findRecord } from '../data/party-record.ts';
import {
  addressesOf,
  deleteKeyAccount,
  deleteRelation,
  findKeyAccount,
  idsEverHeld,
  insertRelation,
  listRelationsOf,
  relatedParties,
  type StoredRelation,
  setRelationEnd,
  survivorsOf,
  writeKeyAccount,
} from '../data/relation-queries.ts';
import { relationFits } from '../domain/relation-fits.ts';
import { recordToChange, refuseUnknown } from './party-view.ts';
import { reachOf } from './reach-of.ts';
import { refuseUnknownPlaces } from './refuse-unknown-places.ts';
import { recordChanges, stampOf } from './save-record.ts';

export interface Related {
  relations: Relation[];
  households: Household[];
  keyAccount: KeyAccount | null;
}

/** Everybody a party stands in relation to whom the actor reaches, and the households with their members. */
export async function getRelations(ctx: ActionContext, partyId: string): Promise<Related> {
  const record = await findRecord(ctx.db, partyId);
  if (!record || !reaches(ctx.actor, partiesRead, record)) return refuseUnknown();
  const relations = await relationsOf(ctx, [partyId]);
  const ownHouseholds = relations.filter(({ other }) => other.kind === 'household').map(({ other }) => other);
  const isHousehold = record.kind === 'household';
  return {
    relations: relations.filter(({ other }) => other.kind !== 'household'),
    households: await householdsOf(ctx, isHousehold ? [partyId] : ownHouseholds.map((one) => one.partyId)),
    keyAccount: (await findKeyAccount(ctx.db, partyId)) ?? null,
  };
}

/** Relations of some parties, with ids of merged files followed to who holds them now. */
async function relationsOf(ctx: ActionContext, partyIds: readonly string[]): Promise<Relation[]> {
  const held = await idsEverHeld(ctx.db, partyIds);
  const stored = await listRelationsOf(ctx.db, [...held.keys()]);
  const everybody = stored.flatMap(({ partyId, otherId }) => [partyId, otherId]);
  const survivors = await survivorsOf(ctx.db, everybody);
  const now = (id: string) => survivors.get(id) ?? id;
  const reach = reachOf(ctx, partiesRead);
  const parties = await relatedParties(ctx.db, reach, everybody.map(now));
  return stored.flatMap((one) => {
    const { relationId, role, note, sinceOn, untilOn } = one;
    const direction = held.has(one.partyId) ? 'outgoing' : 'incoming';
    const other = parties.get(now(direction === 'outgoing' ? one.otherId : one.partyId));
    // Two files that stood in relation and became one are not related to themselves.
    if (!other || held.has(other.partyId)) return [];
    return [{ relationId, partyId: now(one.partyId), role, direction, note, sinceOn, untilOn, other }];
  });
}

async function householdsOf(ctx: ActionContext, partyIds: readonly string[]): Promise<Household[]> {
  const distinct = [...new Set(partyIds)];
  const reach = reachOf(ctx, partiesRead);
  const parties = await relatedParties(ctx.db, reach, distinct);
  const addresses = await addressesOf(ctx.db, distinct);
  const households: Household[] = [];
  for (const household of parties.values()) {
    const members = await relationsOf(ctx, [household.partyId]);
    households.push({
      household,
      address: addresses.get(household.partyId) ?? null,
      members: members
        .filter(({ direction }) => direction === 'incoming')
        .map(({ relationId, role, untilOn, other }) => ({ relationId, role, untilOn, party: other })),
    });
  }
  return households;
}

/** Says what a party is to another one. */
export async function addRelation(
  ctx: ActionContext,
  partyId: string,
  form: { otherId: string; role: RelationRole; note?: string | null; sinceOn?: string | null },
): Promise<Related> {
  const record = await recordToChange(ctx, partyId);
  const other = await findRecord(ctx.db, form.otherId);
  if (!other || !reaches(ctx.actor, partiesRead, other)) return refuseUnknown();
  if (partyId === form.otherId || !relationFits(form.role, record.kind, other.kind)) {
    refuse(
      partiesProblems.relationDoesNotFit,
      `a ${record.kind} cannot be "${form.role}" of ${partyId === form.otherId ? 'itself' : `a ${other.kind}`}; choose another role or party`,
    );
  }
  const known = await listRelationsOf(ctx.db, [partyId]);
  const isKnown = known.some(
    (one) =>
      one.partyId === partyId &&
      one.otherId === form.otherId &&
      one.role === form.role &&
      one.untilOn === null,
  );
  if (isKnown) refuse(partiesProblems.relationKnown, 'the two stand in this relation already; end it first');

  const relationId = ctx.newId();
  const { otherId, role, note = null, sinceOn = null } = form;
  await insertRelation(ctx.db, { partyId, relationId, otherId, role, note, sinceOn }, stampOf(ctx));
  await recordChanges(ctx, partyId, [{ field: 'relation', from: null, to: other.displayName }]);
  ctx.audit({ subjectKind: 'party', subjectId: partyId, relationId, role });
  return getRelations(ctx, partyId);
}

/** Says when a relation ended, or that it goes on. */
export async function endRelation(
  ctx: ActionContext,
  key: { partyId: string; relationId: string },
  untilOn: string | null,
): Promise<Related> {
  await recordToChange(ctx, key.partyId);
  const relation = await relationToChange(ctx, key);
  if (untilOn !== null && relation.sinceOn !== null && untilOn < relation.sinceOn) {
    refuse(
      partiesProblems.relationDoesNotFit,
      `this relation began on ${relation.sinceOn}; it cannot have ended on ${untilOn}`,
    );
  }
  await setRelationEnd(ctx.db, key, untilOn);
  return getRelations(ctx, key.partyId);
}

/** Removes a relation that was noted by mistake. */
export async function removeRelation(
  ctx: ActionContext,
  key: { partyId: string; relationId: string },
): Promise<Related> {
  await recordToChange(ctx, key.partyId);
  await relationToChange(ctx, key);
  await deleteRelation(ctx.db, key);
  return getRelations(ctx, key.partyId);
}

async function relationToChange(
  ctx: ActionContext,
  { partyId, relationId }: { partyId: string; relationId: string },
): Promise<StoredRelation> {
  const relation = (await listRelationsOf(ctx.db, [partyId])).find(
    (one) => one.relationId === relationId && one.partyId === partyId,
  );
  return relation ?? refuse(notFound, 'this customer has no such relation any more');
}

/** Flags a customer as a key account, or says anew why. */
export async function flagKeyAccount(
  ctx: ActionContext,
  partyId: string,
  flag: Pick<KeyAccount, 'reason' | 'ownerId' | 'reviewOn'>,
): Promise<Related> {
  await recordToChange(ctx, partyId);
  await refuseUnknownPlaces(ctx, { ownerId: flag.ownerId });
  await writeKeyAccount(ctx.db, partyId, flag, stampOf(ctx));
  return getRelations(ctx, partyId);
}

/** Takes the flag away. */
export async function unflagKeyAccount(ctx: ActionContext, partyId: string): Promise<Related> {
  await recordToChange(ctx, partyId);
  await deleteKeyAccount(ctx.db, partyId);
  return getRelations(ctx, partyId);
}
