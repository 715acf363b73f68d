import { sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { type ActionContext, scopePredicate } from '#platform';

/** Whether there is such a party and the actor reaches it with a permission. */
export async function isPartyInReach(
  ctx: ActionContext,
  permission: Permission,
  partyId: string,
): Promise<boolean> {
  const inReach = scopePredicate(ctx.actor, permission, {
    branchId: sql.ref('party.branch_id'),
    ownerId: sql.ref('party.owner_id'),
  });
  const { rows } = await sql`
    select 1 from parties.shared_party party where party.party_id = ${partyId} and ${inReach}`.execute(
    ctx.db,
  );
  return rows.length > 0;
}
