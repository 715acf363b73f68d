import type { ActionContext } from '#platform';
import type { TimelineEntryShown } from '../contract/index.ts';
import { listTimeline, type NamedSource } from './list-timeline.ts';
import { ownTimeline } from './own-timeline.ts';

/** The latest that happened with a customer, as the actor may see it: notes, calls, and what the given modules tell. */
export async function tellTimeline(
  ctx: ActionContext,
  sources: readonly NamedSource[],
  request: { partyId: string; limit: number },
): Promise<TimelineEntryShown[]> {
  const own: NamedSource = { module: 'timeline', source: ownTimeline };
  return (await listTimeline(ctx, [own, ...sources], request)).items;
}
