import type { ActionContext } from '#platform';
import type { ImportCounts, RejectedRow } from '../contract/index.ts';
import { type ConvertedBatch, countReasons } from '../domain/convert-batch.ts';
import { addCounts, isAccountedFor, noCounts } from '../domain/import-counts.ts';
import type { ImportPlan, RecordedRows } from './plan-import.ts';

/** What became of a batch. */
export interface RecordedBatch {
  counts: ImportCounts;
  /** Rows to keep for somebody to look at: the rejected ones and those set aside. */
  leftOut: RejectedRow[];
}

/** A batch made ready inside the caller's transaction. */
export interface PreparedBatch {
  /** Records it and accounts for every row; the batches before must be committed by then, or of this very transaction. */
  record(): Promise<RecordedBatch>;
}

/** Does of a batch what does not ask what the batches before it wrote. */
export async function prepareBatch(
  ctx: ActionContext,
  plan: ImportPlan,
  batch: ConvertedBatch<unknown>,
): Promise<PreparedBatch> {
  const prepared = await plan.kind.prepare(ctx, batch.rows);
  return { record: async () => accountFor(batch, await prepared.record()) };
}

function accountFor(batch: ConvertedBatch<unknown>, recorded: RecordedRows): RecordedBatch {
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
