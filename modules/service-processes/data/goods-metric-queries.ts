import { sql } from 'kysely';
import { listGivenBack } from '#modules/orders';
import type { ActionContext } from '#platform';
import { inReach, type MetricPeriod, type ShareCounts } from './metric-queries.ts';

const DAYS_PER_YEAR = 365.25;

/** Repairs begun in the period, and the years that things of a category were with customers in it. */
export async function countRepairs(
  ctx: ActionContext,
  period: MetricPeriod & { fromOn: string; untilOn: string },
  category: string,
): Promise<{ repairs: number; years: number }> {
  const { fromOn, untilOn } = period;
  const { rows } = await sql<{ repairs: number; days: number }>`
    select coalesce(sum((
             select count(*) from assets.shared_repair_begun begun
             where begun.party_id = asset.party_id and begun.asset_id = asset.asset_id
               and begun.happened_on between ${fromOn}::date and ${untilOn}::date)), 0)::int as repairs,
           coalesce(sum(greatest(0, least(coalesce(asset.ended_on, ${untilOn}::date), ${untilOn}::date)
             - greatest(coalesce(asset.installed_on, asset.invoice_on, asset.registered_at::date), ${fromOn}::date) + 1
           )), 0)::float8 as days
    from assets.shared_asset asset
    join parties.shared_party party on party.party_id = asset.party_id
    where asset.category = ${category} and ${inReach(ctx, period)}`.execute(ctx.db);
  const { repairs, days } = rows[0] ?? { repairs: 0, days: 0 };
  return { repairs, years: days / DAYS_PER_YEAR };
}

const WITH_CUSTOMERS = sql`asset.status in ('held', 'in-use', 'in-repair')`;

/** Things of a category with customers, and those covered on a day. */
export async function countCovered(
  ctx: ActionContext,
  period: MetricPeriod,
  { category, today }: { category: string; today: string },
): Promise<ShareCounts> {
  const { rows } = await sql<ShareCounts>`
    select count(*)::int as n, count(*) filter (where asset.warranty_ends_on >= ${today}::date)::int as hits, 0 as left_out
    from assets.shared_asset asset
    join parties.shared_party party on party.party_id = asset.party_id
    where asset.category = ${category} and ${WITH_CUSTOMERS} and ${inReach(ctx, period)}`.execute(ctx.db);
  return rows[0] ?? { n: 0, hits: 0, left_out: 0 };
}

/** Customers who have something of a category. */
export async function countHolders(
  ctx: ActionContext,
  period: MetricPeriod,
  category: string,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct asset.party_id)::int as n
    from assets.shared_asset asset
    join parties.shared_party party on party.party_id = asset.party_id
    where asset.category = ${category} and ${WITH_CUSTOMERS} and party.died_on is null
      and ${inReach(ctx, period)}`.execute(ctx.db);
  return rows[0]?.n ?? 0;
}

/** Days from each purchase of a category to the next, or to today when there was none yet; purchases a few days apart are one, and those given back whole are none. */
export async function listRepurchases(
  ctx: ActionContext,
  period: MetricPeriod,
  { category, apartDays, today }: { category: string; apartDays: number; today: string },
): Promise<{ days: number; happened: boolean; times: number }[]> {
  const returned = await listGivenBack(ctx.db, category);
  const { rows } = await sql<{ days: number; happened: boolean; times: number }>`
    with returned as (
      select * from unnest(${returned.map(({ partyId }) => partyId)}::uuid[],
        ${returned.map(({ lineKey }) => lineKey)}::bigint[], ${returned.map(({ occurrence }) => occurrence)}::int[])
        as line (party_id, line_key, occurrence)
    ), bought as (
      select distinct line.party_id, party.died_on, (line.ordered_at at time zone ${ctx.settings.timeZone}::text)::date as day
      from catalogue.shared_offer_item item
      join orders.shared_order_line line on line.offer_item_id = item.offer_item_id
      join parties.shared_party party on party.party_id = line.party_id
      where item.category = ${category} and line.kind = 'purchase' and line.quantity > 0 and ${inReach(ctx, period)}
        and not exists (select 1 from returned where returned.party_id = line.party_id
          and returned.line_key = line.line_key and returned.occurrence = line.occurrence)
    ), begun as (
      select party_id, died_on, day from (
        select bought.*, lag(day) over (partition by party_id order by day) as before from bought
      ) spaced where before is null or day - before > ${apartDays}::int
    ), waited as (
      select day, lead(day) over (partition by party_id order by day) as next,
             least(${today}::date, coalesce(died_on, ${today}::date)) as last_seen
      from begun
    )
    select coalesce(next, last_seen) - day as days, next is not null as happened, count(*)::int as times
    from waited where coalesce(next, last_seen) > day
    group by 1, 2`.execute(ctx.db);
  return rows;
}

/** How many parts of a file are filled in, of customers whose process began in the period, equal ones together. */
export async function listFileParts(
  ctx: ActionContext,
  period: MetricPeriod,
  { template, kinds, category }: { template: string; kinds: readonly string[]; category: string },
): Promise<{ filled: number; times: number }[]> {
  const measured = sql`(
    select count(distinct one.kind) from measurements.shared_measurement one
    where one.party_id = party.party_id and one.kind = any(${[...kinds]}::text[]))`;
  const { rows } = await sql<{ filled: number; times: number }>`
    select filled::int as filled, count(*)::int as times from (
      select (party.born_on is not null)::int
        + exists (select 1 from parties.shared_contact_point point
            where point.party_id = party.party_id and point.kind = 'phone')::int
        + exists (select 1 from privacy.shared_standing_consent consent where consent.party_id = party.party_id)::int
        + exists (select 1 from assets.shared_asset asset
            where asset.party_id = party.party_id and asset.category = ${category})::int
        + ${measured} as filled
      from (
        select distinct process.party_id from service_processes.process process
        where process.template_key = ${template} and process.started_at >= ${period.fromAt}::timestamptz
          and process.started_at < ${period.untilAt}::timestamptz
      ) served
      join parties.shared_party party on party.party_id = served.party_id
      where ${inReach(ctx, period)}
    ) counted group by filled`.execute(ctx.db);
  return rows;
}
