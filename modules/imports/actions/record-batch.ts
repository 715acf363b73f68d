import type { ActionContext } from '#platform';
import type { ImportCounts, RejectedRow } from '../contract/index.ts';
import { type ConvertedBatch, countReasons } from '../domain/convert-batch.ts';
import { addCounts, isAccountedFor, noCounts } from '../domain/import-counts.ts';
import type { ImportPlan } from './plan-import.ts';

/** What became of a batch. */
export interface RecordedBatch {
  counts: ImportCounts;
  /** Rows to keep for somebody to look at: the rejected ones and those set aside. */
  leftOut: RejectedRow[];
}

/** Records a batch inside the caller's transaction and accounts for every row of it. */
export async function recordBatch(
  ctx: ActionContext,
  plan: ImportPlan,
  batch: ConvertedBatch<unknown>,
): Promise<RecordedBatch> {
  const recorded = await plan.kind.record(ctx, batch.rows);
  const withCells = (row: Pick<RejectedRow, 'lineNumber' | 'reasons'>) => ({
    ...row,
    cells: batch.cellsOf(row.lineNumber),
  });
  const rejected = [...batch.rejected, ...recorded.rejected.map(withCells)];
  const leftOut = [...rejected, ...recorded.setAside.map(withCells)];
  const counts = addCounts(noCounts(), {
    ...recorded.counts,
    read: batch.read,
    rejected: rejected.length,
    rejectedByReason: countReasons(rejected),
  });
  if (!isAccountedFor(counts)) {
    throw new Error(`a batch of ${counts.read} rows is not accounted for: ${JSON.stringify(counts)}`);
  }
  return { counts, leftOut };
}
