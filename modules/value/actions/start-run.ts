import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { type RunListItem, valueProblems } from '../contract/index.ts';
import { findOpenRun, findRun, updateOpenRun } from '../data/run-queries.ts';
import { isLost } from '../domain/is-lost.ts';
import { runValueJob } from '../jobs/run-value.ts';
import { openRun } from './open-run.ts';

/** Queues a value run, unless one is on its way. One that has given no sign of life for long is taken for lost. */
export async function startRun(
  ctx: ActionContext,
  { observationEndOn }: { observationEndOn?: string | undefined },
): Promise<RunListItem> {
  const open = await findOpenRun(ctx.db, { forUpdate: true });
  if (open && !isLost(open.progressAt, ctx.clock.now())) {
    refuse(
      valueProblems.runInProgress,
      `run ${open.number} is on its way; wait for it to end, or cancel it and start anew`,
      { context: { runId: open.runId, number: open.number } },
    );
  }
  if (open) {
    await updateOpenRun(ctx.db, open.runId, {
      state: 'failed',
      failure: 'lost',
      finished_at: ctx.clock.now(),
    });
  }
  const runId = await openRun(ctx, {
    askedEndOn: observationEndOn ?? null,
    requestedBy: { staffId: ctx.actor.actorId, name: ctx.actor.displayName },
  });
  if (!runId) refuse(valueProblems.runInProgress, 'a run was started at the same moment; wait for it to end');
  await ctx.enqueue(runValueJob, { runId });
  const run = await findRun(ctx.db, runId);
  if (!run) throw new Error(`startRun cannot find run ${runId} it has just made`);
  ctx.audit({ subjectKind: 'value-run', subjectId: runId, number: run.number });
  return run;
}
