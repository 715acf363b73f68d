import { type RawBuilder, sql } from 'kysely';
import { copyRows, type Database } from '#platform';
import { netRefunds } from '../domain/net-refunds.ts';
import { isAmong, streamRefundLedgers, type Whose } from './ledger-queries.ts';

/** Which purchases are summed by day. */
export interface PurchaseDaySums {
  /** The zone in which a day begins and ends. */
  timeZone: string;
  /** Lines in other currencies are left out. */
  currency: string;
  untilOn: string;
  whose?: Whose;
}

/** Makes ready what `purchaseDayTables` reads: the netted refunds, and room for millions of sums. */
export async function prepareSums(
  tx: Database,
  { currency, whose = 'everybody' }: PurchaseDaySums,
): Promise<void> {
  // On disk the sums would take several times as long.
  await sql`select set_config('work_mem', '256MB', true)`.execute(tx);
  await fillNettedRefunds(tx, currency, whose);
}

async function fillNettedRefunds(tx: Database, currency: string, whose: Whose): Promise<void> {
  await sql`drop table if exists netted_refund`.execute(tx);
  await sql`
    create temporary table netted_refund (
      party_id uuid, ordered_at timestamptz, amount_minor bigint, kept_lines integer
    ) on commit drop`.execute(tx);
  // One connection cannot copy while a cursor is open on it: the few netted purchases wait in memory.
  const netted: (string | number)[][] = [];
  for await (const { partyId, lines } of streamRefundLedgers(tx, currency, whose)) {
    for (const { line, netAmountMinor, fullyRefunded } of netRefunds(lines).purchases) {
      const takenMinor = line.amountMinor - netAmountMinor;
      if (takenMinor === 0 && !fullyRefunded) continue;
      netted.push([partyId, new Date(line.orderedAtMs).toISOString(), -takenMinor, fullyRefunded ? -1 : 0]);
    }
  }
  await copyRows(tx, 'netted_refund', ['party_id', 'ordered_at', 'amount_minor', 'kept_lines'], netted);
  await sql`analyze netted_refund`.execute(tx);
}

/**
 * Common table expressions, the last of them `purchase_day (party_id, purchased_on, amount_minor)`: one row for each
 * day on which a customer bought something they kept.
 */
export function purchaseDayTables(sums: PurchaseDaySums): RawBuilder<unknown> {
  const { timeZone, currency, untilOn, whose = 'everybody' } = sums;
  // The end as an instant: it is compared for every line, and a comparison of days would convert each one twice.
  const observed = sql`ordered_at < (${untilOn}::date + 1)::timestamp at time zone ${timeZone}`;
  return sql`purchase as (
      select party_id, ordered_at, amount_minor, 1 as kept_lines from orders.order_line
       where kind = 'purchase' and currency = ${currency} and ${observed} and ${isAmong(whose, 'party_id')}
      union all
      select party_id, ordered_at, amount_minor, kept_lines from netted_refund where ${observed}
    ), purchase_day as (
      select party_id, (ordered_at at time zone ${timeZone})::date as purchased_on,
             sum(amount_minor)::bigint as amount_minor
        from purchase
       group by party_id, purchased_on
      having sum(kept_lines) > 0
    )`;
}
