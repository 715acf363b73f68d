import { sql } from 'kysely';
import type { Database } from '#platform';
import type { FieldChange } from '../contract/index.ts';

/** Files an import opened that nobody has touched since. Gives at most `limit`. */
export async function findUntouchedFiles(
  db: Database,
  importId: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ partyId: string }>`
    select p.party_id as "partyId" from parties.party p
    where p.import_id = ${importId} and p.party_id > ${after}
      and not exists (select 1 from parties.change c
                      where c.party_id = p.party_id and c.import_id is distinct from ${importId}::uuid)
    order by p.party_id limit ${limit}`.execute(db);
  return rows.map(({ partyId }) => partyId);
}

/** How many files an import opened are still there. */
export async function countOpenedFiles(db: Database, importId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from parties.party where import_id = ${importId}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Parties an import changed without having opened them. */
export async function findChangedFiles(
  db: Database,
  importId: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ partyId: string }>`
    select distinct c.party_id as "partyId" from parties.change c
    where c.import_id = ${importId} and c.party_id > ${after}
    order by c.party_id limit ${limit}`.execute(db);
  return rows.map(({ partyId }) => partyId);
}

/** What an import changed of given parties, oldest first. */
export async function listImportChanges(
  db: Database,
  importId: string,
  partyIds: readonly string[],
): Promise<{ partyId: string; changes: FieldChange[] }[]> {
  const { rows } = await sql<{ partyId: string; changes: FieldChange[] }>`
    select party_id as "partyId", changes from parties.change
    where party_id = any(${partyIds}::uuid[]) and import_id = ${importId} order by party_id, change_id`.execute(
    db,
  );
  return rows;
}

/** Removes whole files and everything in them. */
export async function deleteFiles(tx: Database, partyIds: readonly string[]): Promise<void> {
  const tables = [
    'contact_point',
    'identity',
    'party_tag',
    'figure',
    'change',
    'likeness',
    'relation',
    'key_account',
    'party',
  ];
  for (const table of tables) {
    await sql`delete from ${sql.table(`parties.${table}`)} where party_id = any(${partyIds}::uuid[])`.execute(
      tx,
    );
  }
}

/** Takes the mark of an import off what stays, so that reverting it again does nothing. */
export async function clearImportMarks(
  tx: Database,
  importId: string,
  partyIds: readonly string[],
): Promise<void> {
  for (const table of ['contact_point', 'identity', 'party_tag', 'change', 'party']) {
    await sql`
      update ${sql.table(`parties.${table}`)} set import_id = null
      where party_id = any(${partyIds}::uuid[]) and import_id = ${importId}`.execute(tx);
  }
}
