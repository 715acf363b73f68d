import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform';
import { type Among, within } from './among.ts';
import { type AnchorMoment, anchors, type Ground } from './anchor-queries.ts';
import { mayFall, nominal, type PlannedRule, ruleRows, turns } from './rule-rows.ts';

/** A day on which a branch is closed, and the working day before or after it that stands instead. */
export interface ClosedDay {
  branchId: string;
  direction: 'forward' | 'back';
  closedOn: string;
  insteadOn: string;
}

/** Up to which day, and of which customers, rules are asked. */
export interface PlanningWindow extends AnchorMoment {
  untilOn: string;
  among: Among;
  closedDays: readonly ClosedDay[];
}

/** From this age on the telephone goes before what the rule names first. */
const TELEPHONE_FROM_YEARS = 65;

const birthday = (years: RawBuilder<unknown>) =>
  sql`(party.born_on + make_interval(years => ${years}))::date`;

/** The tier a customer stands in; shares of rank are those of the last value run. */
const tier = sql`case
  when exists (select 1 from parties.shared_key_account account where account.party_id = party.party_id) then 'key-account'
  else coalesce((
    select case when score.value_rank_share <= 0.2 then 'top' when score.value_rank_share <= 0.5 then 'middle' else 'rest' end
    from value.shared_score score
    where score.party_id = party.party_id and score.lifetime_value_minor is not null), 'unvalued') end`;

/** Tiers, tags and ages a rule keeps to; ages are those of the day it names. */
const keepsTo = sql`(cardinality(due.tiers) = 0 or ${tier} = any(due.tiers))
  and (cardinality(due.tags) = 0 or exists (select 1 from parties.shared_party_tag tagged
      where tagged.party_id = party.party_id and tagged.tag = any(due.tags)))
  and (due.from_age is null or ${birthday(sql`due.from_age`)} <= due.nominal_on)
  and (due.below_age is null or ${birthday(sql`due.below_age`)} > due.nominal_on)`;

/** The customer's own channel where the rule offers it, the telephone for the old, else the rule's first. */
const channel = sql`case
  when party.preferred_channel = any(due.channels) then party.preferred_channel
  when due.phone_for_old and ${birthday(sql`${TELEPHONE_FROM_YEARS}::int`)} <= due.nominal_on then 'phone'
  else due.channels[1] end`;

/** Who moved away, as their latest answer says, and who is said to have died. */
const hasLeft = sql`exists (
  select 1 from follow_ups.care_step ending
  where ending.party_id = party.party_id and ending.undone_at is null and ending.outcome in ('moved', 'died')
    and (ending.outcome = 'died' or due.ends_when_moved)
    and not exists (select 1 from follow_ups.care_step later
      where later.party_id = ending.party_id and later.at > ending.at
        and later.outcome = 'reached' and later.undone_at is null))`;

/** All that `rule` yields from `anchor`: each day of each subject, whether planned already or not. */
function yielded({ untilOn, among, closedDays }: PlanningWindow): RawBuilder<unknown> {
  return sql`
    select due.*, coalesce(closed."insteadOn", due.nominal_on) as due_on, ${channel} as channel
    from (
      select anchor.party_id, anchor.subject_id, anchor.anchor_on, rule.*, ${nominal} as nominal_on
      from anchor join rule on ${mayFall(untilOn)} cross join lateral ${turns(untilOn)} as turn
      where not anchor.is_settled
    ) due
    join parties.shared_party party on party.party_id = due.party_id and ${within(sql`party.party_id`, among)}
    left join jsonb_to_recordset(${JSON.stringify(closedDays)}::jsonb)
      as closed ("branchId" uuid, direction text, "closedOn" date, "insteadOn" date)
      on closed."branchId" = party.branch_id and closed."closedOn" = due.nominal_on and closed.direction = due.on_closed_day
    where due.nominal_on between due.from_on and ${untilOn}::date
      and party.kind <> 'household' and party.died_on is null and party.archived_at is null
      and ${keepsTo} and not ${hasLeft}`;
}

/** A UUID (version 8) that follows from what is planned: whoever plans it again comes to the same one. */
const plannedId = sql`overlay(overlay(
  md5(y.rule_key || ' ' || y.subject_id::text || ' ' || y.nominal_on::text) placing '8' from 13) placing '8' from 17)::uuid`;

/** The task that stands for what is yielded already, if any. */
const standing = sql`left join follow_ups.care_task standing on standing.party_id = y.party_id
  and standing.rule_key = y.rule_key and standing.subject_id = y.subject_id and standing.nominal_on = y.nominal_on`;

/** What shares a ground: the rules that plan from it, and every version that open tasks were planned by. */
export interface GroundToPlan {
  ground: Ground;
  rules: readonly PlannedRule[];
  inUse: readonly { key: string; version: number }[];
}

/**
 * Plans what rules of one ground yield and nobody planned yet, and takes out what lost its ground before anybody tried
 * (the step was undone, the appointment moved) or is settled; what comes back is open again. One statement for all
 * rules of the ground and all customers asked for, because it is asked for everybody each night.
 */
export async function planGround(
  db: Database,
  { ground, rules, inUse }: GroundToPlan,
  window: PlanningWindow,
  by: { at: Date; id: string; name: string },
): Promise<{ planned: number; dropped: number }> {
  const { among } = window;
  const result = await sql<{ planned: number; dropped: number }>`
    with anchor as materialized (${anchors(ground, among, window)}),
    rule as materialized (${ruleRows(rules)}),
    y as materialized (
      select y.*, standing.care_task_id as standing_id, standing.dropped_because
      from (${yielded(window)}) y ${standing} and ${within(sql`standing.party_id`, among)}),
    lost as (
      select open.party_id, open.care_task_id,
        case when anchor.is_settled then 'settled' else 'anchor-gone' end as because
      from follow_ups.care_task open
      left join anchor on anchor.party_id = open.party_id
        and anchor.subject_id = open.subject_id and anchor.anchor_on = open.anchor_on
      where open.closed_at is null and ${within(sql`open.party_id`, among)}
        and (open.rule_key, open.rule_version) in (select * from unnest(
          ${inUse.map(({ key }) => key)}::text[], ${inUse.map(({ version }) => version)}::int[]))
        and (anchor.is_settled or anchor.party_id is null and not exists (
          select 1 from follow_ups.care_step step where step.party_id = open.party_id
            and step.care_task_id = open.care_task_id and step.kind = 'attempt' and step.undone_at is null))),
    dropped as (
      update follow_ups.care_task task set closed_at = ${by.at}, dropped_because = lost.because
      from lost
      where task.party_id = lost.party_id and task.care_task_id = lost.care_task_id and task.closed_at is null
      returning 1),
    back as (
      update follow_ups.care_task task set closed_at = null, dropped_because = null, anchor_on = y.anchor_on
      from y
      where y.dropped_because in ('anchor-gone', 'settled')
        and task.party_id = y.party_id and task.care_task_id = y.standing_id
      returning 1),
    planned as (
      insert into follow_ups.care_task (party_id, care_task_id, reason_kind, reason_values, first_due_on, due_on,
        assignee_id, created_at, created_by_id, created_by_name,
        rule_key, rule_version, subject_id, anchor_on, nominal_on, channel, for_roles, decides_step)
      select y.party_id, ${plannedId}, 'planned', '{}'::jsonb, y.due_on, y.due_on,
        null, ${by.at}, ${by.id}::uuid, ${by.name},
        y.rule_key, y.rule_version, y.subject_id, y.anchor_on, y.nominal_on, y.channel, y.roles, y.decides_step
      from y where y.standing_id is null
      on conflict do nothing
      returning 1)
    select (select count(*) from planned) + (select count(*) from back) as planned,
      (select count(*) from dropped) as dropped`.execute(db);
  return result.rows[0] ?? { planned: 0, dropped: 0 };
}

export interface YieldedRow {
  partyId: string;
  partyName: string;
  dueOn: string;
  channel: string;
}

export interface Previewed {
  total: number;
  customers: number;
  planned: number;
  byWeek: { weekOn: string; count: number }[];
  first: YieldedRow[];
}

/** What a rule would plan: how many a week, for how many customers, how many of them stand already, and the first few. */
export async function previewYielded(
  db: Database,
  { ground, planned }: { ground: Ground; planned: PlannedRule },
  window: PlanningWindow,
  sample: { limit: number; reach: RawBuilder<unknown> },
): Promise<Previewed> {
  const { rows } = await sql<Previewed>`
    with anchor as materialized (${anchors(ground, window.among, window)}),
    rule as materialized (${ruleRows([planned])}),
    yielded as materialized (
      select y.*, party.display_name, standing.care_task_id is not null as is_planned
      from (${yielded(window)}) y join parties.shared_party party on party.party_id = y.party_id ${standing}
      where ${sample.reach})
    select (select count(*) from yielded) as total,
      (select count(distinct party_id) from yielded) as customers,
      (select count(*) from yielded where is_planned) as planned,
      (select coalesce(jsonb_agg(jsonb_build_object('weekOn', week_on, 'count', n) order by week_on), '[]') from (
        select date_trunc('week', due_on)::date as week_on, count(*) as n from yielded group by 1) weekly) as "byWeek",
      (select coalesce(jsonb_agg(jsonb_build_object('partyId', party_id, 'partyName', display_name,
        'dueOn', due_on, 'channel', channel) order by due_on, party_id), '[]') from (
        select * from yielded order by due_on, party_id limit ${sample.limit}) f) as first`.execute(db);
  return rows[0] ?? { total: 0, customers: 0, planned: 0, byWeek: [], first: [] };
}

/** Whether any value run has valued anybody. */
export async function isAnybodyValued(db: Database): Promise<boolean> {
  const { rows } = await sql<{ isValued: boolean }>`
    select exists (select 1 from value.shared_score where lifetime_value_minor is not null) as "isValued"`.execute(
    db,
  );
  return rows[0]?.isValued ?? false;
}

/**
 * Has the rest of the transaction join in sets. PostgreSQL takes processes with their facts for a single row, whatever it
 * has counted, and would compare every open task with every anchor: 130 s and more for 200,000 customers.
 */
export async function joinInSets(db: Database): Promise<void> {
  await sql`set local enable_nestloop = off`.execute(db);
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
