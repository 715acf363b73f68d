import { notFound, type Permission, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { isPartyInReach } from '../data/party-in-reach.ts';

/** Refuses with the same words whether a customer does not exist or lies beyond the actor's reach. */
export async function requirePartyInReach(
  ctx: ActionContext,
  permission: Permission,
  partyId: string,
): Promise<void> {
  if (await isPartyInReach(ctx, permission, partyId)) return;
  refuse(notFound, 'there is no such customer, or it belongs to another branch');
}
