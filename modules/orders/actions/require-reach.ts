import { notFound, type Permission, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { reachesParty } from '../data/order-queries.ts';

/** Refuses with not-found when the actor does not reach the customer: that a file exists is not told either. */
export async function requireReach(
  ctx: ActionContext,
  permission: Permission,
  partyId: string,
): Promise<void> {
  if (!(await reachesParty(ctx.db, ctx.actor, permission, partyId))) {
    refuse(notFound, 'there is no such customer here; search for them again');
  }
}
