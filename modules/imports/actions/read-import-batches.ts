import { type RestartPoint, readRows, type TabularRow } from '#tabular';
import { type ConvertedBatch, convertBatch, reasonColumn } from '../domain/convert-batch.ts';
import { readAhead } from '../domain/read-ahead.ts';
import type { ImportPlan } from './plan-import.ts';

/** Rows that are recorded together: few enough that a pause is heeded at once, many enough that the database is not kept waiting. */
export const batchRows = 10_000;

/** The file from a restart point on, converted, always one batch ahead of its reader. */
export function readImportBatches(
  plan: ImportPlan,
  restartAt: RestartPoint | null,
): AsyncGenerator<ConvertedBatch<unknown>, void, undefined> {
  return readAhead(convertedBatches(plan, restartAt));
}

async function* convertedBatches(
  plan: ImportPlan,
  restartAt: RestartPoint | null,
): AsyncGenerator<ConvertedBatch<unknown>, void, undefined> {
  const isErrorFile = plan.columns.includes(reasonColumn);
  const convert = (row: TabularRow) => plan.kind.convert(row);
  const options = { ...plan.layout, batchRows, ...(restartAt === null ? {} : { restartAt }) };
  for await (const batch of readRows(plan.file, options)) yield convertBatch(batch, convert, isErrorFile);
}
