import { sql } from 'kysely';
import type { Database, TimelineQuery } from '#platform';
import type { FieldChange } from '../contract/index.ts';

export interface ChangeFact {
  entryId: string;
  occurredAt: string;
  actorName: string;
  isCreation: boolean;
  changes: FieldChange[];
  importId: string | null;
}

/** Edits of one party, newest first, and last of all that it was added. */
export async function listChangeFacts(db: Database, query: TimelineQuery): Promise<ChangeFact[]> {
  const { partyId, before, limit } = query;
  const beyond = before
    ? sql`where ("occurredAt", "entryId") < (${before.occurredAt}::timestamptz, ${before.entryId}::uuid)`
    : sql``;
  const { rows } = await sql<ChangeFact>`
    select * from (
      select change_id as "entryId", at as "occurredAt", by_name as "actorName", false as "isCreation", changes,
        import_id as "importId"
      from parties.change where party_id = ${partyId}
      union all
      select party_id, created_at, created_by_name, true, '[]'::jsonb, import_id
      from parties.party where party_id = ${partyId}
    ) fact
    ${beyond}
    order by "occurredAt" desc, "entryId" desc limit ${limit}`.execute(db);
  return rows;
}
