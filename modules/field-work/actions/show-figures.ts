import { countedShare } from '#analytics';
import type { ActionContext } from '#platform';
import { addMonths } from '#working-time';
import { type FieldWorkFigures, fieldWorkRead } from '../contract/index.ts';
import { countMaintenance } from '../data/figure-queries.ts';

/** How much of the maintenance due in the last twelve months was done in time; of one branch, or of all within reach. */
export async function showFieldWorkFigures(
  ctx: ActionContext,
  { branchId }: { branchId?: string | undefined },
): Promise<FieldWorkFigures> {
  const toOn = ctx.clock.today(ctx.settings.timeZone);
  const fromOn = addMonths(toOn, -12);
  const { due, kept } = await countMaintenance(ctx, fieldWorkRead, { branchId, fromOn, toOn });
  return { fromOn, toOn, maintenanceKept: countedShare(kept, due) };
}
