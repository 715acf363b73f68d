import { type RawBuilder, sql } from 'kysely';
import { partyReach } from '#modules/parties';
import type { AnswerTest, StepDone } from '#pack-kit';
import type { ActionContext } from '#platform';
import { processesRead } from '../contract/index.ts';

/** Which days and customers a number is of. */
export interface MetricPeriod {
  fromAt: string;
  untilAt: string;
  branchId?: string | undefined;
}

/** Customers a number may be of. */
export const inReach = (ctx: ActionContext, { branchId }: MetricPeriod) => sql`
  party.archived_at is null and ${partyReach(ctx, processesRead)}
  and ${branchId ? sql`party.branch_id = ${branchId}` : sql`true`}`;

/** An answer by its question, and side or column: an array of texts, as Postgres finds it in the answers. */
const path = (at: string) => sql`${at.split('.')}::text[]`;

function holds(
  alias: RawBuilder<unknown>,
  { at, is, in: among, atLeast, given }: AnswerTest,
): RawBuilder<unknown> {
  const found = sql`${alias}.answers #>> ${path(at)}`;
  const tests = [
    ...(is === undefined ? [] : [sql`${found} = ${String(is)}`]),
    ...(among === undefined ? [] : [sql`${found} = any(${[...among]}::text[])`]),
    ...(given === undefined ? [] : [sql`coalesce(trim(${found}), '') <> ''`]),
    ...(atLeast === undefined
      ? []
      : [
          sql`case when jsonb_typeof(${alias}.answers #> ${path(at)}) = 'number'
            then (${found})::numeric >= ${atLeast} else false end`,
        ]),
  ];
  return sql`(${tests.length === 0 ? sql`true` : sql.join(tests, sql` and `)})`;
}

const allHold = (alias: RawBuilder<unknown>, tests: readonly AnswerTest[]) =>
  tests.length === 0
    ? sql`true`
    : sql.join(
        tests.map((test) => holds(alias, test)),
        sql` and `,
      );

function isDone(alias: RawBuilder<unknown>, { step, where = [] }: StepDone): RawBuilder<unknown> {
  return sql`(${alias}.step_key = ${step} and ${alias}.kind in ('completed', 'overridden')
    and ${alias}.undone_at is null and ${allHold(alias, where)})`;
}

const fact = sql.raw('fact');
const other = sql.raw('other');
const ofSameProcess = sql`other.party_id = fact.party_id and other.process_id = fact.process_id`;
const hasDone = (step: StepDone) => sql`exists (
  select 1 from service_processes.process_fact other where ${ofSameProcess} and ${isDone(other, step)})`;

/** Steps done in the period, with their process and customer. */
const doneIn = (ctx: ActionContext, period: MetricPeriod, template: string, step: StepDone) => sql`
  from service_processes.process_fact fact
  join service_processes.process process
    on process.party_id = fact.party_id and process.process_id = fact.process_id
  join parties.shared_party party on party.party_id = fact.party_id
  where ${isDone(fact, step)} and fact.at >= ${period.fromAt}::timestamptz and fact.at < ${period.untilAt}::timestamptz
    and process.template_key = ${template} and ${inReach(ctx, period)}`;
const isFirst = (step: StepDone) => sql`not exists (
  select 1 from service_processes.process_fact other
  where ${ofSameProcess} and other.position < fact.position and ${isDone(other, step)})`;
const isLast = (period: MetricPeriod, step: StepDone) => sql`not exists (
  select 1 from service_processes.process_fact other
  where ${ofSameProcess} and other.position > fact.position and other.at < ${period.untilAt}::timestamptz
    and ${isDone(other, step)})`;

export interface ShareCounts {
  n: number;
  hits: number;
  left_out: number;
}
const NONE: ShareCounts = { n: 0, hits: 0, left_out: 0 };

/** Processes by the first time a step was done: those in which another was done, and those that are not decided. */
export async function countProcessShare(
  ctx: ActionContext,
  period: MetricPeriod,
  asked: {
    template: string;
    first: StepDone;
    also?: readonly StepDone[];
    counted: StepDone;
    decided?: StepDone;
    decidedAfterDays?: number;
  },
): Promise<ShareCounts> {
  const { template, first, also = [], counted, decided, decidedAfterDays } = asked;
  const isOld =
    decidedAfterDays === undefined
      ? sql`false`
      : sql`fact.at < ${ctx.clock.now()}::timestamptz - make_interval(days => ${decidedAfterDays}::int)`;
  const { rows } = await sql<ShareCounts>`
    select count(*) filter (where hit or settled)::int as n, count(*) filter (where hit)::int as hits,
           count(*) filter (where not (hit or settled))::int as left_out
    from (
      select ${hasDone(counted)} as hit,
             process.ended_at is not null or ${isOld} or ${decided ? hasDone(decided) : sql`false`} as settled
      ${doneIn(ctx, period, template, first)} and ${isFirst(first)}
        and ${also.length === 0 ? sql`true` : sql.join(also.map(hasDone), sql` and `)}
    ) one`.execute(ctx.db);
  return rows[0] ?? NONE;
}

/** Visits of a step in the period, all of them or each process's latest, and those answered in a way. */
export async function countVisitShare(
  ctx: ActionContext,
  period: MetricPeriod,
  asked: { template: string; among: StepDone; counted: readonly AnswerTest[]; each: 'visit' | 'process' },
): Promise<ShareCounts> {
  const { template, among, counted, each } = asked;
  const { rows } = await sql<ShareCounts>`
    select count(*)::int as n, count(*) filter (where ${allHold(fact, counted)})::int as hits, 0 as left_out
    ${doneIn(ctx, period, template, among)}
      and ${each === 'visit' ? sql`true` : isLast(period, among)}`.execute(ctx.db);
  return rows[0] ?? NONE;
}

/** What customers answered to a survey in the period, and how many did not wish to. */
export async function countSurveyShare(
  ctx: ActionContext,
  period: MetricPeriod,
  { template, survey, counted }: { template: string; survey: string; counted: readonly AnswerTest[] },
): Promise<ShareCounts> {
  const isAnswered = sql`response.outcome = 'answered'`;
  const { rows } = await sql<ShareCounts>`
    select count(*) filter (where ${isAnswered})::int as n,
           count(*) filter (where ${isAnswered} and ${allHold(sql.raw('response'), counted)})::int as hits,
           count(*) filter (where not ${isAnswered})::int as left_out
    from service_processes.survey_response response
    join service_processes.process_fact fact
      on fact.party_id = response.party_id and fact.process_id = response.process_id
        and fact.fact_id = response.fact_id and fact.undone_at is null
    join service_processes.process process
      on process.party_id = response.party_id and process.process_id = response.process_id
    join parties.shared_party party on party.party_id = response.party_id
    where response.survey_key = ${survey} and process.template_key = ${template}
      and response.at >= ${period.fromAt}::timestamptz and response.at < ${period.untilAt}::timestamptz
      and ${inReach(ctx, period)}`.execute(ctx.db);
  return rows[0] ?? NONE;
}

/** How often a step was done. */
export async function countDone(
  ctx: ActionContext,
  period: MetricPeriod,
  { template, done }: { template: string; done: StepDone },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n ${doneIn(ctx, period, template, done)}`.execute(ctx.db);
  return rows[0]?.n ?? 0;
}

/** Days until a step was done for the first time, from the latest other one before it; sorted. */
export async function listDaysBetween(
  ctx: ActionContext,
  period: MetricPeriod,
  { template, from, to }: { template: string; from: StepDone; to: StepDone },
): Promise<number[]> {
  const { rows } = await sql<{ days: number[] | null }>`
    select array_agg(days order by days) filter (where days is not null) as days from (
      select (
        select (extract(epoch from fact.at - other.at) / 86400)::float8
        from service_processes.process_fact other
        where ${ofSameProcess} and other.position < fact.position and ${isDone(other, from)}
        order by other.position desc limit 1
      ) as days
      ${doneIn(ctx, period, template, to)} and ${isFirst(to)}
    ) one`.execute(ctx.db);
  return rows[0]?.days ?? [];
}

export interface TurnaroundRow {
  name: string;
  orders: number;
  remakes: number;
  days: number[] | null;
  reasons: { reason: string; count: number }[];
}

/**
 * Orders by who was to make them: working days until they came, sorted, and what had to be made again and why. Monday to Friday are
 * worked, unless the calendar of the customer's branch closes the day; a day it opens is worked, whichever it is.
 */
export async function listTurnarounds(
  ctx: ActionContext,
  period: MetricPeriod,
  asked: {
    template: string;
    from: StepDone;
    by: string;
    until: { step: string; at: string };
    reason: string;
  },
): Promise<TurnaroundRow[]> {
  const { template, from, by, until, reason } = asked;
  const { rows } = await sql<TurnaroundRow>`
    with placed as (
      select party.branch_id, trim(fact.answers #>> ${path(by)}) as name, fact.answers #>> ${path(reason)} as reason,
             (fact.at at time zone ${ctx.settings.timeZone}::text)::date as ordered_on,
             (select left(other.answers #>> ${path(until.at)}, 10)
              from service_processes.process_fact other
              where ${ofSameProcess} and other.position > fact.position
                and ${isDone(other, { step: until.step, where: [{ at: until.at, given: true }] })}
                and not exists (
                  select 1 from service_processes.process_fact again
                  where again.party_id = fact.party_id and again.process_id = fact.process_id
                    and again.position > fact.position and again.position < other.position
                    and ${isDone(sql.raw('again'), from)})
              order by other.position limit 1) as came_on
      ${doneIn(ctx, period, template, { ...from, where: [...(from.where ?? []), { at: by, given: true }] })}
    ), timed as (
      select name, reason, case when came_on::date >= ordered_on then (
        select count(*)::int from generate_series(ordered_on + 1, came_on::date, interval '1 day') day
        where coalesce(jsonb_array_length(hours.exceptions -> to_char(day, 'YYYY-MM-DD')) > 0,
          extract(isodow from day) < 6)) end as days
      from placed left join appointments.shared_branch_hours hours on hours.branch_id = placed.branch_id
    ), told as (
      select name, reason, count(*)::int as count from timed where coalesce(trim(reason), '') <> '' group by name, reason
    )
    select timed.name, count(*)::int as orders,
           count(*) filter (where coalesce(trim(reason), '') <> '')::int as remakes,
           array_agg(days order by days) filter (where days is not null) as days,
           coalesce((select jsonb_agg(jsonb_build_object('reason', told.reason, 'count', told.count) order by told.count desc)
             from told where told.name = timed.name), '[]') as reasons
    from timed group by timed.name order by count(*) desc, timed.name limit 50`.execute(ctx.db);
  return rows;
}

/** Each customer's latest measurement of a kind in the period, equal ones together. */
export async function listMeasured(
  ctx: ActionContext,
  period: MetricPeriod,
  kind: string,
): Promise<{ body: unknown; times: number }[]> {
  const { rows } = await sql<{ body: unknown; times: number }>`
    select body, count(*)::int as times from (
      select distinct on (measured.party_id) measured.body
      from measurements.shared_measurement measured
      join parties.shared_party party on party.party_id = measured.party_id
      where measured.kind = ${kind} and measured.taken_at >= ${period.fromAt}::timestamptz
        and measured.taken_at < ${period.untilAt}::timestamptz and ${inReach(ctx, period)}
      order by measured.party_id, measured.taken_at desc, measured.measurement_id desc
    ) latest group by body`.execute(ctx.db);
  return rows;
}
