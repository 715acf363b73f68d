import { type Selectable, sql } from 'kysely';
import type { Database } from '#platform';
import type { PromisesTables } from './tables.ts';

export type DefinitionRow = Selectable<PromisesTables['promises.definition']>;

const tables = (db: Database) => db.withTables<PromisesTables>();

/** The versions by which promises are known, oldest first. */
export async function listVersions(db: Database): Promise<DefinitionRow[]> {
  return tables(db)
    .selectFrom('promises.definition')
    .selectAll()
    .orderBy('definition_key')
    .orderBy('version')
    .execute();
}

/** Some versions, by key and version. */
export async function findVersions(
  db: Database,
  promises: readonly { definition_key: string | null; definition_version: number | null }[],
): Promise<Map<string, DefinitionRow>> {
  const keys = [...new Set(promises.flatMap(({ definition_key }) => definition_key ?? []))];
  if (keys.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('promises.definition')
    .selectAll()
    .where('definition_key', 'in', keys)
    .execute();
  return new Map(rows.map((row) => [versionId(row.definition_key, row.version), row]));
}

export const versionId = (key: string | null, version: number | null) => `${key}@${version}`;

/** False when there is such a version already. */
export async function insertVersion(db: Database, row: DefinitionRow): Promise<boolean> {
  const result = await tables(db)
    .insertInto('promises.definition')
    .values({ ...row, body: sql`${JSON.stringify(row.body)}::jsonb` })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Drops versions that packs brought and no promise was given by. */
export async function dropUnusedVersions(db: Database): Promise<void> {
  await sql`
    delete from promises.definition definition
    where definition.origin = 'pack' and not exists (
      select 1 from promises.promise promise
      where promise.definition_key = definition.definition_key
        and promise.definition_version = definition.version)`.execute(db);
}
