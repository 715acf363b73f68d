import { sql } from 'kysely';
import type { Permission } from '#contract-kit';
import type { ActionContext } from '#platform';
import type { PathPart } from '../contract/index.ts';
import { type ProcessWithParty, processReach, processWithParty } from './process-queries.ts';

/** Which processes are looked at: begun in a period, of a branch, in a version. */
export interface PathFilter {
  templateKey: string;
  fromAt: string;
  untilAt: string;
  branchId?: string | undefined;
  version?: number | undefined;
}

/** Below this many, no median is told; below twice as many, no nine tenths. */
const ENOUGH = 5;
/** The latest ones are looked at when more began in the period. */
const MOST = 20_000;

export interface StepRow {
  step_key: string;
  processes: number;
  visits: number;
  again: number;
  standing: number;
  given_up: number;
  left_count: number;
  median_minutes: number | null;
  median_low_minutes: number | null;
  median_high_minutes: number | null;
  p90_minutes: number | null;
}

export interface PathRows {
  in_period: number;
  steps: StepRow[];
  ways: { from_step: string; to_step: string; times: number; processes: number }[];
  totals: { template_version: number; processes: number; finished: number; given_up: number; open: number }[];
}

const within = (ctx: ActionContext, permission: Permission, filter: PathFilter) => sql`
  process.template_key = ${filter.templateKey} and process.started_at >= ${filter.fromAt}::timestamptz
  and process.started_at < ${filter.untilAt}::timestamptz and party.archived_at is null
  and ${processReach(ctx, permission)}
  and ${filter.branchId ? sql`party.branch_id = ${filter.branchId}` : sql`true`}
  and ${filter.version ? sql`process.template_version = ${filter.version}` : sql`true`}`;

/** Everything the map shows, in one pass over the facts; nothing of it is kept. */
export async function minePaths(
  ctx: ActionContext,
  permission: Permission,
  filter: PathFilter,
): Promise<PathRows> {
  const { rows } = await sql<PathRows>`
    with instance as materialized (
      select process.party_id, process.process_id, process.template_version, process.status
      from service_processes.process process
      join parties.shared_party party on party.party_id = process.party_id
      where ${within(ctx, permission, filter)}
      order by process.started_at desc, process.process_id desc
      limit ${MOST}
    ),
    -- One row a visit: the step, when it was reached, and how it was left. A process given up leaves its last step at that time.
    visit as materialized (
      select process_id, status, step_key, kind as left_by, to_step, minutes
      from (
        select fact.process_id, instance.status, coalesce(fact.to_step, fact.step_key) as step_key,
               lead(fact.kind) over of_process as kind, lead(fact.to_step) over of_process as to_step,
               extract(epoch from lead(fact.at) over of_process - fact.at) / 60 as minutes, fact.kind as entered_by
        from instance
        join service_processes.process_fact fact
          on fact.party_id = instance.party_id and fact.process_id = instance.process_id
        where fact.undone_at is null and fact.kind not in ('paused', 'resumed', 'brought-along')
        window of_process as (partition by fact.process_id order by fact.position)
      ) entered
      where entered_by <> 'cancelled' and step_key <> 'end'
    ),
    of_process as (
      select step_key, process_id, count(*) as visits,
             bool_or(left_by is null) as stands, bool_or(left_by = 'cancelled') as given_up
      from visit group by step_key, process_id
    ),
    step as (
      select step_key, count(*)::int as processes, sum(visits)::int as visits,
             count(*) filter (where visits > 1)::int as again,
             count(*) filter (where stands)::int as standing,
             count(*) filter (where given_up)::int as given_up
      from of_process group by step_key
    ),
    counted as (
      select step_key, count(*)::int as left_count
      from visit where left_by is not null and left_by <> 'cancelled' group by step_key
    ),
    timed as (
      select visit.step_key, counted.left_count,
             percentile_cont(array[
               0.5, 0.9,
               greatest(0, 0.5 - 0.98 / sqrt(counted.left_count)), least(1, 0.5 + 0.98 / sqrt(counted.left_count))
             ]) within group (order by visit.minutes) as at
      from visit join counted on counted.step_key = visit.step_key
      where visit.left_by is not null and visit.left_by <> 'cancelled'
      group by visit.step_key, counted.left_count
    )
    select
      (select count(*)::int
        from service_processes.process process
        join parties.shared_party party on party.party_id = process.party_id
        where ${within(ctx, permission, filter)}) as in_period,
      (select coalesce(jsonb_agg(row), '[]') from (
        select step.*, coalesce(timed.left_count, 0) as left_count,
               case when timed.left_count >= ${ENOUGH} then timed.at[1] end as median_minutes,
               case when timed.left_count >= ${ENOUGH} then timed.at[3] end as median_low_minutes,
               case when timed.left_count >= ${ENOUGH} then timed.at[4] end as median_high_minutes,
               case when timed.left_count >= ${2 * ENOUGH} then timed.at[2] end as p90_minutes
        from step left join timed on timed.step_key = step.step_key
      ) row) as steps,
      (select coalesce(jsonb_agg(row), '[]') from (
        select step_key as from_step, to_step, count(*)::int as times, count(distinct process_id)::int as processes
        from visit where to_step is not null group by step_key, to_step
      ) row) as ways,
      (select coalesce(jsonb_agg(row), '[]') from (
        select template_version, count(*)::int as processes,
               count(*) filter (where status = 'finished')::int as finished,
               count(*) filter (where status = 'cancelled')::int as given_up,
               count(*) filter (where status in ('running', 'paused'))::int as open
        from instance group by template_version order by template_version desc
      ) row) as totals`.execute(ctx.db);
  return rows[0] ?? { in_period: 0, steps: [], ways: [], totals: [] };
}

export interface PathSelection extends PathFilter {
  part: PathPart;
  stepKey: string;
  to?: string | undefined;
}

/** One page of the processes behind a number of the map, begun last first. */
export async function listPathRows(
  ctx: ActionContext,
  permission: Permission,
  selection: PathSelection,
  page: { after: readonly [string, string] | null; limit: number },
): Promise<ProcessWithParty[]> {
  const { rows } = await sql<ProcessWithParty>`
    select ${processWithParty}
    where ${within(ctx, permission, selection)} and ${partHolds(selection)}
      and ${page.after ? sql`(process.started_at, process.process_id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : sql`true`}
    order by process.started_at desc, process.process_id desc
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

function partHolds({ part, stepKey, to }: PathSelection) {
  const facts = sql`
    from service_processes.process_fact fact
    where fact.party_id = process.party_id and fact.process_id = process.process_id and fact.undone_at is null`;
  const reaches = sql`(fact.to_step = ${stepKey} or (fact.kind = 'started' and fact.step_key = ${stepKey}))`;
  switch (part) {
    case 'reached':
      return sql`exists (select 1 ${facts} and ${reaches})`;
    case 'again':
      return sql`(select count(*) ${facts} and ${reaches}) > 1`;
    case 'standing':
      return sql`process.step_key = ${stepKey}`;
    case 'given-up':
      return sql`process.status = 'cancelled' and (
        select coalesce(fact.to_step, fact.step_key) ${facts}
          and fact.kind in ('started', 'completed', 'overridden', 'skipped')
        order by fact.position desc limit 1) = ${stepKey}`;
    case 'way':
      return sql`exists (select 1 ${facts} and fact.step_key = ${stepKey} and fact.to_step = ${to ?? ''})`;
  }
}
