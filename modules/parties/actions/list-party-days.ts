import type { ActionContext } from '#platform';
import { type CustomerDay, type DayOfCustomers, type PartyFilters, partiesRead } from '../contract/index.ts';
import { countDays } from '../data/day-queries.ts';
import { refuseHiddenFields } from './list-parties.ts';
import { reachOf } from './reach-of.ts';

/** The customers the actor reaches, day by day. */
export async function listPartyDays(
  ctx: ActionContext,
  query: PartyFilters & { by: CustomerDay; fromOn: string; days: number },
): Promise<{ items: DayOfCustomers[] }> {
  refuseHiddenFields(ctx, query);
  return { items: await countDays(ctx.db, reachOf(ctx, partiesRead), query) };
}
