import { sql } from 'kysely';
import { type Database, streamQuery } from '#platform';
import { type PurchaseDaySums, prepareSums, purchaseDayTables } from './purchase-day-sums.ts';

/** Purchase days of a batch of customers, end to end: customer i owns the next `counts[i]` entries of the columns. */
export interface PurchaseHistories {
  partyIds: string[];
  counts: Int32Array;
  /** Days since 1970-01-01, oldest first within a customer. */
  days: Int32Array;
  /** Net amount of the day. */
  amountsMinor: Float64Array;
}

interface HistoryRow {
  partyId: string;
  count: number;
  /** `day amount day amount …` */
  entries: string;
}

/** The purchase days of all customers, in batches, from one pass over the lines. Runs in a transaction. */
export async function* streamPurchaseHistories(
  tx: Database,
  options: PurchaseDaySums & { batchSize?: number },
): AsyncGenerator<PurchaseHistories> {
  await prepareSums(tx, options);
  // One text for each customer: a row for each of millions of days would cost more to carry than to count.
  const query = sql<HistoryRow>`
    with ${purchaseDayTables(options)}
    select party_id as "partyId", count(*)::integer as count,
           string_agg((purchased_on - date '1970-01-01') || ' ' || amount_minor, ' ' order by purchased_on) as entries
      from purchase_day
     group by party_id`;
  for await (const rows of streamQuery(
    tx,
    { compile: () => query.compile(tx) },
    options.batchSize ?? 20_000,
  )) {
    yield toColumns(rows);
  }
}

function toColumns(rows: readonly HistoryRow[]): PurchaseHistories {
  const counts = Int32Array.from(rows, ({ count }) => count);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const days = new Int32Array(total);
  const amountsMinor = new Float64Array(total);
  let entry = 0;
  for (const { entries } of rows) {
    const numbers = entries.split(' ');
    for (let index = 0; index < numbers.length; index += 2) {
      days[entry] = Number(numbers[index]);
      amountsMinor[entry] = Number(numbers[index + 1]);
      entry += 1;
    }
  }
  return { partyIds: rows.map(({ partyId }) => partyId), counts, days, amountsMinor };
}

export interface PurchaseTotals {
  revenueMinor: number;
  /** The part of the revenue whose cost is known. */
  costedRevenueMinor: number;
  costMinor: number;
  /** Customers who bought, but never in this currency. */
  otherCurrencyCustomers: number;
}

/** What all customers' purchases in a currency come to before refunds, and what is known of their cost. */
export async function sumPurchases(db: Database, currency: string): Promise<PurchaseTotals> {
  const { rows } = await sql<PurchaseTotals>`
    select coalesce(sum(amount_minor) filter (where currency = ${currency}), 0)::bigint as "revenueMinor",
           coalesce(sum(amount_minor) filter (where currency = ${currency} and cost_minor is not null), 0)::bigint
             as "costedRevenueMinor",
           coalesce(sum(cost_minor) filter (where currency = ${currency}), 0)::bigint as "costMinor",
           (select count(*) from (
              select party_id from orders.order_line where kind = 'purchase'
               group by party_id having bool_and(currency <> ${currency})
            ) as elsewhere)::integer as "otherCurrencyCustomers"
      from orders.order_line
     where kind = 'purchase'`.execute(db);
  return rows[0] ?? { revenueMinor: 0, costedRevenueMinor: 0, costMinor: 0, otherCurrencyCustomers: 0 };
}
