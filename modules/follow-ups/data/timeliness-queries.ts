import { sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext } from '#platform';
import type { OverdueByPerson } from '../contract/index.ts';

const inBranch = (branchId: string | undefined) =>
  branchId === undefined ? sql`true` : sql`party.branch_id = ${branchId}`;

/** Done within so many days of its day is in time. */
export const ON_TIME_DAYS = 7;
/** Booked again within so many days of its day is late; later it is missed. */
export const REBOOKED_DAYS = 14;

export interface TimelinessCounts {
  onTime: number;
  late: number;
  missed: number;
  callsWithFacts: number;
  callsUsingFacts: number;
}

/** Follow-ups planned by rules for days of a period, by how they went; those still within their week are left out. */
export async function countTimeliness(
  ctx: ActionContext,
  permission: Permission,
  period: { fromOn: string; untilOn: string; branchId?: string | undefined; today: string },
): Promise<TimelinessCounts> {
  const { timeZone } = ctx.settings;
  const { rows } = await sql<TimelinessCounts>`
    with planned as (
      select task.party_id, task.care_task_id, task.first_due_on,
        (task.closed_at at time zone ${timeZone}::text)::date as done_on
      from follow_ups.care_task task join parties.shared_party party on party.party_id = task.party_id
      where task.rule_key is not null and task.dropped_because is null
        and task.first_due_on between ${period.fromOn}::date and ${period.untilOn}::date
        and ${partyReach(ctx, permission)} and ${inBranch(period.branchId)}
    ), told as (
      select planned.*,
        case when done_on <= first_due_on + ${ON_TIME_DAYS}::int then 'on-time'
          when done_on is null and ${period.today}::date <= first_due_on + ${ON_TIME_DAYS}::int then 'undecided'
          when done_on is not null or exists (select 1 from follow_ups.care_step step
            where step.party_id = planned.party_id and step.care_task_id = planned.care_task_id
              and step.until_on is not null and step.undone_at is null
              and step.done_on <= planned.first_due_on + ${REBOOKED_DAYS}::int) then 'late'
          else 'missed' end as went
      from planned
    ), used as (
      select step.facts_used from told join follow_ups.care_step step
        on step.party_id = told.party_id and step.care_task_id = told.care_task_id
      where step.undone_at is null and step.outcome = 'reached' and step.facts_shown > 0
    )
    select (select count(*) from told where went = 'on-time') as "onTime",
      (select count(*) from told where went = 'late') as late,
      (select count(*) from told where went = 'missed') as missed,
      (select count(*) from used) as "callsWithFacts",
      (select count(*) from used where jsonb_array_length(facts_used) > 0) as "callsUsingFacts"`.execute(
    ctx.db,
  );
  return rows[0] ?? { onTime: 0, late: 0, missed: 0, callsWithFacts: 0, callsUsingFacts: 0 };
}

/** Open tasks past their day by who they wait for: whom they are for, else whose customer it is. */
export async function listOverdueRows(
  ctx: ActionContext,
  permission: Permission,
  { today, branchId }: { today: string; branchId?: string | undefined },
): Promise<OverdueByPerson[]> {
  const { rows } = await sql<OverdueByPerson>`
    select staff.staff_id as "staffId", staff.display_name as name, count(*) as overdue,
      count(*) filter (where task.due_on
        + (version.body #>> '{escalation,afterOverdueDays}')::int < ${today}::date) as escalated,
      min(task.due_on) as "oldestOn"
    from follow_ups.care_task task
    join parties.shared_party party on party.party_id = task.party_id
    left join access.shared_staff staff on staff.staff_id = coalesce(task.assignee_id, party.owner_id)
    left join follow_ups.rule_version version
      on version.rule_key = task.rule_key and version.rule_version = task.rule_version
    where task.closed_at is null and task.due_on < ${today}::date
      and party.archived_at is null and party.died_on is null
      and ${partyReach(ctx, permission)} and ${inBranch(branchId)}
    group by staff.staff_id, staff.display_name
    order by count(*) desc, min(task.due_on) limit 50`.execute(ctx.db);
  return rows;
}
