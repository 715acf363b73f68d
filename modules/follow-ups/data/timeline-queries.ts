import { sql } from 'kysely';
import type { LocalText } from '#form-kit';
import type { Database, TimelineQuery } from '#platform';
import type { CareOutcome, CareReason } from '../contract/index.ts';

export interface CareFactRow {
  kind: 'created' | 'completed';
  entry_id: string;
  at: string;
  by_name: string;
  reason_kind: CareReason['kind'];
  reason_values: CareReason['values'];
  due_on: string;
  outcome: CareOutcome | null;
  /** How the rule that planned it is called. */
  rule_name: LocalText | null;
}

/** When care was planned and when it ended, newest first. */
export async function listCareFacts(
  db: Database,
  { partyId, before, limit }: TimelineQuery,
): Promise<CareFactRow[]> {
  const { rows } = await sql<CareFactRow>`
    select * from (
      select 'created' as kind, care_task_id as entry_id, created_at as at, created_by_name as by_name,
             reason_kind, reason_values, first_due_on as due_on, null as outcome,
             null::jsonb as rule_name
      from follow_ups.care_task where party_id = ${partyId} and rule_key is null
      union all
      select 'completed', step.step_id, step.at, step.by_name, task.reason_kind, task.reason_values, task.due_on, step.outcome,
             version.body -> 'name'
      from follow_ups.care_task task
      join follow_ups.care_step step
        on step.party_id = task.party_id and step.care_task_id = task.care_task_id and step.step_id = task.closing_step_id
      left join follow_ups.rule_version version
        on version.rule_key = task.rule_key and version.rule_version = task.rule_version
      where task.party_id = ${partyId}
    ) fact
    where ${before ? sql`(at, entry_id) < (${before.occurredAt}::timestamptz, ${before.entryId}::uuid)` : sql`true`}
    order by at desc, entry_id desc
    limit ${limit}`.execute(db);
  return rows;
}
