import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '#platform';
import type { RestartPoint } from '#tabular';
import type { ImportCounts, ImportKind, ImportState } from '../contract/index.ts';
import type { ImportsTables, ImportTable, Requester } from './tables.ts';

export type ImportRow = Selectable<ImportTable>;

const imports = (db: Database) => db.withTables<ImportsTables>();

/** Columns of an import that a person or the work in the background changes. */
export interface ImportChange {
  state?: ImportState;
  inspection?: ImportRow['inspection'];
  options?: ImportRow['options'];
  mapping?: ImportRow['mapping'];
  counts?: ImportCounts;
  position?: RestartPoint | null;
  pauseReason?: ImportRow['pause_reason'];
  failure?: ImportRow['failure'];
  lastTest?: ImportRow['last_test'];
  reversal?: ImportRow['reversal'];
  requestedBy?: Requester;
  acceptsManyRejected?: boolean;
  storedName?: string | null;
  finishedAt?: Date | null;
  revertedAt?: Date | null;
}

export interface NewImport {
  importId: string;
  kind: ImportKind;
  fileName: string;
  fileBytes: number;
  fileSha256: string;
  storedName: string;
  inspection: ImportRow['inspection'];
  options: ImportRow['options'];
  mapping: ImportRow['mapping'];
  counts: ImportCounts;
  uploadedAt: Date;
  uploadedBy: Requester;
}

export async function insertImport(db: Database, given: NewImport): Promise<void> {
  await imports(db)
    .insertInto('imports.import')
    .values({
      import_id: given.importId,
      kind: given.kind,
      state: 'draft',
      file_name: given.fileName,
      file_bytes: given.fileBytes,
      file_sha256: given.fileSha256,
      stored_name: given.storedName,
      inspection: JSON.stringify(given.inspection),
      options: JSON.stringify(given.options),
      mapping: JSON.stringify(given.mapping),
      counts: JSON.stringify(given.counts),
      pause_reason: null,
      uploaded_at: given.uploadedAt,
      uploaded_by: JSON.stringify(given.uploadedBy),
    })
    .execute();
}

export async function findImport(db: Database, importId: string): Promise<ImportRow | undefined> {
  return imports(db)
    .selectFrom('imports.import')
    .selectAll()
    .where('import_id', '=', importId)
    .executeTakeFirst();
}

/** The row, held until the transaction ends: what is decided about its state stays true. */
export async function findImportForUpdate(tx: Database, importId: string): Promise<ImportRow | undefined> {
  return imports(tx)
    .selectFrom('imports.import')
    .selectAll()
    .where('import_id', '=', importId)
    .forUpdate()
    .executeTakeFirst();
}

export async function listImportRows(
  db: Database,
  page: { before: { uploadedAt: string; importId: string } | null; limit: number },
): Promise<ImportRow[]> {
  let query = imports(db)
    .selectFrom('imports.import')
    .selectAll()
    .orderBy('uploaded_at', 'desc')
    .orderBy('import_id', 'desc')
    .limit(page.limit);
  if (page.before !== null) {
    const { uploadedAt, importId } = page.before;
    query = query.where(
      sql<boolean>`(uploaded_at, import_id) < (${uploadedAt}::timestamptz, ${importId}::uuid)`,
    );
  }
  return query.execute();
}

/** An import of the very same file whose rows are still here. */
export async function findSameFile(db: Database, row: ImportRow): Promise<string | undefined> {
  const found = await imports(db)
    .selectFrom('imports.import')
    .select('import_id as importId')
    .where('file_sha256', '=', row.file_sha256)
    .where('kind', '=', row.kind)
    .where('import_id', '<>', row.import_id)
    .where('state', 'in', ['queued', 'running', 'paused', 'done', 'failed', 'cancelled'])
    .where(
      sql<boolean>`(counts->>'created')::bigint + (counts->>'updated')::bigint > 0 or state in ('queued', 'running')`,
    )
    .orderBy('uploaded_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.importId;
}

export async function changeImport(db: Database, importId: string, change: ImportChange): Promise<void> {
  const json = (value: unknown) =>
    value === undefined ? undefined : value === null ? null : JSON.stringify(value);
  await imports(db)
    .updateTable('imports.import')
    .set({
      state: change.state,
      inspection: json(change.inspection) ?? undefined,
      options: json(change.options) ?? undefined,
      mapping: json(change.mapping) ?? undefined,
      counts: json(change.counts) ?? undefined,
      position: json(change.position),
      pause_reason: change.pauseReason,
      failure: json(change.failure),
      last_test: json(change.lastTest),
      reversal: json(change.reversal),
      requested_by: json(change.requestedBy),
      accepts_many_rejected: change.acceptsManyRejected,
      stored_name: change.storedName,
      finished_at: change.finishedAt,
      reverted_at: change.revertedAt,
    })
    .where('import_id', '=', importId)
    .execute();
}

/**
 * Takes up the work on an import: raises the fence, so that batches of an earlier holder who still lives are refused.
 * Gives nothing when the import is no longer to be worked on.
 */
export async function claimImport(
  db: Database,
  importId: string,
  from: readonly ImportState[],
  to: ImportState,
  at: Date,
): Promise<ImportRow | undefined> {
  return imports(db)
    .updateTable('imports.import')
    .set({
      state: to,
      fence: sql<number>`fence + 1`,
      started_at: to === 'running' ? sql`coalesce(started_at, ${at})` : sql`started_at`,
      resumed_at: at,
      rows_at_resumption: sql<number>`(counts->>'read')::bigint`,
    })
    .where('import_id', '=', importId)
    .where('state', 'in', [...from])
    .returningAll()
    .executeTakeFirst();
}

/** Holds the import's row and says whether whoever has this fence may still write. */
export async function holdsFence(
  tx: Database,
  importId: string,
  fence: number,
  state: ImportState,
): Promise<boolean> {
  const held = await imports(tx)
    .selectFrom('imports.import')
    .select('import_id')
    .where('import_id', '=', importId)
    .where('fence', '=', fence)
    .where('state', '=', state)
    .forUpdate()
    .executeTakeFirst();
  return held !== undefined;
}

/** Shows how far a test is. It is written outside the test's transaction, which must leave no trace. */
export async function showTestProgress(
  db: Database,
  importId: string,
  fence: number,
  counts: ImportCounts,
): Promise<boolean> {
  const result = await imports(db)
    .updateTable('imports.import')
    .set({ counts: JSON.stringify(counts) })
    .where('import_id', '=', importId)
    .where('fence', '=', fence)
    .where('state', '=', 'testing')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Uploads still on disk, with what decides how long they are kept. */
export async function listStoredUploads(
  db: Database,
): Promise<
  { importId: string; storedName: string; uploadedAt: string; endedAt: string | null; isUnstarted: boolean }[]
> {
  const { rows } = await sql<{
    importId: string;
    storedName: string;
    uploadedAt: string;
    endedAt: string | null;
    isUnstarted: boolean;
  }>`
    select import_id as "importId", stored_name as "storedName", uploaded_at as "uploadedAt",
           coalesce(reverted_at, finished_at) as "endedAt", state in ('draft', 'tested') as "isUnstarted"
    from imports.import where stored_name is not null`.execute(db);
  return rows;
}
