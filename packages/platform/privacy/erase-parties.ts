import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import type { ModuleManifest } from '../modules/define-module.ts';

/** Rows erased, by table. */
export type Erasure = Record<string, number>;

/**
 * Erases everything the modules say they hold on some parties, in the caller's transaction. `values` are what the
 * people could be recognised by elsewhere; modules look for them where no party is named.
 */
export async function eraseParties(
  tx: Database,
  modules: readonly ModuleManifest[],
  partyIds: readonly string[],
  values: readonly string[] = [],
): Promise<Erasure> {
  const erased: Erasure = {};
  for (const { personalData } of modules) await personalData.forget?.(tx, { partyIds, values });
  for (const table of modules.flatMap(({ personalData }) => personalData.tables)) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where party_id = any(${[...partyIds]}::uuid[])`.execute(tx);
    erased[table] = Number(numAffectedRows ?? 0n);
  }
  return erased;
}
