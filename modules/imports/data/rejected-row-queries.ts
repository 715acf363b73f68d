import { sql } from 'kysely';
import { copyRows, type Database } from '#platform';
import type { RejectedRow } from '../contract/index.ts';
import type { ImportsTables } from './tables.ts';

/** Keeps rows that were not taken over, as they stood in the file. */
export async function insertRejectedRows(
  tx: Database,
  importId: string,
  rows: readonly RejectedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await copyRows(
    tx,
    'imports.rejected_row',
    ['import_id', 'line_number', 'cells', 'reasons'],
    cellsOf(importId, rows),
  );
}

function* cellsOf(importId: string, rows: readonly RejectedRow[]) {
  for (const { lineNumber, cells, reasons } of rows) {
    yield [importId, lineNumber, storableJson(cells), storableJson(reasons)];
  }
}

/** JSON the database takes: it knows no NUL and no half of a surrogate pair. */
function storableJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'string' ? inner.replaceAll('\0', '␀').toWellFormed() : inner,
  );
}

export async function listRejectedRowRows(
  db: Database,
  importId: string,
  page: { afterLine: number; limit: number; code?: string | undefined },
): Promise<RejectedRow[]> {
  let query = db
    .withTables<ImportsTables>()
    .selectFrom('imports.rejected_row')
    .select(['line_number as lineNumber', 'cells', 'reasons'])
    .where('import_id', '=', importId)
    .where('line_number', '>', page.afterLine)
    .orderBy('line_number')
    .limit(page.limit);
  if (page.code !== undefined) {
    query = query.where(sql<boolean>`reasons @> ${JSON.stringify([{ code: page.code }])}::jsonb`);
  }
  return query.execute();
}

export async function deleteRejectedRows(db: Database, importId: string): Promise<void> {
  await db
    .withTables<ImportsTables>()
    .deleteFrom('imports.rejected_row')
    .where('import_id', '=', importId)
    .execute();
}
