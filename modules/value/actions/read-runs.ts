import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import type { ValueOverview, ValueRun } from '../contract/index.ts';
import { findLastRun, findOpenRun, findRun } from '../data/run-queries.ts';

/** One run with everything it was told, found and tried. */
export async function getRun(ctx: ActionContext, runId: string): Promise<ValueRun> {
  return (await findRun(ctx.db, runId)) ?? refuse(notFound, 'there is no such value run');
}

/** What the Value page opens with. */
export async function getOverview(ctx: ActionContext): Promise<ValueOverview> {
  const current = await findLastRun(ctx.db, ['done']);
  const open = await findOpenRun(ctx.db);
  const last = await findLastRun(ctx.db, ['done', 'failed', 'not-enough-data']);
  return {
    current: current ?? null,
    open: open ?? null,
    lastUnsuccessful: last && last.state !== 'done' ? last : null,
  };
}
