import { sql } from 'kysely';
import type { Database } from '#platform';
import type { BarredReason, ContactPointKind, PreferredChannel, VerifiedByMeans } from '../contract/index.ts';
import type { IdentityKind } from '../domain/identity.ts';
import type { PartyFacts } from '../domain/party-draft.ts';
import type { PartiesTables } from './tables.ts';

export interface StoredContactPoint {
  contactPointId: string;
  kind: ContactPointKind;
  label: string | null;
  typed: string;
  value: string;
  nationalDigits: string | null;
  extension: string | null;
  preferredAt: string | null;
  confirmedAt: string | null;
  /** Since when it is not to be used; null for one that may be. */
  barredAt: string | null;
  barredReason: BarredReason | null;
  verifiedAt: string | null;
  verifiedByMeans: VerifiedByMeans | null;
  addedAt: string;
  importId: string | null;
}

export interface StoredIdentity {
  kind: IdentityKind;
  value: string;
  source: string | null;
  importId: string | null;
}

/** A party as its actions work on it: the facts, how to reach it, what it is recognised by. */
export interface PartyRecord extends PartyFacts {
  partyId: string;
  number: string;
  displayName: string;
  nameKey: string;
  latinName: string | null;
  firstContactAt: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
  importId: string | null;
  contactPoints: StoredContactPoint[];
  /** Given numbers only: phones, e-mails and name-with-birthday follow from the rest. */
  identities: StoredIdentity[];
  tags: string[];
}

/** Reads whole records. With `lock` the party rows are held, so that what is derived from them cannot go stale. */
export async function loadRecords(
  db: Database,
  partyIds: readonly string[],
  options: { lock?: boolean } = {},
): Promise<Map<string, PartyRecord>> {
  const ids = [...new Set(partyIds)];
  const parties = await partyRows(db, ids, options.lock ?? false);
  const [contactPoints, identities, tags] = await loadBelongings(db, ids);
  return new Map(
    parties.map((row) => [
      row.partyId,
      {
        ...row,
        contactPoints: contactPoints.get(row.partyId) ?? [],
        identities: identities.get(row.partyId) ?? [],
        tags: tags.get(row.partyId) ?? [],
      },
    ]),
  );
}

async function partyRows(db: Database, ids: readonly string[], lock: boolean) {
  const query = db
    .withTables<PartiesTables>()
    .selectFrom('parties.party as p')
    .where('p.party_id', '=', sql<string>`any(${ids}::uuid[])`)
    .select([
      'p.party_id as partyId',
      'p.number',
      'p.kind',
      'p.family_name as familyName',
      'p.given_name as givenName',
      'p.organisation_name as organisationName',
      'p.other_name as otherName',
      'p.display_name as displayName',
      'p.name_key as nameKey',
      'p.latin_name as latinName',
      'p.gender',
      'p.born_on as bornOn',
      'p.died_on as diedOn',
      'p.language',
      sql<PreferredChannel | null>`p.preferred_channel`.as('preferredChannel'),
      'p.contact_hours as contactHours',
      'p.source',
      'p.first_contact_at as firstContactAt',
      'p.branch_id as branchId',
      'p.owner_id as ownerId',
      'p.version',
      'p.created_at as createdAt',
      'p.updated_at as updatedAt',
      'p.archived_at as archivedAt',
      'p.import_id as importId',
    ]);
  return lock ? query.forUpdate().execute() : query.execute();
}

async function loadBelongings(db: Database, ids: readonly string[]) {
  const contactPoints = await contactPointRows(db, ids);
  const identities = await identityRows(db, ids);
  const tags = await tagRows(db, ids);
  return [
    groupByParty(contactPoints, ({ partyId: _, ...point }) => point),
    groupByParty(identities, ({ partyId: _, ...identity }) => identity),
    groupByParty(tags, ({ tag }) => tag),
  ] as const;
}

async function contactPointRows(db: Database, ids: readonly string[]) {
  return db
    .withTables<PartiesTables>()
    .selectFrom('parties.contact_point as c')
    .where('c.party_id', '=', sql<string>`any(${ids}::uuid[])`)
    .select([
      'c.party_id as partyId',
      'c.contact_point_id as contactPointId',
      'c.kind',
      'c.label',
      'c.typed',
      'c.value',
      'c.national_digits as nationalDigits',
      'c.extension',
      'c.preferred_at as preferredAt',
      'c.confirmed_at as confirmedAt',
      'c.barred_at as barredAt',
      sql<BarredReason | null>`c.barred_reason`.as('barredReason'),
      'c.verified_at as verifiedAt',
      sql<VerifiedByMeans | null>`c.verified_by_means`.as('verifiedByMeans'),
      'c.added_at as addedAt',
      'c.import_id as importId',
    ])
    .orderBy(sql`c.preferred_at desc nulls last, c.added_at, c.contact_point_id`)
    .execute();
}

async function identityRows(db: Database, ids: readonly string[]) {
  return db
    .withTables<PartiesTables>()
    .selectFrom('parties.identity as i')
    .where('i.party_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('i.exclusive', '=', true)
    .select([
      'i.party_id as partyId',
      sql<IdentityKind>`i.kind`.as('kind'),
      'i.value',
      'i.source',
      'i.import_id as importId',
    ])
    .orderBy('i.added_at')
    .orderBy('i.kind')
    .orderBy('i.value')
    .execute();
}

async function tagRows(db: Database, ids: readonly string[]) {
  return db
    .withTables<PartiesTables>()
    .selectFrom('parties.party_tag as t')
    .where('t.party_id', '=', sql<string>`any(${ids}::uuid[])`)
    .select(['t.party_id as partyId', 't.tag'])
    .orderBy('t.added_at')
    .orderBy('t.tag')
    .execute();
}

function groupByParty<Row extends { partyId: string }, T>(
  rows: readonly Row[],
  pick: (row: Row) => T,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.partyId);
    if (group) group.push(pick(row));
    else groups.set(row.partyId, [pick(row)]);
  }
  return groups;
}

/** One record, or nothing. */
export async function findRecord(
  db: Database,
  partyId: string,
  options: { lock?: boolean } = {},
): Promise<PartyRecord | undefined> {
  return (await loadRecords(db, [partyId], options)).get(partyId);
}
