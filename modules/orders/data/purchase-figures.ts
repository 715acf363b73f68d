import { sql } from 'kysely';
import type { Database } from '#platform';
import { type PurchaseDaySums, prepareSums, purchaseDayTables } from './purchase-day-sums.ts';

/** Names the customers whose figures are to be summed: some, those of an import, or all. */
export type TouchedParties = { partyIds: readonly string[] } | { importId: string } | 'everybody';

/** Fills the temporary table `touched_party`. */
export async function touchParties(tx: Database, touched: TouchedParties): Promise<void> {
  // Right after an import the planner still believes the table empty, and would loop over it once a customer.
  if (!(touched instanceof Object && 'partyIds' in touched)) await sql`analyze orders.order_line`.execute(tx);
  await sql`drop table if exists touched_party`.execute(tx);
  await sql`create temporary table touched_party (party_id uuid primary key) on commit drop`.execute(tx);
  await sql`insert into touched_party ${partiesOf(touched)}`.execute(tx);
  await sql`analyze touched_party`.execute(tx);
}

function partiesOf(touched: TouchedParties) {
  if (touched === 'everybody') return sql`select party_id from parties.shared_party`;
  if ('importId' in touched) {
    return sql`select distinct party_id from orders.order_line where import_id = ${touched.importId}::uuid`;
  }
  return sql`select distinct party_id from unnest(${[...touched.partyIds]}::uuid[]) as touched (party_id)`;
}

/** Later than any sale: the figures in lists count all there are. */
const ALWAYS = '9999-12-30';

/** Sums first and last purchase, purchase days and spend of the touched customers into a temporary table; gives its name. */
export async function sumPurchaseFigures(
  tx: Database,
  business: Pick<PurchaseDaySums, 'timeZone' | 'currency'>,
): Promise<string> {
  const sums: PurchaseDaySums = { ...business, untilOn: ALWAYS, whose: 'touched' };
  await prepareSums(tx, sums);
  await sql`drop table if exists purchase_figure`.execute(tx);
  await sql`
    create temporary table purchase_figure (
      party_id uuid, first_purchase_on date, last_purchase_on date, purchase_count integer, spend_minor bigint,
      currency text
    ) on commit drop`.execute(tx);
  await sql`
    insert into purchase_figure
    with ${purchaseDayTables(sums)}
    select party_id, min(purchased_on), max(purchased_on), count(purchased_on), coalesce(sum(amount_minor), 0),
           ${business.currency}
      from touched_party left join purchase_day using (party_id)
     group by party_id`.execute(tx);
  return 'purchase_figure';
}
