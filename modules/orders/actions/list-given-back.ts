import type { Database } from '#platform';
import { listReturningLedgers } from '../data/ledger-queries.ts';
import { netRefunds } from '../domain/net-refunds.ts';
import type { LineReference } from '../domain/order-line.ts';

/** Purchases of a category that were given back whole, by the rules of netting: they name the line within a customer's file. */
export async function listGivenBack(
  db: Database,
  category: string,
): Promise<(LineReference & { partyId: string })[]> {
  const ofParty = Map.groupBy(await listReturningLedgers(db, category), ({ partyId }) => partyId);
  return [...ofParty.values()].flatMap((lines) =>
    netRefunds(lines).purchases.flatMap(({ line, fullyRefunded }) =>
      fullyRefunded ? [{ partyId: line.partyId, lineKey: line.lineKey, occurrence: line.occurrence }] : [],
    ),
  );
}
