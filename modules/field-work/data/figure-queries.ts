import { sql } from 'kysely';
import type { Permission } from '#contract-kit';
import type { ActionContext } from '#platform';
import { partyReach } from './reach.ts';

/** A tenth of the interval after the day it was due is still in time; a month counts thirty days. */
const graceDays = sql`greatest(1, round(0.1 * (plan.body -> 'interval' ->> 'count')::int
  * case plan.body -> 'interval' ->> 'unit' when 'week' then 7 else 30 end))::int`;

/**
 * Maintenance that was due between two days and is done or past its last day to be in time, and how much of it was in
 * time. Days that a late one passed over are not due, and what was due of a plan that has ended is counted if it was done.
 */
export async function countMaintenance(
  ctx: ActionContext,
  permission: Permission,
  { branchId, fromOn, toOn }: { branchId?: string | undefined; fromOn: string; toOn: string },
): Promise<{ due: number; kept: number }> {
  const within = sql`${partyReach(ctx, permission)} and
    ${branchId === undefined ? sql`true` : sql`plan.branch_id = ${branchId}`}`;
  const { rows } = await sql<{ due: number; kept: number }>`
    select count(*)::int as due, count(*) filter (where answered.done_on <= answered.last_on)::int as kept
    from (
      select done.done_on, done.slot_on + ${graceDays} as last_on
      from field_work.plan_done done
      join field_work.plan plan on plan.party_id = done.party_id and plan.plan_id = done.plan_id
      join parties.shared_party party on party.party_id = plan.party_id
      where done.slot_on between ${fromOn}::date and ${toOn}::date and ${within}
      union all
      select null, plan.next_slot_on + ${graceDays}
      from field_work.plan plan
      join parties.shared_party party on party.party_id = plan.party_id
      where plan.next_slot_on between ${fromOn}::date and ${toOn}::date
        and plan.next_slot_on + ${graceDays} < ${toOn}::date and party.archived_at is null and ${within}
    ) answered`.execute(ctx.db);
  return rows[0] ?? { due: 0, kept: 0 };
}
