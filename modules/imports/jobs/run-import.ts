import type { ActionContext, JobContext } from '#platform';
import { TabularFailure } from '#tabular';
import { endOfImport } from '../actions/end-of-import.ts';
import { type ImportPlan, planImport } from '../actions/plan-import.ts';
import { readImportBatches } from '../actions/read-import-batches.ts';
import { prepareBatch } from '../actions/record-batch.ts';
import { actorOf } from '../actions/requester.ts';
import type { ImportCounts, PauseReason } from '../contract/index.ts';
import { changeImport, claimImport, findImport, holdsFence, type ImportRow } from '../data/import-queries.ts';
import { insertRejectedRows } from '../data/rejected-row-queries.ts';
import type { ConvertedBatch } from '../domain/convert-batch.ts';
import { addCounts, hasTooManyRejected } from '../domain/import-counts.ts';
import { isFullDisk, mayPassByItself } from './failure-kinds.ts';

/** Somebody paused or cancelled the import, or another worker took it up: this one has no more business with it. */
class LostClaim extends Error {
  override name = 'LostClaim';
}

/**
 * Carries an import out. A batch is one transaction: its rows, its rejected rows, the counts and the place to go on from
 * are saved together or not at all, so that no row is done twice or lost, whenever the worker dies.
 */
export async function runInBackground(job: JobContext, { importId }: { importId: string }): Promise<void> {
  const claimed = await claimImport(job.db, importId, ['queued', 'running'], 'running', job.clock.now());
  if (claimed === undefined) return;
  try {
    await runBatches(job, claimed);
  } catch (failure) {
    if (failure instanceof LostClaim) return;
    await settleFailure(job, claimed, failure);
  }
}

async function runBatches(job: JobContext, row: ImportRow): Promise<void> {
  const plan = await planImport(job.db, job.settings.filesFolder, row);
  const mayGoOn = (counts: ImportCounts) => row.accepts_many_rejected || !hasTooManyRejected(counts);
  let before = Promise.resolve(row.counts);
  let last: BatchAtWork = { isBeingStored: Promise.resolve(), counts: before };
  try {
    for await (const batch of readImportBatches(plan, row.position)) {
      if (job.signal.aborted) throw new Error('the worker is stopping; the import goes on when it is back');
      before = last.counts;
      last = startBatch(job, row, plan, { batch, before });
      await last.isBeingStored;
      if (!mayGoOn(await before)) return await pauseBecause(job, row, 'too-many-rejected');
    }
    const counts = await last.counts;
    if (!mayGoOn(counts)) return await pauseBecause(job, row, 'too-many-rejected');
    await inClaim(job, row, async (ctx) => {
      await endOfImport(ctx, row, counts);
      await changeImport(ctx.db, row.import_id, { state: 'done', finishedAt: ctx.clock.now() });
    });
  } finally {
    // Nothing may still be written when the failure is dealt with.
    await Promise.allSettled([before, last.counts]);
  }
}

interface BatchAtWork {
  /** From then on the next batch may be made ready: this one holds the claim and needs nothing the next may hold. */
  isBeingStored: Promise<void>;
  /** Counts of all batches so far, when this one is committed. */
  counts: Promise<ImportCounts>;
}

/**
 * One batch, in its own transaction. It is made ready while the batch before is being stored, and stored when that one is
 * committed; when that one fails, this one is not stored either.
 */
function startBatch(
  job: JobContext,
  row: ImportRow,
  plan: ImportPlan,
  { batch, before }: { batch: ConvertedBatch<unknown>; before: Promise<ImportCounts> },
): BatchAtWork {
  const storing = Promise.withResolvers<void>();
  const counts = job.inTransaction(async (systemContext) => {
    const ctx = { ...systemContext, actor: actorOf(row.requested_by) };
    const prepared = await prepareBatch(ctx, plan, batch);
    const soFar = await before;
    await requireClaim(ctx, row);
    storing.resolve();
    const recorded = await prepared.record();
    const total = addCounts(soFar, recorded.counts);
    await insertRejectedRows(ctx.db, row.import_id, recorded.leftOut);
    await savePlace(ctx, row, total, batch);
    return total;
  });
  // Whoever waits for the storing hears of a failure there; one that comes later is met when the counts are asked for.
  counts.catch(storing.reject);
  return { isBeingStored: storing.promise, counts };
}

async function savePlace(
  ctx: ActionContext,
  row: ImportRow,
  counts: ImportCounts,
  batch: ConvertedBatch<unknown>,
): Promise<void> {
  await changeImport(ctx.db, row.import_id, { counts, position: batch.position });
}

/** Works in one transaction, in the name of whoever asked, for as long as the import is ours. */
async function inClaim<T>(
  job: JobContext,
  row: ImportRow,
  work: (ctx: ActionContext) => Promise<T>,
): Promise<T> {
  return job.inTransaction(async (ctx) => {
    await requireClaim(ctx, row);
    return work({ ...ctx, actor: actorOf(row.requested_by) });
  });
}

async function requireClaim(ctx: ActionContext, row: ImportRow): Promise<void> {
  if (!(await holdsFence(ctx.db, row.import_id, row.fence, 'running'))) throw new LostClaim();
}

async function pauseBecause(job: JobContext, row: ImportRow, pauseReason: PauseReason): Promise<void> {
  await inClaim(job, row, (ctx) => changeImport(ctx.db, row.import_id, { state: 'paused', pauseReason }));
}

/** A file that ends badly fails the import; a full disk pauses it; what may pass by itself is tried again by the queue. */
async function settleFailure(job: JobContext, row: ImportRow, failure: unknown): Promise<void> {
  if (isFullDisk(failure)) return pauseBecause(job, row, 'disk-full');
  if (!(failure instanceof TabularFailure) && (job.signal.aborted || mayPassByItself(failure))) throw failure;
  if (!(failure instanceof TabularFailure)) {
    job.log.error({ err: failure, importId: row.import_id }, 'import failed');
  }
  await inClaim(job, row, async (ctx) => {
    const now = await findImport(ctx.db, row.import_id);
    await endOfImport(ctx, row, now?.counts ?? row.counts);
    await changeImport(ctx.db, row.import_id, {
      state: 'failed',
      failure: describeFailure(failure, row.import_id),
      finishedAt: ctx.clock.now(),
    });
  });
}

function describeFailure(failure: unknown, importId: string) {
  if (failure instanceof TabularFailure) {
    return { code: failure.fault.code, line: failure.fault.line, detail: failure.message };
  }
  return { code: 'our-mistake', line: 0, detail: `give the administrator this reference: ${importId}` };
}
