import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import type { ModuleManifest } from '../modules/define-module.ts';

/** What one table holds on a person. */
export interface HeldRows {
  module: string;
  table: string;
  rows: Record<string, unknown>[];
}

/** Everything the modules hold on a person, under any of the keys their file has had, table by table, without columns that are derived from others. Empty tables are left out. */
export async function collectPersonalData(
  db: Database,
  modules: readonly ModuleManifest[],
  partyIds: readonly string[],
): Promise<HeldRows[]> {
  const held: HeldRows[] = [];
  for (const { name, personalData } of modules) {
    for (const table of personalData.tables) {
      const derived = [...(personalData.derivedColumns?.[table] ?? [])];
      const { rows } = await sql<{ held: Record<string, unknown> }>`
        select to_jsonb(held) - ${derived}::text[] as held from ${sql.table(table)} as held
        where party_id = any(${[...partyIds]}::uuid[]) order by to_jsonb(held)::text`.execute(db);
      if (rows.length > 0) held.push({ module: name, table, rows: rows.map((row) => row.held) });
    }
  }
  return held;
}
