import { sql } from 'kysely';
import { streamPurchaseHistories, sumPurchases } from '#modules/orders';
import type { Database, JobContext } from '#platform';
import { PackedPartyIds } from '../domain/packed-party-ids.ts';
import { LedgerBuilder, type PurchaseLedger } from '../domain/purchase-ledger.ts';

/** All purchase days in memory, as columns, and whose they are. */
export interface GatheredPurchases {
  ledger: PurchaseLedger;
  partyIds: PackedPartyIds;
  revenueMinor: number;
  costedRevenueMinor: number;
  costMinor: number;
  otherCurrencyCustomers: number;
  /** Positions in the ledger of customers who have died. */
  deceased: Int32Array;
}

/**
 * Reads the purchases of all customers once; `onCustomers` hears how many there are so far. The database sums for a
 * while before it answers, so a stop is told to it too.
 */
export async function gatherPurchases(
  ctx: JobContext,
  options: { timeZone: string; currency: string; untilOn: string },
  { signal, onCustomers }: { signal: AbortSignal; onCustomers: (customers: number) => void },
): Promise<GatheredPurchases> {
  const builder = new LedgerBuilder();
  const partyIds = new PackedPartyIds();
  await ctx.inTransaction(async (tx) => {
    const stopQuery = await queryStopper(tx.db, ctx.db);
    signal.addEventListener('abort', stopQuery);
    try {
      for await (const batch of streamPurchaseHistories(tx.db, options)) {
        signal.throwIfAborted();
        let entry = 0;
        for (const [i, partyId] of batch.partyIds.entries()) {
          partyIds.push(partyId);
          const end = entry + (batch.counts[i] ?? 0);
          for (; entry < end; entry += 1)
            builder.addDay(batch.days[entry] ?? 0, batch.amountsMinor[entry] ?? 0);
          builder.endCustomer();
        }
        onCustomers(partyIds.length);
      }
    } catch (failure) {
      signal.throwIfAborted();
      throw failure;
    } finally {
      signal.removeEventListener('abort', stopQuery);
    }
  });
  const totals = await sumPurchases(ctx.db, options.currency);
  const deceased = positionsOf(await listDeceased(ctx.db), partyIds);
  return { ledger: builder.build(), partyIds, deceased, ...totals };
}

async function listDeceased(db: Database): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ partyId: string }>`
    select party_id as "partyId" from parties.shared_party where died_on is not null`.execute(db);
  return new Set(rows.map(({ partyId }) => partyId));
}

function positionsOf(wanted: ReadonlySet<string>, partyIds: PackedPartyIds): Int32Array {
  const positions: number[] = [];
  for (let at = 0; wanted.size > 0 && at < partyIds.length; at += 1) {
    if (wanted.has(partyIds.at(at))) positions.push(at);
  }
  return Int32Array.from(positions);
}

async function queryStopper(tx: Database, other: Database): Promise<() => void> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
  const pid = rows[0]?.pid ?? null;
  return () => void sql`select pg_cancel_backend(${pid})`.execute(other).catch(() => {});
}
