import { sql } from 'kysely';
import type { Database } from '#platform';

/** Old ids of all files that went up in a party, so that what still bears them is exported and erased with it. */
export async function listMergedIds(db: Database, survivorId: string): Promise<string[]> {
  const found = new Set<string>();
  // Level by level, because a cluster runs no recursive query across its shards.
  for (let level = [survivorId]; level.length > 0; ) {
    const { rows } = await sql<{ partyId: string }>`
      select party_id as "partyId" from parties.merged_party
      where survivor_id = any(${level}::uuid[])`.execute(db);
    level = rows.map(({ partyId }) => partyId).filter((partyId) => !found.has(partyId));
    for (const partyId of level) found.add(partyId);
  }
  return [...found];
}
