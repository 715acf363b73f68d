import { type Page, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  type ListQuery,
  type PartyFilters,
  type PartySort,
  type PartySummary,
  partiesProblems,
  partiesRead,
} from '../contract/index.ts';
import { countFiltered, listSummaries } from '../data/list-queries.ts';
import { reachOf } from './reach-of.ts';

/** A page of the customers the actor reaches. */
export async function listParties(ctx: ActionContext, query: ListQuery): Promise<Page<PartySummary>> {
  refuseHiddenFields(ctx, query);
  return listSummaries(ctx.db, reachOf(ctx, partiesRead), query);
}

/** How many customers a filter holds; exact up to 10,000. */
export async function countParties(
  ctx: ActionContext,
  filters: PartyFilters,
): Promise<{ count: number; exact: boolean }> {
  refuseHiddenFields(ctx, filters);
  return countFiltered(ctx.db, reachOf(ctx, partiesRead), filters);
}

/** Order and narrowing tell what a field says, so they ask for the same right as the field. */
export function refuseHiddenFields(ctx: ActionContext, query: PartyFilters & { sort?: PartySort }): void {
  const hidden = (field: string) =>
    refuse(
      partiesProblems.fieldNotVisible,
      `${field} is not shown to your role, so it cannot sort or filter; leave it out`,
    );
  if (!ctx.actor.sees('value')) {
    if (query.sort === '-lifetimeValue') hidden('lifetimeValue');
    if (query.minLifetimeValueMinor !== undefined) hidden('minLifetimeValueMinor');
    if (query.maxLifetimeValueMinor !== undefined) hidden('maxLifetimeValueMinor');
    if (query.drift !== undefined) hidden('drift');
  }
  if (!ctx.actor.sees('money')) {
    if (query.sort === '-spend') hidden('spend');
    if (query.minSpendMinor !== undefined) hidden('minSpendMinor');
  }
}
