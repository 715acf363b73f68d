import { sql } from 'kysely';
import { type Database, scopePredicate } from '#platform';
import type { KeyAccount, RelatedParty, RelationRole } from '../contract/index.ts';
import type { Reach } from './list-queries.ts';
import type { Stamp } from './party-writes.ts';

export interface StoredRelation {
  relationId: string;
  partyId: string;
  otherId: string;
  role: RelationRole;
  note: string | null;
  sinceOn: string | null;
  untilOn: string | null;
}

/** Relations in which any of the parties stands, on either side; those that last come first. */
export async function listRelationsOf(
  db: Database,
  partyIds: readonly string[],
  most = 500,
): Promise<StoredRelation[]> {
  const ids = [...partyIds];
  const { rows } = await sql<StoredRelation>`
    select relation_id as "relationId", party_id as "partyId", other_id as "otherId", role, note,
      since_on as "sinceOn", until_on as "untilOn"
    from (select * from parties.relation where party_id = any(${ids}::uuid[])
          union
          select * from parties.relation where other_id = any(${ids}::uuid[])) r
    order by until_on is not null, added_at, relation_id limit ${most}`.execute(db);
  return rows;
}

/** A party and all that went up in it: relations of others still name the old ids. */
export async function idsEverHeld(db: Database, partyIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ partyId: string; oldId: string }>`
    with recursive held as (
      select id as party_id, id as old_id from unnest(${[...partyIds]}::uuid[]) as id
      union
      select held.party_id, m.party_id from held join parties.merged_party m on m.survivor_id = held.old_id)
    select party_id as "partyId", old_id as "oldId" from held`.execute(db);
  return new Map(rows.map(({ partyId, oldId }) => [oldId, partyId]));
}

/** Where ids lead that no party has any more. */
export async function survivorsOf(db: Database, partyIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ oldId: string; survivorId: string }>`
    with recursive road as (
      select party_id as old_id, survivor_id from parties.merged_party where party_id = any(${[...partyIds]}::uuid[])
      union
      select road.old_id, m.survivor_id from road join parties.merged_party m on m.party_id = road.survivor_id)
    select old_id as "oldId", survivor_id as "survivorId" from road
    where not exists (select 1 from parties.merged_party m where m.party_id = road.survivor_id)`.execute(db);
  return new Map(rows.map(({ oldId, survivorId }) => [oldId, survivorId]));
}

/** Parties as they stand in another one's file, those the actor reaches. */
export async function relatedParties(
  db: Database,
  reach: Reach,
  partyIds: readonly string[],
): Promise<Map<string, RelatedParty>> {
  const scope = scopePredicate(reach.actor, reach.permission, {
    branchId: sql.ref('p.branch_id'),
    ownerId: sql.ref('p.owner_id'),
  });
  const { rows } = await sql<RelatedParty>`
    select p.party_id as "partyId", p.number, p.kind, p.display_name as "displayName", p.born_on as "bornOn",
      p.died_on as "diedOn", p.primary_phone as "primaryPhone"
    from parties.party p where p.party_id = any(${[...partyIds]}::uuid[]) and ${scope}`.execute(db);
  return new Map(rows.map((row) => [row.partyId, row]));
}

/** The address of each party, the preferred one first. */
export async function addressesOf(db: Database, partyIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ partyId: string; typed: string }>`
    select distinct on (party_id) party_id as "partyId", typed from parties.contact_point
    where party_id = any(${[...partyIds]}::uuid[]) and kind = 'address'
    order by party_id, preferred_at desc nulls last, added_at, contact_point_id`.execute(db);
  return new Map(rows.map(({ partyId, typed }) => [partyId, typed]));
}

export async function insertRelation(
  tx: Database,
  relation: Omit<StoredRelation, 'untilOn'>,
  stamp: Stamp,
): Promise<void> {
  await sql`
    insert into parties.relation (party_id, relation_id, other_id, role, note, since_on, added_at, added_by)
    values (${relation.partyId}, ${relation.relationId}, ${relation.otherId}, ${relation.role}, ${relation.note},
      ${relation.sinceOn}, ${stamp.at}, ${stamp.byId})`.execute(tx);
}

export async function setRelationEnd(
  tx: Database,
  key: Pick<StoredRelation, 'partyId' | 'relationId'>,
  untilOn: string | null,
): Promise<void> {
  await sql`
    update parties.relation set until_on = ${untilOn}
    where party_id = ${key.partyId} and relation_id = ${key.relationId}`.execute(tx);
}

export async function deleteRelation(
  tx: Database,
  key: Pick<StoredRelation, 'partyId' | 'relationId'>,
): Promise<void> {
  await sql`
    delete from parties.relation where party_id = ${key.partyId} and relation_id = ${key.relationId}`.execute(
    tx,
  );
}

/** Key accounts among given parties. */
export async function listKeyAccounts(
  db: Database,
  partyIds: readonly string[],
): Promise<Map<string, Pick<KeyAccount, 'reason' | 'ownerId' | 'reviewOn'>>> {
  const { rows } = await sql<{ partyId: string; reason: string; ownerId: string | null; reviewOn: string }>`
    select party_id as "partyId", reason, owner_id as "ownerId", review_on as "reviewOn"
    from parties.key_account where party_id = any(${[...partyIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ partyId, ...flag }) => [partyId, flag]));
}

/** Why a party is a key account, if it is one. */
export async function findKeyAccount(db: Database, partyId: string): Promise<KeyAccount | undefined> {
  const { rows } = await sql<KeyAccount>`
    select reason, owner_id as "ownerId", review_on as "reviewOn", flagged_at as "flaggedAt",
      flagged_by_name as "flaggedByName"
    from parties.key_account where party_id = ${partyId}`.execute(db);
  return rows[0];
}

export async function writeKeyAccount(
  tx: Database,
  partyId: string,
  flag: Pick<KeyAccount, 'reason' | 'ownerId' | 'reviewOn'>,
  stamp: Stamp,
): Promise<void> {
  await sql`
    insert into parties.key_account (party_id, reason, owner_id, review_on, flagged_at, flagged_by, flagged_by_name)
    values (${partyId}, ${flag.reason}, ${flag.ownerId}, ${flag.reviewOn}, ${stamp.at}, ${stamp.byId}, ${stamp.byName})
    on conflict (party_id) do update
    set reason = excluded.reason, owner_id = excluded.owner_id, review_on = excluded.review_on`.execute(tx);
}

export async function deleteKeyAccount(tx: Database, partyId: string): Promise<void> {
  await sql`delete from parties.key_account where party_id = ${partyId}`.execute(tx);
}
