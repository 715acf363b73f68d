import { sql } from 'kysely';
import type { Database } from '#platform';

/** Which customer files have sales, so that taking an import back does not take the ground from under them. */
export async function findPartiesInUse(db: Database, partyIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ partyId: string }>`
    select ids.party_id as "partyId" from unnest(${[...partyIds]}::uuid[]) as ids (party_id)
    where exists (select 1 from orders.shared_order_line as line where line.party_id = ids.party_id)`.execute(
    db,
  );
  return new Set(rows.map(({ partyId }) => partyId));
}
