import type { ActionContext } from '#platform';
import { orderImportReverted, ordersImported } from '../contract/index.ts';
import { forgetSightings, removeImportedLines } from '../data/remove-lines.ts';
import { publishFiguresJob } from '../jobs/publish-figures.ts';
import type { RecordOutcome } from './record-transactions.ts';

/** What all batches of an import came to. */
export type ImportTotals = Pick<
  RecordOutcome,
  'created' | 'unchanged' | 'anonymous' | 'repeated' | 'newCustomers'
> & { rejected: number };

/** Ends an import of transactions: tells it once for all its batches, and forgets what only its batches needed. */
export async function finishTransactionImport(
  ctx: ActionContext,
  importId: string,
  totals: ImportTotals,
): Promise<void> {
  const { created, unchanged, anonymous, repeated, rejected, newCustomers } = totals;
  await forgetSightings(ctx.db, importId);
  await ctx.enqueue(publishFiguresJob, { importId });
  await ctx.announce(ordersImported, {
    partyId: null,
    ...{ importId, created, unchanged, anonymous, repeated, rejected, newCustomers },
  });
}

/** Takes out the lines an import created. Lines it found already there stay: another source brought them. */
export async function revertTransactionImport(
  ctx: ActionContext,
  importId: string,
): Promise<{ removed: number }> {
  const removed = await removeImportedLines(ctx.db, importId);
  await ctx.enqueue(publishFiguresJob, { importId: null });
  await ctx.announce(orderImportReverted, { partyId: null, importId, removed });
  return { removed };
}
