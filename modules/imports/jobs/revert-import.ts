import type { JobContext } from '#platform';
import { revertRows } from '../actions/end-of-import.ts';
import { actorOf } from '../actions/requester.ts';
import { changeImport, claimImport, holdsFence } from '../data/import-queries.ts';

/** Takes back what an import created and changed, in one transaction. */
export async function revertInBackground(job: JobContext, { importId }: { importId: string }): Promise<void> {
  const row = await claimImport(job.db, importId, ['reverting'], 'reverting', job.clock.now());
  if (row === undefined) return;
  await job.inTransaction(async (ctx) => {
    if (!(await holdsFence(ctx.db, importId, row.fence, 'reverting'))) return;
    const reversal = await revertRows({ ...ctx, actor: actorOf(row.requested_by) }, row);
    await changeImport(ctx.db, importId, { state: 'reverted', reversal, revertedAt: ctx.clock.now() });
  });
}
