import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import type { PartyTable } from './merge-rule.ts';

/**
 * Which of some parties any of the tables holds a fact of: what somebody wrote down, planned, sold or agreed. What is
 * computed, and what speaks of an id only, is no such fact.
 */
export async function findPartiesWithRows(
  db: Database,
  tables: readonly PartyTable[],
  partyIds: readonly string[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { table, rule } of tables) {
    if (rule !== 'move' && rule !== 'ask') continue;
    const { rows } = await sql<{ partyId: string }>`
      select ids.party_id as "partyId" from unnest(${[...partyIds]}::uuid[]) as ids (party_id)
       where exists (select 1 from ${sql.table(table)} as t where t.party_id = ids.party_id)`.execute(db);
    for (const { partyId } of rows) found.add(partyId);
  }
  return found;
}
