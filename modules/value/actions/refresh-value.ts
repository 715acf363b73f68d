import type { ActionContext } from '#platform';
import { runValueJob } from '../jobs/run-value.ts';

/** Queues a run such as every night has, for when many purchases came or went at once. */
export async function refreshValue(ctx: ActionContext): Promise<void> {
  await ctx.enqueue(runValueJob, {});
}
