import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import type { ModuleManifest } from '../modules/define-module.ts';

/** Rows erased, by table. */
export type Erasure = Record<string, number>;

/** Erases everything the modules say they hold on some parties, in the caller's transaction. */
export async function eraseParties(
  tx: Database,
  modules: readonly ModuleManifest[],
  partyIds: readonly string[],
): Promise<Erasure> {
  const erased: Erasure = {};
  for (const table of modules.flatMap(({ personalData }) => personalData.tables)) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where party_id = any(${[...partyIds]}::uuid[])`.execute(tx);
    erased[table] = Number(numAffectedRows ?? 0n);
  }
  return erased;
}
