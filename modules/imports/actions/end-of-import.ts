import { finishTransactionImport, revertTransactionImport } from '#modules/orders';
import { revertImport as revertCustomers } from '#modules/parties';
import { type ActionContext, findPartiesWithRows } from '#platform';
import type { ImportCounts, ImportReversal } from '../contract/index.ts';
import type { ImportRow } from '../data/import-queries.ts';

/** Tells the module that took the rows over that there are no more. */
export async function endOfImport(ctx: ActionContext, row: ImportRow, counts: ImportCounts): Promise<void> {
  if (row.kind !== 'transactions') return;
  await finishTransactionImport(ctx, row.import_id, counts);
}

/** Takes back the lines and the customers of an import; customers somebody has worked with since are kept. */
export async function revertRows(ctx: ActionContext, row: ImportRow): Promise<ImportReversal> {
  const removedLines =
    row.kind === 'transactions' ? (await revertTransactionImport(ctx, row.import_id)).removed : 0;
  const customers = await revertCustomers(ctx, row.import_id, (partyIds) =>
    findPartiesWithRows(ctx.db, factsOfOthers(ctx), partyIds),
  );
  return {
    removedLines,
    removedCustomers: customers.removed,
    restoredCustomers: customers.restored,
    keptCustomers: customers.kept,
  };
}

/** What the other modules hold of a customer: notes, care, agreements, sales of other sources. The customer file itself is the import's own. */
function factsOfOthers({ partyTables }: ActionContext) {
  return partyTables.filter(({ table }) => !table.startsWith('parties.'));
}
