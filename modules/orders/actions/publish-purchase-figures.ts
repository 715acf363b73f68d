import { publishFiguresFrom } from '#modules/parties';
import type { ActionContext } from '#platform';
import { sumPurchaseFigures, type TouchedParties, touchParties } from '../data/purchase-figures.ts';

/** Brings what the lists of customers show of purchases up to date: first and last one, how many, how much. */
export async function publishPurchaseFigures(
  ctx: Pick<ActionContext, 'db' | 'settings'>,
  touched: TouchedParties,
): Promise<void> {
  await touchParties(ctx.db, touched);
  const table = await sumPurchaseFigures(ctx.db, ctx.settings);
  await publishFiguresFrom(ctx.db, table, [
    'firstPurchaseOn',
    'lastPurchaseOn',
    'purchaseCount',
    'spendMinor',
    'currency',
  ]);
}
