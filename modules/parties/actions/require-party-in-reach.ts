import { notFound, type Permission, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { isPartyInReach } from '../data/party-reach.ts';

/** Which customers count: those on the daily lists, or archived ones as well. */
type Standing = { readonly archivedToo: boolean };

/** Refuses with the same words whether a customer does not exist or lies beyond the reach of the one who acts. */
export async function requirePartyInReach(
  ctx: ActionContext,
  permission: Permission,
  partyId: string,
  standing: Standing = { archivedToo: false },
): Promise<void> {
  if (await isPartyInReach(ctx, permission, partyId, standing)) return;
  refuse(notFound, 'there is no such customer, or it belongs to another branch');
}
