import { sql } from 'kysely';
import { z } from 'zod';
import type { Page } from '#contract-kit';
import { type Actor, type Database, decodeCursor, encodeCursor, scopePredicate } from '#platform';
import { type DriftingCustomer, type DriftState, type HiddenGem, valueRead } from '../contract/index.ts';

const cursorValues = z.tuple([z.int(), z.uuid()]);

export interface DriftFilter {
  limit: number;
  cursor?: string | undefined;
  state?: DriftState | undefined;
  ownerId?: string | undefined;
  /** The business's day: who is snoozed beyond it stays out. */
  today: string;
  /** Leaves out those for whom the rule has planned care since they last bought. */
  isUnplanned?: boolean;
}

interface DriftRow extends Omit<DriftingCustomer, 'lifetimeValue'> {
  amountMinor: number;
  lowMinor: number;
  highMinor: number;
  currency: string;
}

/** Who has left their own pattern, most value at risk first; without those already being cared for or put off. */
export async function listDriftRows(
  db: Database,
  actor: Actor,
  filter: DriftFilter,
): Promise<Page<DriftingCustomer>> {
  const after = filter.cursor ? decodeCursor(filter.cursor, cursorValues) : undefined;
  const { rows } = await sql<DriftRow>`
    select d.party_id as "partyId", p.display_name as "displayName", p.owner_id as "ownerId", d.state, d.reasons,
           d.as_of_on as "asOfOn", d.last_purchase_on as "lastPurchaseOn", d.usual_gap_days as "usualGapDays",
           array_to_json(d.purchased_on) as "purchasedOn", d.lifetime_value_minor as "amountMinor",
           d.lifetime_value_low_minor as "lowMinor", d.lifetime_value_high_minor as "highMinor", d.currency,
           d.value_at_risk_minor as "valueAtRiskMinor",
           d.probability_alive as "probabilityAlive", d.value_rank_share as "valueRankShare"
      from value.drift d
      join parties.shared_party p on p.party_id = d.party_id
     where p.archived_at is null and p.died_on is null
       and ${scopePredicate(actor, valueRead, { branchId: sql.ref('p.branch_id'), ownerId: sql.ref('p.owner_id') })}
       and (${filter.state ?? null}::text is null or d.state = ${filter.state ?? null})
       and (${filter.ownerId ?? null}::uuid is null or p.owner_id = ${filter.ownerId ?? null})
       and not exists (
             select 1 from value.drift_snooze s where s.party_id = d.party_id and s.until_on > ${filter.today}::date)
       and not exists (select 1 from follow_ups.shared_open_care_task c where c.party_id = d.party_id)
       and ${
         filter.isUnplanned
           ? sql<boolean>`not exists (select 1 from value.care_episode e
               where e.party_id = d.party_id and e.last_purchase_on = d.last_purchase_on)`
           : sql<boolean>`true`
       }
       and ${
         after
           ? sql<boolean>`(d.value_at_risk_minor < ${after[0]}
               or (d.value_at_risk_minor = ${after[0]} and d.party_id > ${after[1]}::uuid))`
           : sql<boolean>`true`
       }
     order by d.value_at_risk_minor desc, d.party_id
     limit ${filter.limit + 1}`.execute(db);
  const items = rows.slice(0, filter.limit).map(({ amountMinor, lowMinor, highMinor, currency, ...row }) => ({
    ...row,
    lifetimeValue: { amountMinor, lowMinor, highMinor, currency },
  }));
  const last = items.at(-1);
  const nextCursor =
    rows.length > filter.limit && last ? encodeCursor([last.valueAtRiskMinor, last.partyId]) : null;
  return { items, nextCursor };
}

/** Puts somebody off until a day. */
export async function insertSnooze(
  db: Database,
  snooze: { partyId: string; snoozeId: string; untilOn: string; at: Date; by: string },
): Promise<void> {
  await sql`
    insert into value.drift_snooze (party_id, snooze_id, until_on, snoozed_at, snoozed_by)
    values (${snooze.partyId}, ${snooze.snoozeId}, ${snooze.untilOn}, ${snooze.at}, ${snooze.by})
    on conflict do nothing`.execute(db);
}

/** Ends what puts somebody off, by making it end today. */
export async function endSnoozes(db: Database, partyId: string, today: string): Promise<void> {
  await sql`
    update value.drift_snooze set until_on = ${today}
    where party_id = ${partyId} and until_on > ${today}::date`.execute(db);
}

interface GemRow extends Omit<HiddenGem, 'lifetimeValue'> {
  amountMinor: number;
  lowMinor: number;
  highMinor: number;
}

/** Customers who spend little at a time and are expected to be worth much. */
export async function listHiddenGemRows(
  db: Database,
  actor: Actor,
  page: { limit: number; cursor?: string | undefined; currency: string },
): Promise<Page<HiddenGem>> {
  const after = page.cursor ? decodeCursor(page.cursor, cursorValues) : undefined;
  const { rows } = await sql<GemRow>`
    select g.party_id as "partyId", p.display_name as "displayName", s.lifetime_value_minor as "amountMinor",
           s.lifetime_value_low_minor as "lowMinor", s.lifetime_value_high_minor as "highMinor",
           s.value_rank_share as "valueRankShare", s.spend_rank_share as "spendRankShare",
           s.mean_repeat_value_minor as "meanPurchaseMinor", s.purchases, s.last_purchase_on as "lastPurchaseOn"
      from value.hidden_gem g
      join value.score s on s.party_id = g.party_id
      join parties.shared_party p on p.party_id = g.party_id
     where p.archived_at is null and p.died_on is null
       and ${scopePredicate(actor, valueRead, { branchId: sql.ref('p.branch_id'), ownerId: sql.ref('p.owner_id') })}
       and ${
         after
           ? sql<boolean>`(g.lifetime_value_minor < ${after[0]}
               or (g.lifetime_value_minor = ${after[0]} and g.party_id > ${after[1]}::uuid))`
           : sql<boolean>`true`
       }
     order by g.lifetime_value_minor desc, g.party_id
     limit ${page.limit + 1}`.execute(db);
  const items = rows.slice(0, page.limit).map(({ amountMinor, lowMinor, highMinor, ...row }) => ({
    ...row,
    lifetimeValue: { amountMinor, lowMinor, highMinor, currency: page.currency },
  }));
  const last = items.at(-1);
  const nextCursor =
    rows.length > page.limit && last ? encodeCursor([last.lifetimeValue.amountMinor, last.partyId]) : null;
  return { items, nextCursor };
}
