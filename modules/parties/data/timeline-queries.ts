import { sql } from 'kysely';
import type { Database, TimelineQuery } from '#platform';
import type { FieldChange } from '../contract/index.ts';

export interface ChangeFact {
  entryId: string;
  occurredAt: string;
  actorName: string;
  what: 'created' | 'changed' | 'merged' | 'merge-undone';
  changes: FieldChange[];
  importId: string | null;
  /** Who went up in this party. */
  mergedName: string | null;
  mergedNumber: string | null;
}

/** Edits and merges of one party, newest first, and last of all that it was added. */
export async function listChangeFacts(db: Database, query: TimelineQuery): Promise<ChangeFact[]> {
  const { partyId, before, limit } = query;
  const beyond = before
    ? sql`where ("occurredAt", "entryId") < (${before.occurredAt}::timestamptz, ${before.entryId}::uuid)`
    : sql``;
  const { rows } = await sql<ChangeFact>`
    select * from (
      select change_id as "entryId", at as "occurredAt", by_name as "actorName", 'changed' as what, changes,
        import_id as "importId", null as "mergedName", null as "mergedNumber"
      from parties.change where party_id = ${partyId}
      union all
      select merge_id, at, by_name, 'merged', '[]'::jsonb, null,
        coalesce(nullif(merged_name, ''), '—'), merged_number
      from parties.merge where party_id = ${partyId}
      union all
      select merged_party_id, undone_at, undone_by_name, 'merge-undone', '[]'::jsonb, null,
        coalesce(nullif(merged_name, ''), '—'), merged_number
      from parties.merge where party_id = ${partyId} and undone_at is not null
      union all
      select party_id, created_at, created_by_name, 'created', '[]'::jsonb, import_id, null, null
      from parties.party where party_id = ${partyId}
    ) fact
    ${beyond}
    order by "occurredAt" desc, "entryId" desc limit ${limit}`.execute(db);
  return rows;
}
