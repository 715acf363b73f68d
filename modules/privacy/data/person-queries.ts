import { sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext, Database } from '#platform';
import type { Channel } from '../contract/index.ts';

export interface PersonRow {
  partyId: string;
  number: string;
  displayName: string;
  language: string | null;
  bornOn: string | null;
  diedOn: string | null;
  archivedAt: string | null;
}

const person = sql`
  party.party_id as "partyId", party.number, party.display_name as "displayName", party.language,
  party.born_on as "bornOn", party.died_on as "diedOn", party.archived_at as "archivedAt"
  from parties.shared_party party`;

/** A customer within the actor's reach. */
export async function findPersonInReach(
  ctx: ActionContext,
  permission: Permission,
  partyId: string,
): Promise<PersonRow | undefined> {
  const reach = partyReach(ctx, permission);
  const { rows } = await sql<PersonRow>`
    select ${person} where party.party_id = ${partyId} and ${reach}`.execute(ctx.db);
  return rows[0];
}

/** Many customers by their ids. */
export async function findPeople(db: Database, partyIds: readonly string[]): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select ${person} where party.party_id = any(${[...partyIds]}::uuid[])`.execute(db);
  return rows;
}

/** A customer by a link they were given themselves. */
export async function findPerson(db: Database, partyId: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`select ${person} where party.party_id = ${partyId}`.execute(db);
  return rows[0];
}

/** Names of customers, for lists that mention them. */
export async function namesOf(db: Database, partyIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ partyId: string; name: string }>`
    select party_id as "partyId", display_name as name from parties.shared_party
    where party_id = any(${[...partyIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ partyId, name }) => [partyId, name]));
}

const CHANNELS_OF_KIND: Readonly<Record<string, readonly Channel[]>> = {
  phone: ['phone', 'sms', 'messenger'],
  email: ['email'],
  address: ['post'],
};

/** Channels a customer can be reached by, from the numbers and addresses on file. */
export async function channelsOf(db: Database, partyId: string): Promise<Channel[]> {
  const { rows } = await sql<{ kind: string }>`
    select distinct kind from parties.shared_contact_point
    where party_id = ${partyId} and barred_at is null`.execute(db);
  return rows.flatMap(({ kind }) => CHANNELS_OF_KIND[kind] ?? []);
}

/** Channels each of many customers can be reached by. */
export async function channelsOfAll(
  db: Database,
  partyIds: readonly string[],
): Promise<Map<string, Channel[]>> {
  const { rows } = await sql<{ partyId: string; kinds: string[] }>`
    select party_id as "partyId", array_agg(distinct kind) as kinds from parties.shared_contact_point
    where party_id = any(${[...partyIds]}::uuid[]) and barred_at is null group by party_id`.execute(db);
  return new Map(
    rows.map(({ partyId, kinds }) => [partyId, kinds.flatMap((kind) => CHANNELS_OF_KIND[kind] ?? [])]),
  );
}
