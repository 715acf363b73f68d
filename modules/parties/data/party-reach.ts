import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { type ActionContext, scopePredicate } from '#platform';

/** The one policy as a condition on customers, in a query that calls `parties.shared_party` `party`. */
export function partyReach(
  { actor }: Pick<ActionContext, 'actor'>,
  permission: Permission,
): RawBuilder<SqlBool> {
  return scopePredicate(actor, permission, {
    branchId: sql.ref('party.branch_id'),
    ownerId: sql.ref('party.owner_id'),
  });
}

/** Whether there is such a customer whom the one who acts reaches with the permission. */
export async function isPartyInReach(
  ctx: ActionContext,
  permission: Permission,
  partyId: string,
  { archivedToo }: { readonly archivedToo: boolean },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from parties.shared_party party
    where party.party_id = ${partyId} and (${archivedToo} or party.archived_at is null)
      and ${partyReach(ctx, permission)}`.execute(ctx.db);
  return rows.length > 0;
}
