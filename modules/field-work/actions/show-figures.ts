import { countedShare } from '#analytics';
import type { ActionContext } from '#platform';
import { addMonths } from '#working-time';
import { type FieldWorkFigures, fieldWorkRead, type WorkKind } from '../contract/index.ts';
import { countMaintenance } from '../data/figure-queries.ts';

/** How much of the maintenance due in the last twelve months was done in time; of one branch, or of all within reach. */
export async function showFieldWorkFigures(
  ctx: ActionContext,
  { branchId }: { branchId?: string | undefined },
): Promise<FieldWorkFigures> {
  const toOn = ctx.clock.today(ctx.settings.timeZone);
  const fromOn = addMonths(toOn, -12);
  const counts = await countMaintenance(ctx, fieldWorkRead, { branchId, fromOn, toOn });
  const shareOf = (kind: WorkKind) => {
    const found = counts.find((one) => one.kind === kind);
    return countedShare(found?.kept ?? 0, found?.due ?? 0);
  };
  return {
    fromOn,
    toOn,
    maintenanceKept: {
      obligation: shareOf('obligation'),
      service: shareOf('service'),
      product: shareOf('product'),
    },
  };
}
