import { sql } from 'kysely';
import type { Permission } from '#contract-kit';
import type { ActionContext } from '#platform';
import { addDays } from '#working-time';
import { openTasks, type TaskFilter } from './care-task-queries.ts';

export interface CareDayRow {
  on: string;
  count: number;
  /** The first three by name. */
  first: string[];
}

/** Open tasks of each day, counted no further than `limit`: a walk of the index by due day for each. */
export async function countTasksByDay(
  ctx: ActionContext,
  permission: Permission,
  filter: TaskFilter & { fromOn: string; days: number },
  limit: number,
): Promise<CareDayRow[]> {
  const fits = openTasks(ctx, permission, filter);
  const days = Array.from({ length: filter.days }, (_, offset) => addDays(filter.fromOn, offset));
  const each = days.map(
    (on) => sql`(select ${on}::date as on_day, party.display_name
      from follow_ups.care_task task join parties.shared_party party on party.party_id = task.party_id
      where task.due_on = ${on}::date and ${fits} limit ${limit})`,
  );
  const { rows } = await sql<CareDayRow>`
    select d.on_day::text as "on", count(*) as count,
      (array_agg(d.display_name order by d.display_name))[1:3] as first
    from (${sql.join(each, sql` union all `)}) d
    group by d.on_day order by d.on_day`.execute(ctx.db);
  return rows;
}
