import { type RawBuilder, sql } from 'kysely';
import type { FollowUpRule } from '#pack-kit';
import type { Database } from '#platform';
import { monthsAndDays } from '../domain/rule-days.ts';
import { type Among, type AnchorMoment, anchors } from './anchor-queries.ts';

/** A day on which a branch is closed, and the working day that stands instead of it. */
export interface ClosedDay {
  branchId: string;
  closedOn: string;
  insteadOn: string;
}

/** Which days of which customers a rule is asked for. */
export interface PlanningWindow extends AnchorMoment {
  fromOn: string;
  untilOn: string;
  among: Among;
  closedDays: readonly ClosedDay[];
}

/** From this age on the telephone goes before what the rule names first. */
const TELEPHONE_FROM_YEARS = 65;
const DAYS_OF_MONTH = 30.436875;

/** `anchor_on` plus the rule's distance after `turn` repetitions, month ends as the rule says. */
function nominal(rule: FollowUpRule): RawBuilder<unknown> {
  const offset = monthsAndDays(rule.offset);
  const repeat = rule.repeat ? monthsAndDays(rule.repeat) : { months: 0, days: 0 };
  const clamped = sql`(anchor_on + make_interval(months => ${offset.months}::int + turn * ${repeat.months}::int))::date`;
  const month =
    rule.monthEnd === 'clamp'
      ? clamped
      : sql`(${clamped} + (extract(day from ${clamped}) < extract(day from anchor_on))::int)`;
  return sql`(${month} + (${offset.days}::int + turn * ${repeat.days}::int))::date`;
}

/** Turns of the rule that can fall into the window, a turn wider on both sides. */
function turns(rule: FollowUpRule, { fromOn, untilOn }: PlanningWindow): RawBuilder<unknown> {
  if (!rule.repeat) return sql`generate_series(0, 0)`;
  const lengthOf = ({ months, days }: { months: number; days: number }) => months * DAYS_OF_MONTH + days;
  const start = lengthOf(monthsAndDays(rule.offset));
  const period = lengthOf(monthsAndDays(rule.repeat));
  const turnAt = (day: string) =>
    sql`floor(((${day}::date - anchor_on) - ${start}::float8) / ${period}::float8)::int`;
  return sql`generate_series(greatest(0, ${turnAt(fromOn)} - 1), greatest(-1, ${turnAt(untilOn)} + 1))`;
}

/** Tags and ages the rule keeps to; ages are those of the day it names. */
function keepsTo({ only }: FollowUpRule): RawBuilder<unknown> {
  const tagged =
    only.tags.length === 0
      ? sql`true`
      : sql`exists (select 1 from parties.shared_party_tag tagged
              where tagged.party_id = party.party_id and tagged.tag = any(${[...only.tags]}::text[]))`;
  const birthday = (years: number) => sql`(party.born_on + make_interval(years => ${years}::int))::date`;
  const from = only.fromAgeYears === null ? sql`true` : sql`${birthday(only.fromAgeYears)} <= due.nominal_on`;
  const below =
    only.belowAgeYears === null ? sql`true` : sql`${birthday(only.belowAgeYears)} > due.nominal_on`;
  return sql`${tagged} and ${from} and ${below}`;
}

/** The customer's own channel where the rule offers it, the telephone for the old, else the rule's first. */
function channelOf({ channels }: FollowUpRule): RawBuilder<unknown> {
  const preferred = sql`when party.preferred_channel = any(${[...channels]}::text[]) then party.preferred_channel`;
  const old = channels.includes('phone')
    ? sql`when party.born_on + make_interval(years => ${TELEPHONE_FROM_YEARS}::int) <= due.nominal_on
            and ${channels[0] !== 'visit'} then 'phone'`
    : sql``;
  return sql`case ${preferred} ${old} else ${channels[0]}::text end`;
}

/** Who moved away, as their latest answer says, and who is said to have died. */
const hasLeft = (rule: FollowUpRule) => sql`exists (
  select 1 from follow_ups.care_step ending
  where ending.party_id = party.party_id and ending.undone_at is null
    and ending.outcome = any(${rule.stops.includes('moved') ? ['moved', 'died'] : ['died']}::text[])
    and not exists (select 1 from follow_ups.care_step later
      where later.party_id = ending.party_id and later.at > ending.at
        and later.outcome = 'reached' and later.undone_at is null))`;

/** All a rule yields in a window: each day of each subject, whether planned already or not. */
function yielded(rule: FollowUpRule, window: PlanningWindow): RawBuilder<unknown> {
  const { closedDays } = window;
  return sql`
    select party.party_id, due.subject_id, due.anchor_on, due.nominal_on,
      coalesce(closed.instead_on, due.nominal_on) as due_on, ${channelOf(rule)} as channel
    from (
      select anchor.*, ${nominal(rule)} as nominal_on
      from (${anchors(rule, window.among, window)}) anchor cross join lateral ${turns(rule, window)} as turn
    ) due
    join parties.shared_party party on party.party_id = due.party_id
    left join unnest(${closedDays.map(({ branchId }) => branchId)}::uuid[], ${closedDays.map(({ closedOn }) => closedOn)}::date[],
                     ${closedDays.map(({ insteadOn }) => insteadOn)}::date[]) as closed (branch_id, closed_on, instead_on)
      on closed.branch_id = party.branch_id and closed.closed_on = due.nominal_on
    where due.nominal_on between ${window.fromOn}::date and ${window.untilOn}::date
      and party.kind <> 'household' and party.died_on is null and party.archived_at is null
      and ${keepsTo(rule)} and not ${hasLeft(rule)}`;
}

/** A UUID (version 8) that follows from what is planned: whoever plans it again comes to the same one. */
const plannedId = (ruleKey: string) => sql`overlay(overlay(
  md5(${`${ruleKey} `}::text || y.subject_id::text || ' ' || y.nominal_on::text) placing '8' from 13) placing '8' from 17)::uuid`;

/** Plans what a rule yields and nobody planned yet; gives how many. In sets, because it is asked for everybody each night. */
export async function planYielded(
  db: Database,
  rule: FollowUpRule,
  window: PlanningWindow,
  by: { at: Date; id: string; name: string },
): Promise<number> {
  const result = await sql`
    insert into follow_ups.care_task (party_id, care_task_id, reason_kind, reason_values, first_due_on, due_on,
      assignee_id, created_at, created_by_id, created_by_name,
      rule_key, rule_version, subject_id, anchor_on, nominal_on, channel, for_roles)
    select y.party_id, ${plannedId(rule.key)}, 'planned', '{}'::jsonb, y.due_on, y.due_on,
      null, ${by.at}, ${by.id}::uuid, ${by.name},
      ${rule.key}, ${rule.version}, y.subject_id, y.anchor_on, y.nominal_on, y.channel, ${[...rule.roles]}::text[]
    from (${yielded(rule, window)}) y
    where not exists (select 1 from follow_ups.care_task planned
      where planned.party_id = y.party_id and planned.rule_key = ${rule.key}
        and planned.subject_id = y.subject_id and planned.nominal_on = y.nominal_on)
    on conflict do nothing`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

/** Takes out what lost its ground before anybody tried: the step was undone, the appointment moved, the contact made. */
export async function dropGroundless(
  db: Database,
  rule: FollowUpRule,
  window: Pick<PlanningWindow, 'among' | 'timeZone' | 'today'>,
  at: Date,
): Promise<number> {
  const { among } = window;
  const reach =
    'partyId' in among
      ? sql`task.party_id = ${among.partyId}::uuid`
      : sql`${among.fromPartyId ? sql`task.party_id >= ${among.fromPartyId}::uuid` : sql`true`}
            and ${among.beforePartyId ? sql`task.party_id < ${among.beforePartyId}::uuid` : sql`true`}`;
  const result = await sql`
    with grounds as materialized (${anchors(rule, among, window)})
    update follow_ups.care_task task set closed_at = ${at}, dropped_because = 'anchor-gone'
    where task.rule_key = ${rule.key} and task.rule_version = ${rule.version} and task.closed_at is null and ${reach}
      and not exists (select 1 from grounds where grounds.party_id = task.party_id
        and grounds.subject_id = task.subject_id and grounds.anchor_on = task.anchor_on)
      and not exists (select 1 from follow_ups.care_step step where step.party_id = task.party_id
        and step.care_task_id = task.care_task_id and step.kind = 'attempt' and step.undone_at is null)`.execute(
    db,
  );
  return Number(result.numAffectedRows ?? 0n);
}

export interface YieldedRow {
  partyId: string;
  partyName: string;
  dueOn: string;
  channel: string;
}

/** What a rule would plan: how many a day, how many of them stand already, and the first few. */
export async function previewYielded(
  db: Database,
  rule: FollowUpRule,
  window: PlanningWindow,
  sample: { limit: number; reach: RawBuilder<unknown> },
): Promise<{
  total: number;
  planned: number;
  byWeek: { weekOn: string; count: number }[];
  first: YieldedRow[];
}> {
  const found = sql`yielded as materialized (
    select y.*, party.display_name,
      exists (select 1 from follow_ups.care_task planned where planned.party_id = y.party_id
        and planned.rule_key = ${rule.key} and planned.subject_id = y.subject_id
        and planned.nominal_on = y.nominal_on) as is_planned
    from (${yielded(rule, window)}) y join parties.shared_party party on party.party_id = y.party_id
    where ${sample.reach})`;
  const { rows } = await sql<{
    total: number;
    planned: number;
    byWeek: { weekOn: string; count: number }[];
    first: YieldedRow[];
  }>`
    with ${found}
    select (select count(*) from yielded) as total,
      (select count(*) from yielded where is_planned) as planned,
      (select coalesce(jsonb_agg(jsonb_build_object('weekOn', week_on, 'count', n) order by week_on), '[]') from (
        select date_trunc('week', due_on)::date as week_on, count(*) as n from yielded group by 1) weekly) as "byWeek",
      (select coalesce(jsonb_agg(jsonb_build_object('partyId', party_id, 'partyName', display_name,
        'dueOn', due_on, 'channel', channel) order by due_on, party_id), '[]') from (
        select * from yielded order by due_on, party_id limit ${sample.limit}) f) as first`.execute(db);
  return rows[0] ?? { total: 0, planned: 0, byWeek: [], first: [] };
}

/** Ids that part all customers into so many shares of like size; the first share begins before the first of them. */
export async function shareBoundaries(db: Database, size: number): Promise<string[]> {
  const { rows } = await sql<{ partyId: string }>`
    select party_id as "partyId" from (
      select party_id, row_number() over (order by party_id) as place from parties.shared_party) numbered
    where place % ${size} = 0 order by party_id`.execute(db);
  return rows.map(({ partyId }) => partyId);
}

/** When branches work, as appointments know it. */
export async function listBranchHours(
  db: Database,
): Promise<
  { branchId: string; week: { from: string; to: string }[][]; exceptions: Record<string, unknown[]> }[]
> {
  const { rows } = await sql<{
    branchId: string;
    week: { from: string; to: string }[][];
    exceptions: Record<string, unknown[]>;
  }>`
    select branch_id as "branchId", week, exceptions from appointments.shared_branch_hours`.execute(db);
  return rows;
}
