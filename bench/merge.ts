import { recordTransactions } from '#modules/orders';
import { newUuid } from '#platform';
import { businessModules } from '../apps/server/modules.ts';
import { customerNumber } from './generate/customers.ts';
import type { OpenStore } from './generate/open-store.ts';
import type { Figure } from './measure/figures.ts';
import type { HttpUser } from './measure/http-user.ts';

const ROWS = 5_000;
const LIMIT_MS = 2_000;

/** Merges two customers with five thousand rows each and takes it back; afterwards every row must be where it was. */
export async function benchMerge(
  store: OpenStore,
  user: HttpUser,
  { customers }: { customers: number },
): Promise<Figure[]> {
  const numbers = [customerNumber(customers - 1), customerNumber(customers - 2)];
  for (const number of numbers) await giveRows(store, number);
  const [survivorId, mergedId] = await Promise.all(numbers.map((number) => partyOf(store, number)));
  const held = async () => [await digestOf(store, survivorId), await digestOf(store, mergedId)];
  const before = await held();
  const merged = await timed(user, 'POST', `/api/parties/${survivorId}/merges`, {
    mergedPartyIds: [mergedId],
  });
  const { mergeId } = JSON.parse(merged.text) as { mergeId: string };
  const undone = await timed(user, 'DELETE', `/api/parties/${survivorId}/merges/${mergeId}`);
  const after = await held();
  if (JSON.stringify(before) !== JSON.stringify(after))
    throw new Error('undoing a merge left a row elsewhere');
  const basis = `${ROWS.toLocaleString('en-GB')} lines of sales in each file`;
  return [
    { name: 'merging two customers', measured: merged.ms, unit: 'ms', limit: LIMIT_MS, basis },
    {
      name: 'undoing it, every row as it was',
      measured: undone.ms,
      unit: 'ms',
      limit: LIMIT_MS,
      basis,
    },
  ];
}

async function giveRows(store: OpenStore, customer: string): Promise<void> {
  const rows = Array.from({ length: ROWS }, (_, place) => ({
    rowNumber: place + 2,
    orderNumber: `${customer}-${place}`,
    customerNumber: customer,
    orderedAt: new Date(Date.UTC(2024, 0, 1) + place * 3_600_000).toISOString(),
    itemCode: 'BAT-13',
    itemName: '电池 13',
    quantity: 1,
    amountMinor: 2000,
    currency: 'CNY',
    branchId: null,
  }));
  const { rejected } = await store.act((ctx) =>
    recordTransactions(ctx, rows, {
      source: 'till',
      orderedZone: 'Asia/Shanghai',
      importId: newUuid(Date.now()),
    }),
  );
  if (rejected.length > 0) throw new Error(`a made-up line was rejected: ${JSON.stringify(rejected[0])}`);
}

async function partyOf(store: OpenStore, number: string): Promise<string> {
  const [row] = await store.query<{ partyId: string }>(
    `select party_id as "partyId" from parties.identity where kind = 'external:till' and value = $1`,
    [number],
  );
  if (!row) throw new Error(`nobody has the number ${number}`);
  return row.partyId;
}

/** All that moves with a party, table by table, in short; what is computed anew is not the merge's to bring back. */
async function digestOf(store: OpenStore, partyId: string | undefined): Promise<string[]> {
  const digests: string[] = [];
  for (const { mergeParties = {} } of businessModules) {
    for (const [table, rule] of Object.entries(mergeParties)) {
      if (rule === 'stay' || rule === 'recompute' || table.startsWith('parties.merge')) continue;
      const [row] = await store.query<{ digest: string | null }>(
        `select md5(string_agg(one, '' order by one)) as digest
         from (select (to_jsonb(t) - 'version' - 'updated_at')::text as one from ${table} t where party_id = $1) rows`,
        [partyId],
      );
      digests.push(`${table} ${row?.digest}`);
    }
  }
  return digests;
}

async function timed(user: HttpUser, method: string, place: string, body?: unknown) {
  const startedAt = performance.now();
  const { status, text } = await user.send(method, place, body);
  if (status >= 300) throw new Error(`${method} ${place} answered ${status}: ${text}`);
  return { ms: performance.now() - startedAt, text };
}
