import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';

/**
 * Which of some tables hold anything of a party. Asked in one statement, because most tables hold nothing of most
 * parties, and each that is left alone saves several.
 */
export async function findTablesWithRows(
  db: Database,
  tables: readonly string[],
  partyId: string,
): Promise<Set<string>> {
  if (tables.length === 0) return new Set();
  const questions = tables.map(
    (table) =>
      sql`(select ${table}::text as "table" from ${sql.table(table)} where party_id = ${partyId}::uuid limit 1)`,
  );
  const { rows } = await sql<{ table: string }>`${sql.join(questions, sql` union all `)}`.execute(db);
  return new Set(rows.map(({ table }) => table));
}
