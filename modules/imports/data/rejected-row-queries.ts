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

/** Shorter values, such as a name of two characters, stand in rows of other people as well. */
const shortestTellingValue = 6;

/** Removes the rows that speak of people who are being erased; the counts of their imports stay. */
export async function forgetRejectedRows(tx: Database, values: readonly string[]): Promise<void> {
  const telling = values.filter((value) => value.length >= shortestTellingValue);
  if (telling.length === 0) return;
  await sql`
    delete from imports.rejected_row
    where exists (select 1 from unnest(${telling}::text[]) as wanted (trace)
                  where position(wanted.trace in cells::text) > 0)`.execute(tx);
}
