import type { ActionContext } from '#platform';
import { addMonths } from '#working-time';
import { type RentalFigures, rentalsRead } from '../contract/index.ts';
import { listUnitDays } from '../data/unit-queries.ts';
import { utilisationOf } from '../domain/utilisation.ts';

/** How much of the last twelve months the things to rent were out. */
export async function showRentalFigures(ctx: ActionContext): Promise<RentalFigures> {
  const { timeZone } = ctx.settings;
  const toOn = ctx.clock.today(timeZone);
  const fromOn = addMonths(toOn, -12);
  const days = await listUnitDays(ctx, rentalsRead, { fromOn, toOn, timeZone });
  return { fromOn, toOn, utilisation: utilisationOf(days) };
}
