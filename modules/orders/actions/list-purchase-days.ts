import { type Database, dateInZone } from '#platform';
import { listLedger } from '../data/ledger-queries.ts';
import { netRefunds } from '../domain/net-refunds.ts';
import { type PurchaseDay, purchaseDays } from '../domain/purchase-days.ts';

/** The purchase days of one customer, oldest first, each currency apart. */
export async function listPurchaseDays(
  db: Database,
  partyId: string,
  timeZone: string,
): Promise<PurchaseDay[]> {
  const { purchases } = netRefunds(await listLedger(db, partyId));
  return purchaseDays(purchases, (orderedAtMs) => dateInZone(new Date(orderedAtMs), timeZone));
}
