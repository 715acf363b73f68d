import { setTimeout as sleep } from 'node:timers/promises';
import {
  finishTransactionImport,
  MOST_ROWS_A_BATCH,
  recordTransactions,
  type TransactionRow,
} from '#modules/orders';
import { newUuid } from '#platform';
import type { OpenStore } from './open-store.ts';
import type { MadeLine } from './order-lines.ts';

/** Puts lines of sales straight into the database, by the same action an import uses. Gives their number. */
export async function loadTransactions(
  store: OpenStore,
  lines: Iterable<MadeLine>,
  branchIds: ReadonlyMap<string, string>,
): Promise<number> {
  const importId = newUuid(Date.now());
  let batch: TransactionRow[] = [];
  let loaded = 0;
  const record = async () => {
    const rows = batch;
    batch = [];
    const outcome = await store.act((ctx) =>
      recordTransactions(ctx, rows, { source: 'till', orderedZone: 'Asia/Shanghai', importId }),
    );
    const [refused] = outcome.rejected;
    if (refused) throw new Error(`a made-up line was rejected: ${JSON.stringify(refused)}`);
    loaded += rows.length;
    process.stderr.write(`\rlines ${loaded}`);
  };
  for (const line of lines) {
    batch.push(asRow(line, loaded + batch.length, branchIds));
    if (batch.length === MOST_ROWS_A_BATCH) await record();
  }
  await record();
  process.stderr.write('\n');
  await publishFigures(store, importId, loaded);
  return loaded;
}

/** What lists show of purchases is summed by the product's worker, as after any import. */
async function publishFigures(store: OpenStore, importId: string, created: number): Promise<void> {
  const totals = { created, unchanged: 0, anonymous: 0, repeated: 0, rejected: 0, newCustomers: 0 };
  await store.act((ctx) => finishTransactionImport(ctx, importId, totals));
  const published = 'select 1 from parties.figure where last_purchase_on is not null limit 1';
  while ((await store.query(published)).length === 0) await sleep(500);
}

function asRow(line: MadeLine, place: number, branchIds: ReadonlyMap<string, string>): TransactionRow {
  const { branch, orderedAtMs, ...same } = line;
  return {
    ...same,
    rowNumber: place + 2,
    orderedAt: new Date(orderedAtMs).toISOString(),
    currency: 'CNY',
    branchId: branchIds.get(branch) ?? null,
  };
}
