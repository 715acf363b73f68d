import { sql } from 'kysely';
import { to as copyTo } from 'pg-copy-streams';
import { clientOf, type Database } from '#platform';
import { dayNumberIn } from '#working-time';
import { type PurchaseDaySums, prepareSums } from './purchase-day-sums.ts';
import { type OwnDays, SaleColumns } from './sale-columns.ts';

/** Purchase days of a batch of customers, end to end: customer i owns the next `counts[i]` entries of the columns. */
export interface PurchaseHistories {
  partyIds: string[];
  counts: Int32Array;
  /** Days since 1970-01-01, oldest first within a customer. */
  days: Int32Array;
  /** Net amount of the day. */
  amountsMinor: Float64Array;
}

const DEFAULT_BATCH = 20_000;

/**
 * The purchase days of all customers, in batches. The lines are carried over in binary and summed here: that takes a
 * fifth of what grouping, sorting and writing them out takes the database. Runs in a transaction.
 */
export async function* streamPurchaseHistories(
  tx: Database,
  options: Omit<PurchaseDaySums, 'whose'> & { batchSize?: number },
): AsyncGenerator<PurchaseHistories> {
  await prepareSums(tx, options);
  const columns = await readSales(tx, options);
  const daysOf = columns.byCustomer();
  const { batchSize = DEFAULT_BATCH } = options;
  for (let from = 0; from < columns.parties.count; from += batchSize) {
    yield batchOf(columns, daysOf, from, Math.min(columns.parties.count, from + batchSize));
  }
}

/** Bytes of one row of the COPY: the number of fields, then each with its length before it. */
const ROW = { party: 6, orderedAt: 26, amount: 38, keptLines: 50, bytes: 54 } as const;
const HEADER_BYTES = 19;
const MICROSECONDS_TO_2000 = Date.UTC(2000, 0, 1) * 1000;

async function readSales(tx: Database, options: Omit<PurchaseDaySums, 'whose'>): Promise<SaleColumns> {
  const client = clientOf(tx);
  const { currency, untilOn, timeZone } = options;
  // A COPY takes no parameters.
  const literal = (text: string) => client.escapeLiteral(text);
  const observed = `ordered_at < (${literal(untilOn)}::date + 1)::timestamp at time zone ${literal(timeZone)}`;
  const stream = client.query(
    copyTo(`
      copy (
        select party_id, ordered_at, amount_minor, 1 from orders.order_line
         where kind = 'purchase' and currency = ${literal(currency)} and ${observed}
        union all
        select party_id, ordered_at, amount_minor, kept_lines from netted_refund where ${observed}
      ) to stdout (format binary)`),
  );
  const columns = new SaleColumns();
  const dayOf = dayNumberIn(timeZone);
  let rest: Buffer = Buffer.alloc(0);
  let isBegun = false;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    if (!isBegun && bytes.length >= HEADER_BYTES) {
      isBegun = true;
      at = HEADER_BYTES;
    }
    // The trailer is shorter than a row and stays behind.
    for (; isBegun && at + ROW.bytes <= bytes.length; at += ROW.bytes) {
      const party = columns.parties.numberOf(bytes, at + ROW.party);
      const instantMs = Math.floor((readInt64(bytes, at + ROW.orderedAt) + MICROSECONDS_TO_2000) / 1000);
      columns.add(
        party,
        dayOf(instantMs),
        readInt64(bytes, at + ROW.amount),
        bytes.readInt32BE(at + ROW.keptLines),
      );
    }
    rest = bytes.subarray(at);
  }
  return columns;
}

/** Exact below 2^53, which amounts and instants are. */
function readInt64(bytes: Buffer, at: number): number {
  return bytes.readInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4);
}

function batchOf(
  { parties }: SaleColumns,
  daysOf: (party: number) => OwnDays,
  from: number,
  to: number,
): PurchaseHistories {
  const partyIds: string[] = [];
  const counts: number[] = [];
  const days: number[] = [];
  const amountsMinor: number[] = [];
  for (let party = from; party < to; party += 1) {
    const own = daysOf(party);
    if (own.days.length === 0) continue;
    partyIds.push(parties.keyOf(party));
    counts.push(own.days.length);
    days.push(...own.days);
    amountsMinor.push(...own.amountsMinor);
  }
  return {
    partyIds,
    counts: Int32Array.from(counts),
    days: Int32Array.from(days),
    amountsMinor: Float64Array.from(amountsMinor),
  };
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
