import type { ActionContext } from '#platform';
import { readRows, TabularFailure } from '#tabular';
import type { ImportPreview } from '../contract/index.ts';
import { cellMeanings } from '../domain/cell-meaning.ts';
import { convertBatch } from '../domain/convert-batch.ts';
import { refuseUnreadable } from './inspect-upload.ts';
import { planImport } from './plan-import.ts';
import { findImportToSee } from './see-contents.ts';

const previewedRows = 100;

/** The first rows of the file as they would be understood, with everything wrong with them. */
export async function previewImport(ctx: ActionContext, importId: string): Promise<ImportPreview> {
  const row = await findImportToSee(ctx, importId);
  const plan = await planImport(ctx.db, ctx.settings.filesFolder, row);
  const meaningsOf = cellMeanings(row.kind, row.mapping, plan.columns, plan.readingOptions);
  try {
    for await (const batch of readRows(plan.file, { ...plan.layout, batchRows: previewedRows })) {
      const converted = convertBatch(batch, (fileRow) => plan.kind.convert(fileRow), false);
      const reasons = new Map(converted.rejected.map((one) => [one.lineNumber, one]));
      const good = batch.rows.map(({ lineNumber, cells }) => ({
        lineNumber,
        cells,
        meanings: meaningsOf(cells),
        reasons: reasons.get(lineNumber)?.reasons ?? [],
      }));
      const unread = converted.rejected
        .filter(({ lineNumber }) => !batch.rows.some((one) => one.lineNumber === lineNumber))
        .map((one) => ({ ...one, meanings: one.cells.map(() => null) }));
      const rows = [...good, ...unread].sort((a, b) => a.lineNumber - b.lineNumber).slice(0, previewedRows);
      const faultyCount = rows.filter((one) => one.reasons.length > 0).length;
      return { columns: plan.columns, rows, rowCount: rows.length, faultyCount };
    }
  } catch (failure) {
    if (failure instanceof TabularFailure) return refuseUnreadable(failure);
    throw failure;
  }
  return { columns: plan.columns, rows: [], rowCount: 0, faultyCount: 0 };
}
