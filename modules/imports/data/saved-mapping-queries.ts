import type { Database } from '#platform';
import type { ImportKind, ImportOptions, SavedMapping } from '../contract/index.ts';
import type { Mapping } from '../domain/mapping.ts';
import type { ImportsTables } from './tables.ts';

export interface RememberedMapping {
  mapping: Mapping;
  options: Partial<ImportOptions>;
}

/** What was chosen the last time a file with these headings was imported. */
export async function findSavedMapping(
  db: Database,
  kind: ImportKind,
  fingerprint: string,
): Promise<RememberedMapping | undefined> {
  return db
    .withTables<ImportsTables>()
    .selectFrom('imports.saved_mapping')
    .select(['mapping', 'options'])
    .where('kind', '=', kind)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
}

export async function saveMapping(
  tx: Database,
  saved: RememberedMapping & {
    savedMappingId: string;
    kind: ImportKind;
    fingerprint: string;
    columns: readonly string[];
    fileName: string;
    at: Date;
  },
): Promise<void> {
  const chosen = {
    columns: JSON.stringify(saved.columns),
    mapping: JSON.stringify(saved.mapping),
    options: JSON.stringify(saved.options),
    last_file_name: saved.fileName,
    last_used_at: saved.at,
  };
  await tx
    .withTables<ImportsTables>()
    .insertInto('imports.saved_mapping')
    .values({
      saved_mapping_id: saved.savedMappingId,
      kind: saved.kind,
      fingerprint: saved.fingerprint,
      ...chosen,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'fingerprint']).doUpdateSet(chosen))
    .execute();
}

export async function listSavedMappingRows(db: Database): Promise<SavedMapping[]> {
  return db
    .withTables<ImportsTables>()
    .selectFrom('imports.saved_mapping')
    .select([
      'saved_mapping_id as savedMappingId',
      'kind',
      'columns',
      'last_file_name as lastFileName',
      'last_used_at as lastUsedAt',
    ])
    .orderBy('last_used_at', 'desc')
    .limit(200)
    .execute();
}

export async function deleteSavedMapping(tx: Database, savedMappingId: string): Promise<boolean> {
  const result = await tx
    .withTables<ImportsTables>()
    .deleteFrom('imports.saved_mapping')
    .where('saved_mapping_id', '=', savedMappingId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
