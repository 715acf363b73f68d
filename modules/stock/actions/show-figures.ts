import { countedShare } from '#analytics';
import type { ActionContext } from '#platform';
import { addMonths, startOfDay } from '#working-time';
import { type StockFigures, stockRead } from '../contract/index.ts';
import { countAskedParts } from '../data/reservation-queries.ts';

/** How many of the parts asked for in the last twelve months were there; at one branch, or at all within reach. */
export async function showStockFigures(
  ctx: ActionContext,
  { branchId }: { branchId?: string | undefined },
): Promise<StockFigures> {
  const { timeZone } = ctx.settings;
  const toOn = ctx.clock.today(timeZone);
  const fromOn = addMonths(toOn, -12);
  const { asked, filled } = await countAskedParts(ctx, stockRead, {
    branchId,
    sinceAt: startOfDay(fromOn, timeZone),
  });
  return { fromOn, toOn, fillRate: countedShare(filled, asked) };
}
