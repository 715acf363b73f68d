import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import { type Actor, type Database, decodeCursor, encodeCursor } from '#platform';
import type { OrderLineFact } from '../domain/group-orders.ts';

const factColumns = sql`
  l.party_id as "partyId", l.line_key as "lineKey", l.occurrence, l.kind,
  (extract(epoch from l.ordered_at) * 1000)::bigint as "orderedAtMs", l.order_number as "orderNumber",
  l.item_code as "itemCode", l.item_name as "itemName", l.quantity::float8 as quantity,
  l.amount_minor as "amountMinor", l.cost_minor as "costMinor", l.currency,
  l.refunds_line_key as "refundsLineKey", l.refunds_occurrence as "refundsOccurrence",
  l.refunds_order_number as "refundsOrderNumber", l.order_id as "orderId", l.line_number as "lineNumber",
  l.ordered_zone as "orderedZone", l.offer_item_id as "offerItemId", l.branch_id as "branchId", l.channel,
  l.staff_id as "staffId", l.staff_name as "staffName", l.reason, l.source, l.import_id as "importId"`;

function facts(where: RawBuilder<unknown>): RawBuilder<OrderLineFact> {
  return sql<OrderLineFact>`select ${factColumns} from orders.order_line as l where ${where}`;
}

const orderCursor = z.tuple([z.iso.datetime(), z.uuid()]);

/** Ids of a page of a customer's orders, latest first. Orders that only give back are among them. */
export async function listOrderIds(
  db: Database,
  partyId: string,
  query: { limit: number; cursor?: string | undefined },
): Promise<{ orderIds: string[]; nextCursor: string | null }> {
  const [beforeAt, beforeId] = query.cursor ? decodeCursor(query.cursor, orderCursor) : [null, null];
  const before = query.cursor
    ? sql`having (min(ordered_at), order_id) < (${beforeAt}::timestamptz, ${beforeId}::uuid)`
    : sql``;
  const { rows } = await sql<{ orderId: string; orderedAt: string }>`
    select order_id as "orderId", min(ordered_at) as "orderedAt"
      from orders.order_line
     where party_id = ${partyId}::uuid
     group by order_id ${before}
     order by min(ordered_at) desc, order_id desc
     limit ${query.limit + 1}`.execute(db);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    orderIds: shown.map(({ orderId }) => orderId),
    nextCursor: rows.length > query.limit && last ? encodeCursor([last.orderedAt, last.orderId]) : null,
  };
}

/** All lines of some of a customer's orders. */
export async function listOrderLines(
  db: Database,
  partyId: string,
  orderIds: readonly string[],
): Promise<OrderLineFact[]> {
  if (orderIds.length === 0) return [];
  const ofOrders = sql`l.party_id = ${partyId}::uuid and l.order_id = any(${[...orderIds]}::uuid[])`;
  return (await facts(ofOrders).execute(db)).rows;
}

const item = (alias: string) => sql.raw(`coalesce(${alias}.item_code, ${alias}.item_name, '')`);

/** Refunds of some customers with the purchases they could be netted to: lines of the items they gave something back of. */
export async function listRefundedItemLines(
  db: Database,
  partyIds: readonly string[],
): Promise<OrderLineFact[]> {
  if (partyIds.length === 0) return [];
  const parties = sql`any(${[...partyIds]}::uuid[])`;
  // Joined, not asked for line by line: someone who buys for a company has thousands of lines and hundreds of refunds.
  const { rows } = await sql<OrderLineFact>`
    select ${factColumns}
      from orders.order_line as l
      join (select distinct r.party_id, ${item('r')} as item, r.currency
              from orders.order_line as r
             where r.party_id = ${parties} and r.kind in ('refund', 'cancellation')) as given_back
        on given_back.party_id = l.party_id and given_back.item = ${item('l')} and given_back.currency = l.currency
     where l.party_id = ${parties} and l.kind in ('purchase', 'refund', 'cancellation')`.execute(db);
  return rows;
}

/**
 * Holds the lines of an order until the transaction ends. Two refunds of the same line at once would each see the
 * whole purchase; the second one waits here and then sees what the first has left.
 */
export async function lockOrder(tx: Database, partyId: string, orderId: string): Promise<void> {
  await sql`
    select 1 from orders.order_line where party_id = ${partyId}::uuid and order_id = ${orderId}::uuid
     order by line_key, occurrence for update`.execute(tx);
}

const partyCursor = z.tuple([z.uuid()]);

/** Customers in reach who gave something back, a page at a time. */
export async function listRefundingParties(
  db: Database,
  reach: { actor: Actor; permission: Permission },
  query: { limit: number; cursor?: string | undefined; partyId?: string | undefined },
): Promise<{ partyIds: string[]; nextCursor: string | null }> {
  const after = query.cursor
    ? sql`and r.party_id > ${decodeCursor(query.cursor, partyCursor)[0]}::uuid`
    : sql``;
  const only = query.partyId ? sql`and r.party_id = ${query.partyId}::uuid` : sql``;
  const { rows } = await sql<{ partyId: string }>`
    select distinct r.party_id as "partyId"
      from orders.order_line as r
      join parties.shared_party as party on party.party_id = r.party_id
     where r.kind in ('refund', 'cancellation') ${after} ${only} and ${partyReach(reach, reach.permission)}
     order by r.party_id
     limit ${query.limit + 1}`.execute(db);
  const partyIds = rows.slice(0, query.limit).map(({ partyId }) => partyId);
  const last = partyIds.at(-1);
  return { partyIds, nextCursor: rows.length > query.limit && last ? encodeCursor([last]) : null };
}
