import { type RawBuilder, sql } from 'kysely';
import { type Database, streamQuery } from '#platform';
import type { LedgerLine } from '../domain/order-line.ts';

/** A line for netting, with the customer it belongs to. */
export interface PartyLedgerLine extends LedgerLine {
  partyId: string;
}

const ledgerColumns = sql`
  l.party_id as "partyId", l.line_key as "lineKey", l.occurrence, l.kind,
  (extract(epoch from l.ordered_at) * 1000)::bigint as "orderedAtMs",
  l.order_number as "orderNumber", l.item_code as "itemCode", l.item_name as "itemName",
  l.quantity::float8 as quantity, l.amount_minor as "amountMinor", l.cost_minor as "costMinor", l.currency,
  l.refunds_line_key as "refundsLineKey", l.refunds_occurrence as "refundsOccurrence",
  l.refunds_order_number as "refundsOrderNumber"`;

const item = (alias: string) => sql.raw(`coalesce(${alias}.item_code, ${alias}.item_name, '')`);

/** All lines of one customer that buy or give back. */
export async function listLedger(db: Database, partyId: string): Promise<PartyLedgerLine[]> {
  const { rows } = await sql<PartyLedgerLine>`
    select ${ledgerColumns} from orders.order_line as l
     where l.party_id = ${partyId}::uuid and l.kind in ('purchase', 'refund', 'cancellation')`.execute(db);
  return rows;
}

/** All lines that buy or give back, of customers who bought something of a category and gave something back. */
export async function listReturningLedgers(db: Database, category: string): Promise<PartyLedgerLine[]> {
  const { rows } = await sql<PartyLedgerLine>`
    with returning_party as (
      select distinct r.party_id from orders.order_line r where r.kind in ('refund', 'cancellation')
    )
    select ${ledgerColumns} from orders.order_line as l
     where l.kind in ('purchase', 'refund', 'cancellation') and l.party_id in (
       select bought.party_id from returning_party
       join orders.order_line bought on bought.party_id = returning_party.party_id
       join catalogue.shared_offer_item offered on offered.offer_item_id = bought.offer_item_id
       where bought.kind = 'purchase' and offered.category = ${category})`.execute(db);
  return rows;
}

/** Whose lines are read: everybody's, or those of the customers in the temporary table `touched_party`. */
export type Whose = 'everybody' | 'touched';

/** The condition that a column names a customer whose lines are read. */
export function isAmong(whose: Whose, column: string): RawBuilder<unknown> {
  if (whose === 'everybody') return sql`true`;
  return sql`${sql.raw(column)} in (select touched_party.party_id from touched_party)`;
}

/** Refunds with the purchases they could be netted to, one customer after another. */
export async function* streamRefundLedgers(
  tx: Database,
  currency: string,
  whose: Whose,
): AsyncGenerator<{ partyId: string; lines: PartyLedgerLine[] }> {
  const query = sql<PartyLedgerLine>`
    select ${ledgerColumns}
      from orders.order_line as l
      join (select distinct r.party_id, ${item('r')} as item
              from orders.order_line as r
             where r.kind in ('refund', 'cancellation') and r.currency = ${currency}
               and ${isAmong(whose, 'r.party_id')}) as given_back
        on given_back.party_id = l.party_id and given_back.item = ${item('l')}
     where l.kind in ('purchase', 'refund', 'cancellation') and l.currency = ${currency}
     order by l.party_id`;
  let partyId: string | undefined;
  let lines: PartyLedgerLine[] = [];
  for await (const rows of streamQuery(tx, { compile: () => query.compile(tx) })) {
    for (const row of rows) {
      if (partyId !== undefined && row.partyId !== partyId) {
        yield { partyId, lines };
        lines = [];
      }
      partyId = row.partyId;
      lines.push(row);
    }
  }
  if (partyId !== undefined) yield { partyId, lines };
}
