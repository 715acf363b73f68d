import { sql } from 'kysely';
import type { Database } from '#platform';

/** Tags in use, in alphabetical order. */
export async function listTagNames(db: Database): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`select tag from parties.tag order by tag limit 1000`.execute(
    db,
  );
  return rows.map(({ tag }) => tag);
}

/** Tags an import put on given parties. */
export async function listImportTags(
  db: Database,
  importId: string,
  partyIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ partyId: string; tags: string[] }>`
    select party_id as "partyId", array_agg(tag order by tag) as tags from parties.party_tag
    where party_id = any(${partyIds}::uuid[]) and import_id = ${importId} group by party_id`.execute(db);
  return new Map(rows.map(({ partyId, tags }) => [partyId, tags]));
}
