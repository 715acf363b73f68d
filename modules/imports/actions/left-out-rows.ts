import { PassThrough } from 'node:stream';
import { z } from 'zod';
import type { Page } from '#contract-kit';
import { type ActionContext, type Database, type Download, decodeCursor, encodeCursor } from '#platform';
import { writeCsv } from '#tabular';
import type { RejectedRow } from '../contract/index.ts';
import { listRejectedRowRows } from '../data/rejected-row-queries.ts';
import { reasonColumn } from '../domain/convert-batch.ts';
import { findImportToSee } from './see-contents.ts';

const cursorSchema = z.tuple([z.int()]);

/** Rows that were not taken over, in the order of the file. */
export async function listLeftOutRows(
  ctx: ActionContext,
  importId: string,
  query: { limit: number; cursor?: string | undefined; code?: string | undefined },
): Promise<Page<RejectedRow>> {
  await findImportToSee(ctx, importId);
  const afterLine = query.cursor === undefined ? 0 : decodeCursor(query.cursor, cursorSchema)[0];
  const rows = await listRejectedRowRows(ctx.db, importId, {
    afterLine,
    limit: query.limit + 1,
    code: query.code,
  });
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > query.limit && last ? encodeCursor([last.lineNumber]) : null };
}

const pageRows = 2000;

/** The left-out rows as a file: the columns as they were and the reasons, to be corrected and imported again. */
export async function downloadErrorFile(ctx: ActionContext, importId: string): Promise<Download> {
  const row = await findImportToSee(ctx, importId);
  const columns = row.inspection.columns.map(({ name }) => name);
  const stream = new PassThrough();
  writeCsv(stream, errorRows(ctx.db, importId, columns.length), { header: [...columns, reasonColumn] }).catch(
    (failure: unknown) => stream.destroy(failure instanceof Error ? failure : new Error(String(failure))),
  );
  const stem = row.file_name.replace(/(?:\.(?:csv|tsv|txt|xlsx|gz))+$/i, '');
  return { stream, fileName: `${stem}-errors.csv` };
}

async function* errorRows(db: Database, importId: string, columnCount: number): AsyncGenerator<string[]> {
  let afterLine = 0;
  for (;;) {
    const rows = await listRejectedRowRows(db, importId, { afterLine, limit: pageRows });
    for (const { lineNumber, cells, reasons } of rows) {
      const padded = Array.from(
        { length: Math.max(columnCount, cells.length) },
        (_, place) => cells[place] ?? '',
      );
      const told = reasons.map(({ column, code, value }) => [column, code, value].filter(Boolean).join(' '));
      yield [...padded, `line ${lineNumber}: ${told.join('; ')}`];
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    afterLine = last.lineNumber;
  }
}
