import { sql } from 'kysely';
import type { Database } from '#platform';
import type { FieldChange, Merge, MergeConflict } from '../contract/index.ts';
import type { Stamp } from './party-writes.ts';

/** A merge with what it takes to undo it. */
export interface StoredMerge extends Merge {
  changes: FieldChange[];
  /** Whom the merged party's id leads to: another one than this, when the survivor of the merge went up in this party. */
  leadsTo: string | null;
}

/** Merges into a party, latest first. */
export async function listMergesOf(db: Database, partyId: string): Promise<StoredMerge[]> {
  const { rows } = await sql<StoredMerge>`
    select merge_id as "mergeId", merged_party_id as "mergedPartyId", merged_number as "mergedNumber",
      coalesce(nullif(merged_name, ''), '—') as "mergedName", at, by_name as "byName", rows_moved as "rowsMoved",
      rows_set_aside as "rowsSetAside", undone_at as "undoneAt", undone_by_name as "undoneByName", changes,
      (select o.survivor_id from parties.merged_party o
       where o.party_id = m.merged_party_id and o.merge_id = m.merge_id) as "leadsTo",
      coalesce(undo_conflicts, '[]'::jsonb) as conflicts
    from parties.merge m where party_id = ${partyId} order by at desc, merge_id desc`.execute(db);
  return rows;
}

/** Follows merges from an old id to who holds it now; nothing for a party that was never merged. */
export async function findSurvivorId(db: Database, partyId: string): Promise<string | undefined> {
  // `union` drops an id met twice, so that even a circle ends.
  const { rows } = await sql<{ survivorId: string }>`
    with recursive road as (
      select survivor_id from parties.merged_party where party_id = ${partyId}
      union
      select m.survivor_id from road join parties.merged_party m on m.party_id = road.survivor_id)
    select survivor_id as "survivorId" from road
    where not exists (select 1 from parties.merged_party m where m.party_id = road.survivor_id)`.execute(db);
  return rows[0]?.survivorId;
}

/** Writes down a merge about to happen. */
export async function insertMerge(
  tx: Database,
  merge: {
    survivorId: string;
    mergeId: string;
    mergedPartyId: string;
    mergedNumber: string;
    mergedName: string;
    changes: readonly FieldChange[];
  },
  stamp: Stamp,
): Promise<void> {
  await sql`
    insert into parties.merge (party_id, merge_id, merged_party_id, merged_number, merged_name, changes, at, by_id, by_name)
    values (${merge.survivorId}, ${merge.mergeId}, ${merge.mergedPartyId}, ${merge.mergedNumber}, ${merge.mergedName},
      ${JSON.stringify(merge.changes)}::jsonb, ${stamp.at}, ${stamp.byId}, ${stamp.byName})`.execute(tx);
  await sql`
    insert into parties.merged_party (party_id, survivor_id, merge_id)
    values (${merge.mergedPartyId}, ${merge.survivorId}, ${merge.mergeId})`.execute(tx);
}

/** What the files said that merges took in, field by field, in the spelling changes of merges are told in. */
export async function listMergedWords(
  db: Database,
  partyId: string,
  mergeIds: readonly string[],
): Promise<Map<string, Record<string, string | null>>> {
  if (mergeIds.length === 0) return new Map();
  const { rows } = await sql<{ mergeId: string; firstContactAt: string } & Record<string, string | null>>`
    select r.merge_id as "mergeId", nullif(p.family_name, '') as "familyName", nullif(p.given_name, '') as "givenName",
      nullif(p.organisation_name, '') as "organisationName", nullif(p.other_name, '') as "otherName", p.gender,
      p.born_on as "bornOn", p.died_on as "diedOn", p.language, p.preferred_channel as "preferredChannel",
      p.contact_hours as "contactHours", p.source, p.branch_id as "branchId", p.owner_id as "ownerId",
      p.first_contact_at as "firstContactAt"
    from parties.merge_row r cross join lateral jsonb_populate_record(null::parties.party, r.row) as p
    where r.party_id = ${partyId} and r.merge_id = any(${[...mergeIds]}::uuid[])
      and r.table_name = 'parties.party' and r.fate = 'set-aside'`.execute(db);
  return new Map(rows.map(({ mergeId, ...said }) => [mergeId, said]));
}

/** Writes what merges are found to have changed, once one before them is undone. */
export async function rewriteMergeChanges(
  tx: Database,
  partyId: string,
  changes: ReadonlyMap<string, readonly FieldChange[]>,
): Promise<void> {
  for (const [mergeId, told] of changes) {
    await sql`
      update parties.merge set changes = ${JSON.stringify(told)}::jsonb
      where party_id = ${partyId} and merge_id = ${mergeId}`.execute(tx);
  }
}

/** The tables a merge moved something of, or set something aside. */
export async function listTablesOfMerge(
  db: Database,
  key: { survivorId: string; mergeId: string },
): Promise<Set<string>> {
  const { rows } = await sql<{ table: string }>`
    select distinct table_name as "table" from parties.merge_row
    where party_id = ${key.survivorId} and merge_id = ${key.mergeId}`.execute(db);
  return new Set(rows.map(({ table }) => table));
}

/** Adds what was moved and set aside to a merge. */
export async function addMergeCounts(
  tx: Database,
  key: { survivorId: string; mergeId: string },
  counts: { moved: number; setAside: number },
): Promise<void> {
  await sql`
    update parties.merge set rows_moved = rows_moved + ${counts.moved}, rows_set_aside = rows_set_aside + ${counts.setAside}
    where party_id = ${key.survivorId} and merge_id = ${key.mergeId}`.execute(tx);
}

/** Closes a merge that was undone: the old id leads nowhere else any more, and the journal is emptied. */
export async function closeMerge(
  tx: Database,
  key: { survivorId: string; mergeId: string; mergedPartyId: string },
  conflicts: readonly MergeConflict[],
  stamp: Stamp,
): Promise<void> {
  await sql`
    update parties.merge set undone_at = ${stamp.at}, undone_by_id = ${stamp.byId}, undone_by_name = ${stamp.byName},
      undo_conflicts = ${JSON.stringify(conflicts)}::jsonb
    where party_id = ${key.survivorId} and merge_id = ${key.mergeId}`.execute(tx);
  await sql`delete from parties.merged_party where party_id = ${key.mergedPartyId}`.execute(tx);
  await sql`
    delete from parties.merge_row where party_id = ${key.survivorId} and merge_id = ${key.mergeId}`.execute(
    tx,
  );
}

/** Takes what other files still say of erased people out of them: merges that were undone, pairs to decide about, relations. */
export async function forgetInOtherFiles(tx: Database, partyIds: readonly string[]): Promise<void> {
  await sql`
    update parties.merge set merged_name = '', merged_number = '', changes = '[]', undo_conflicts = null
    where merged_party_id = any(${[...partyIds]}::uuid[]) and undone_at is not null`.execute(tx);
  await sql`delete from parties.possible_duplicate where other_id = any(${[...partyIds]}::uuid[])`.execute(
    tx,
  );
  await sql`delete from parties.relation where other_id = any(${[...partyIds]}::uuid[])`.execute(tx);
}

/** Since when a party is known. */
export async function setFirstContact(tx: Database, partyId: string, at: string): Promise<void> {
  await sql`update parties.party set first_contact_at = ${at} where party_id = ${partyId}`.execute(tx);
}

/** Whether a merge still stands as it was made; its row is held until the end. */
export async function findOpenMerge(
  tx: Database,
  key: { survivorId: string; mergeId: string },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from parties.merge
    where party_id = ${key.survivorId} and merge_id = ${key.mergeId} and undone_at is null for update`.execute(
    tx,
  );
  return rows.length > 0;
}

const BARRED = 'contact-point-barred:';

/**
 * Where both files held one number or address, the survivor's row stays; what was held against the other one is held
 * against it from now on. Told as changes of the merge, so that undoing it lifts them again.
 */
export async function keepStricterStanding(
  tx: Database,
  key: { survivorId: string; mergeId: string },
): Promise<FieldChange[]> {
  const { rows } = await sql<{ contactPointId: string; barredAt: string }>`
    update parties.contact_point c
    set barred_at = (r.row ->> 'barred_at')::timestamptz, barred_reason = r.row ->> 'barred_reason'
    from parties.merge_row r
    where r.party_id = ${key.survivorId} and r.merge_id = ${key.mergeId} and r.fate in ('set-aside', 'left')
      and r.table_name = 'parties.contact_point' and r.row ->> 'barred_at' is not null
      and c.party_id = ${key.survivorId} and c.kind = r.row ->> 'kind' and c.value = r.row ->> 'value'
      and c.barred_at is null
    returning c.contact_point_id as "contactPointId", c.barred_at as "barredAt"`.execute(tx);
  return rows.map(({ contactPointId, barredAt }) => ({
    field: `${BARRED}${contactPointId}`,
    from: null,
    to: barredAt,
  }));
}

/** Lifts what a merge held against the survivor's numbers, unless somebody decided about them since. */
export async function liftStricterStanding(
  tx: Database,
  survivorId: string,
  changes: readonly FieldChange[],
): Promise<void> {
  const held = changes.filter(({ field }) => field.startsWith(BARRED));
  if (held.length === 0) return;
  await sql`
    update parties.contact_point c set barred_at = null, barred_reason = null
    from unnest(${held.map(({ field }) => field.slice(BARRED.length))}::uuid[], ${held.map(({ to }) => to)}::timestamptz[])
      as held (contact_point_id, barred_at)
    where c.party_id = ${survivorId} and c.contact_point_id = held.contact_point_id
      and c.barred_at = held.barred_at`.execute(tx);
}
