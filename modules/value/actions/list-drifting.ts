import type { Page } from '#contract-kit';
import type { ActionContext } from '#platform';
import type { DriftingCustomer, DriftState } from '../contract/index.ts';
import { listDriftRows } from '../data/drift-queries.ts';

/** Who has left their own pattern and is not yet being cared for, most value at risk first. */
export function listDrifting(
  ctx: ActionContext,
  query: {
    limit: number;
    cursor?: string | undefined;
    state?: DriftState | undefined;
    owner: 'mine' | 'all';
  },
): Promise<Page<DriftingCustomer>> {
  return listDriftRows(ctx.db, ctx.actor, {
    limit: query.limit,
    cursor: query.cursor,
    state: query.state,
    ownerId: query.owner === 'mine' ? ctx.actor.actorId : undefined,
    today: ctx.clock.today(ctx.settings.timeZone),
  });
}
