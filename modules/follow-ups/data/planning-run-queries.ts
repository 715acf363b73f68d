import { sql } from 'kysely';
import type { Database } from '#platform';
import type { Planning } from '../contract/index.ts';

const planning = sql`
  planning_id as "planningId", started_at as "startedAt", started_by_name as "startedByName", progress, planned, dropped,
  finished_at as "finishedAt", cancelled_at as "cancelledAt" from follow_ups.planning`;

/** False when one is under way. */
export async function insertPlanning(
  db: Database,
  run: { planningId: string; at: Date; byName: string },
): Promise<boolean> {
  const result = await sql`
    insert into follow_ups.planning (planning_id, started_at, started_by_name)
    values (${run.planningId}, ${run.at}, ${run.byName}) on conflict do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function findLatestPlanning(db: Database): Promise<Planning | undefined> {
  const { rows } = await sql<Planning>`
    select ${planning} order by started_at desc, planning_id desc limit 1`.execute(db);
  return rows[0];
}

/** Notes how far it is; false when somebody stopped it. */
export async function advancePlanning(
  db: Database,
  planningId: string,
  done: { progress: number; planned: number; dropped: number; finishedAt: Date | null },
): Promise<boolean> {
  const result = await sql`
    update follow_ups.planning set progress = greatest(progress, ${done.progress}::float8),
      planned = planned + ${done.planned}, dropped = dropped + ${done.dropped}, finished_at = ${done.finishedAt}
    where planning_id = ${planningId} and finished_at is null and cancelled_at is null`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function cancelPlanningRow(db: Database, planningId: string, at: Date): Promise<void> {
  await sql`
    update follow_ups.planning set cancelled_at = ${at}
    where planning_id = ${planningId} and finished_at is null and cancelled_at is null`.execute(db);
}
