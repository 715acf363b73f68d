import { sql } from 'kysely';
import type { Database, ModuleManifest } from '#platform';

/** What was done and told stays on record, the merge itself too; versions and times of change tell that there was one. */
const HISTORY = /^(parties\.(merge|merge_row|merged_party)|platform\.event)$/;

/** All that the modules hold of some parties, table by table, to be compared to the last byte. */
export async function everyRowOf(
  db: Database,
  modules: readonly ModuleManifest[],
  partyIds: readonly string[],
): Promise<Record<string, string[]>> {
  const held: Record<string, string[]> = {};
  const tables = modules.flatMap(({ personalData }) => personalData.tables);
  for (const table of tables.filter((one) => !HISTORY.test(one))) {
    const { rows } = await sql<{ row: string }>`
      select (to_jsonb(t) - 'version' - 'updated_at')::text as row from ${sql.table(table)} t
      where party_id = any(${[...partyIds]}::uuid[]) order by 1`.execute(db);
    held[table] = rows.map(({ row }) => row);
  }
  return held;
}
