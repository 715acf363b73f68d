import { sql } from 'kysely';
import type { Database } from '#platform';
import type { TagTone } from '../contract/index.ts';

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

interface TagRow {
  tag: string;
  tone: TagTone;
  firstUsedAt: string;
}

/** Tags with their colours, in alphabetical order. */
export async function listTagRows(db: Database): Promise<TagRow[]> {
  const { rows } = await sql<TagRow>`
    select tag, tone, first_used_at as "firstUsedAt" from parties.tag order by tag limit 1000`.execute(db);
  return rows;
}

/** One tag, held until the end, or nothing. */
export async function findTag(db: Database, tag: string): Promise<TagRow | undefined> {
  const { rows } = await sql<TagRow>`
    select tag, tone, first_used_at as "firstUsedAt" from parties.tag where tag = ${tag} for update`.execute(
    db,
  );
  return rows[0];
}

/** Offers a tag from now on, in a colour. */
export async function nameTag(
  tx: Database,
  { tag, tone, at }: { tag: string; tone: TagTone; at: Date },
): Promise<void> {
  await sql`
    insert into parties.tag (tag, tone, first_used_at) values (${tag}, ${tone}, ${at})
    on conflict (tag) do update set tone = excluded.tone`.execute(tx);
}

/** Offers a tag no longer. */
export async function deleteTagName(tx: Database, tag: string): Promise<void> {
  await sql`delete from parties.tag where tag = ${tag}`.execute(tx);
}

/** Whether any customer carries a tag, whoever may see them. */
export async function isTagCarried(db: Database, tag: string): Promise<boolean> {
  const { rows } = await sql`select 1 from parties.party_tag where tag = ${tag} limit 1`.execute(db);
  return rows.length > 0;
}
