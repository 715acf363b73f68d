import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { type RunListItem, valueProblems } from '../contract/index.ts';
import { findOpenRun, findRun, updateOpenRun } from '../data/run-queries.ts';

/** Stops a run: at once while it is queued, at the next safe point while it runs. The last figures stay. */
export async function cancelRun(ctx: ActionContext, runId: string): Promise<RunListItem> {
  const open = await findOpenRun(ctx.db, { forUpdate: true });
  if (open?.runId !== runId) {
    const ended = await findRun(ctx.db, runId);
    if (!ended) refuse(notFound, 'there is no such value run');
    refuse(valueProblems.runAlreadyEnded, `run ${ended.number} has ended already; there is nothing to stop`);
  }
  if (open.progress?.phase === 'writing') {
    refuse(
      valueProblems.runAlreadyWriting,
      `run ${open.number} is writing its results and will end within a minute; start another one afterwards`,
    );
  }
  const now = ctx.clock.now();
  await updateOpenRun(
    ctx.db,
    runId,
    open.state === 'queued'
      ? { state: 'cancelled', cancel_requested_at: now, finished_at: now }
      : { cancel_requested_at: now },
  );
  ctx.audit({ subjectKind: 'value-run', subjectId: runId, number: open.number });
  const run = await findRun(ctx.db, runId);
  return run ?? open;
}
