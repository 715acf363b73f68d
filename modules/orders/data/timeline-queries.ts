import { sql } from 'kysely';
import type { Database, TimelineQuery } from '#platform';

export interface OrderEntry {
  entryId: string;
  orderId: string;
  occurredAt: string;
  givesBack: boolean;
  orderNumber: string | null;
  currency: string;
  amountMinor: number;
  lineCount: number;
  /** Names of the first lines of the receipt. */
  items: string[];
  reason: string | null;
  staffName: string | null;
  branchId: string | null;
  importId: string | null;
}

const NAMED_ITEMS = sql.raw('3');

/** Orders and refunds of one customer, newest first: an order when its first line was bought, a refund when it was made. */
export async function listOrderEntries(db: Database, query: TimelineQuery): Promise<OrderEntry[]> {
  const { partyId, before, limit } = query;
  const beyond = before
    ? sql`where ("occurredAt", "entryId") < (${before.occurredAt}::timestamptz, ${before.entryId}::uuid)`
    : sql``;
  const shared = sql`
    max(order_number) as "orderNumber", max(currency) as currency, sum(amount_minor)::bigint as "amountMinor",
    count(*)::integer as "lineCount",
    (array_agg(coalesce(item_name, item_code) order by line_number, line_key)
      filter (where coalesce(item_name, item_code) is not null))[1:${NAMED_ITEMS}] as items,
    max(reason) as reason, max(staff_name) as "staffName", max(branch_id::text) as "branchId",
    max(import_id::text) as "importId"`;
  const { rows } = await sql<OrderEntry & { items: string[] | null }>`
    select * from (
      select order_id as "entryId", order_id as "orderId", min(ordered_at) as "occurredAt",
             false as "givesBack", ${shared}
        from orders.order_line
       where party_id = ${partyId}::uuid and kind in ('purchase', 'adjustment')
       group by order_id
      union all
      select md5(order_id || '/' || ordered_at)::uuid, order_id,
             ordered_at, true, ${shared}
        from orders.order_line
       where party_id = ${partyId}::uuid and kind in ('refund', 'cancellation')
       group by order_id, ordered_at
    ) as entry
    ${beyond}
    order by "occurredAt" desc, "entryId" desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, items: row.items ?? [] }));
}
