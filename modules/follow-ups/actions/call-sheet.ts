import { notFound, refuse } from '#contract-kit';
import { type NamedSource, tellTimeline } from '#modules/timeline';
import { timelineRead } from '#modules/timeline/contract';
import type { ActionContext } from '#platform';
import { type CallSheet, followUpsRead } from '../contract/index.ts';
import { findTask, listDelegates } from '../data/care-task-queries.ts';
import { chooseFacts } from '../domain/choose-facts.ts';

/** Lines of the timeline looked through for facts. */
const LOOKED_THROUGH = 60;

/** Facts worth using in a call, from whatever tells the customer's timeline, and who may be called instead. */
export async function getCallSheet(
  ctx: ActionContext,
  sources: readonly NamedSource[],
  careTaskId: string,
): Promise<CallSheet> {
  const task = await findTask(ctx, followUpsRead, careTaskId);
  if (!task) return refuse(notFound, 'there is no such care task, or it belongs to another branch');
  const mayRead = ctx.actor.scopeOf(timelineRead) !== undefined;
  const entries = mayRead
    ? await tellTimeline(ctx, sources, { partyId: task.party_id, limit: LOOKED_THROUGH })
    : [];
  const today = ctx.clock.today(ctx.settings.timeZone);
  return {
    facts: chooseFacts(entries),
    delegates: await listDelegates(ctx, followUpsRead, { partyId: task.party_id, today }),
  };
}
