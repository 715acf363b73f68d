import { sql } from 'kysely';
import type { Database } from '#platform';
import { DRIFT_RULES } from '../domain/find-drift.ts';

export interface KeyAccountSums {
  accounts: number;
  reviewsOverdue: number;
  n: number;
  retained: number;
  judged: number;
  atRisk: number;
  revenueMinor: number;
  atRiskMinor: number;
}

/** What key accounts bought in a year and in the one before it, less what they gave back, and which of them are at risk. */
export async function sumKeyAccounts(
  db: Database,
  asked: { beforeFromOn: string; fromOn: string; untilOn: string; timeZone: string; currency: string },
): Promise<KeyAccountSums> {
  const { beforeFromOn, fromOn, untilOn, timeZone, currency } = asked;
  const dayStart = (on: string) => sql`(${on}::date::timestamp at time zone ${timeZone}::text)`;
  const { rows } = await sql<KeyAccountSums>`
    with account as materialized (
      select flagged.party_id, flagged.review_on
      from parties.shared_key_account flagged join parties.shared_party party on party.party_id = flagged.party_id
      where party.archived_at is null and party.died_on is null
    ), bought as (
      select account.party_id,
        sum(amount) filter (where ordered_at < ${dayStart(fromOn)}) as before_minor,
        sum(amount) filter (where ordered_at >= ${dayStart(fromOn)}) as year_minor
      from account cross join lateral (
        select line.ordered_at,
          case when line.kind = 'purchase' then line.amount_minor else -abs(line.amount_minor) end as amount
        from orders.shared_order_line line
        where line.party_id = account.party_id and line.kind <> 'adjustment' and line.currency = ${currency}
          and line.ordered_at >= ${dayStart(beforeFromOn)} and line.ordered_at < ${dayStart(untilOn)}) line
      group by account.party_id
    ), judged as (
      select account.party_id, account.review_on, coalesce(before_minor, 0) as before_minor,
        coalesce(year_minor, 0) as year_minor, score.party_id is not null as is_judged,
        drift.state is not distinct from 'drifting' or coalesce(score.probability_alive < ${DRIFT_RULES.goneProbability}
          and ${untilOn}::date - score.last_purchase_on > ${DRIFT_RULES.goneDays}, false) as is_at_risk
      from account
      left join bought on bought.party_id = account.party_id
      left join value.score score on score.party_id = account.party_id
      left join value.drift drift on drift.party_id = account.party_id
    )
    select count(*) as accounts,
      count(*) filter (where review_on < ${untilOn}::date) as "reviewsOverdue",
      count(*) filter (where before_minor > 0) as n,
      count(*) filter (where before_minor > 0 and year_minor > 0) as retained,
      count(*) filter (where is_judged) as judged,
      count(*) filter (where is_at_risk) as "atRisk",
      coalesce(sum(year_minor), 0)::bigint as "revenueMinor",
      coalesce(sum(year_minor) filter (where is_at_risk), 0)::bigint as "atRiskMinor"
    from judged`.execute(db);
  const [sums] = rows;
  if (!sums) throw new Error('sums without a row');
  return sums;
}
