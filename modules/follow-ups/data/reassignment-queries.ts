import { sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext } from '#platform';

/** Sets who open tasks are for, writing down who they were for; tells how many changed. */
export async function reassignRows(
  ctx: ActionContext,
  permission: Permission,
  given: { reassignmentId: string; careTaskIds: readonly string[]; assigneeId: string | null },
): Promise<number | 'unknown-person'> {
  const { reassignmentId, careTaskIds, assigneeId } = given;
  if (assigneeId !== null) {
    const { rows } = await sql`
      select 1 from access.shared_staff where staff_id = ${assigneeId} and deactivated_at is null`.execute(
      ctx.db,
    );
    if (rows.length === 0) return 'unknown-person';
  }
  const result = await sql`
    with chosen as (
      select task.party_id, task.care_task_id, task.assignee_id as from_id
      from follow_ups.care_task task join parties.shared_party party on party.party_id = task.party_id
      where task.care_task_id = any(${[...careTaskIds]}::uuid[]) and task.closed_at is null
        and task.assignee_id is distinct from ${assigneeId}::uuid and ${partyReach(ctx, permission)}
      for update of task
    ), given as (
      update follow_ups.care_task task set assignee_id = ${assigneeId}::uuid from chosen
      where task.party_id = chosen.party_id and task.care_task_id = chosen.care_task_id
      returning task.party_id, task.care_task_id, chosen.from_id
    )
    insert into follow_ups.reassignment (party_id, care_task_id, reassignment_id, from_id, to_id, at, by_id)
    select party_id, care_task_id, ${reassignmentId}::uuid, from_id, ${assigneeId}::uuid, ${ctx.clock.now()},
      ${ctx.actor.actorId}::uuid from given`.execute(ctx.db);
  return Number(result.numAffectedRows ?? 0n);
}

/** Undoes what still stands of a reassignment; tells how many changed. */
export async function undoReassignmentRows(
  ctx: ActionContext,
  permission: Permission,
  reassignmentId: string,
): Promise<number> {
  const result = await sql`
    with undone as (
      update follow_ups.reassignment done set undone_at = ${ctx.clock.now()}
      from parties.shared_party party
      where done.reassignment_id = ${reassignmentId} and done.undone_at is null
        and party.party_id = done.party_id and ${partyReach(ctx, permission)}
      returning done.party_id, done.care_task_id, done.from_id, done.to_id
    )
    update follow_ups.care_task task set assignee_id = undone.from_id from undone
    where task.party_id = undone.party_id and task.care_task_id = undone.care_task_id
      and task.closed_at is null and task.assignee_id is not distinct from undone.to_id`.execute(ctx.db);
  return Number(result.numAffectedRows ?? 0n);
}
