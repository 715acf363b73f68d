import { sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext } from '#platform';
import type { WorkKind } from '../contract/index.ts';

/** A tenth of the interval after the day it was due is still in time; a month counts thirty days. */
const graceDays = sql`greatest(1, round(0.1 * (plan.body -> 'interval' ->> 'count')::int
  * case plan.body -> 'interval' ->> 'unit' when 'week' then 7 else 30 end))::int`;

/** What it is to the customer; plans older than the question are service. */
const kindOfPlan = sql`coalesce(plan.body ->> 'kind', 'service')`;

/**
 * Maintenance that was due between two days and is done or past its last day to be in time, and how much of it was in
 * time. Days that a late one passed over are not due, and what was due of a plan that has ended is counted if it was done.
 */
export async function countMaintenance(
  ctx: ActionContext,
  permission: Permission,
  { branchId, fromOn, toOn }: { branchId?: string | undefined; fromOn: string; toOn: string },
): Promise<{ kind: WorkKind; due: number; kept: number }[]> {
  const within = sql`${partyReach(ctx, permission)} and
    ${branchId === undefined ? sql`true` : sql`plan.branch_id = ${branchId}`}`;
  const { rows } = await sql<{ kind: WorkKind; due: number; kept: number }>`
    select answered.kind, count(*)::int as due, count(*) filter (where answered.done_on <= answered.last_on)::int as kept
    from (
      select ${kindOfPlan} as kind, done.done_on, done.slot_on + ${graceDays} as last_on
      from field_work.plan_done done
      join field_work.plan plan on plan.party_id = done.party_id and plan.plan_id = done.plan_id
      join parties.shared_party party on party.party_id = plan.party_id
      where done.slot_on between ${fromOn}::date and ${toOn}::date and ${within}
      union all
      select ${kindOfPlan}, null, plan.next_slot_on + ${graceDays}
      from field_work.plan plan
      join parties.shared_party party on party.party_id = plan.party_id
      where plan.next_slot_on between ${fromOn}::date and ${toOn}::date
        and plan.next_slot_on + ${graceDays} < ${toOn}::date and party.archived_at is null and ${within}
    ) answered
    group by answered.kind`.execute(ctx.db);
  return rows;
}
