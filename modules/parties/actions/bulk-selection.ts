import type { ActionContext } from '#platform';
import {
  type BulkSelection,
  type PartyFilters,
  partiesManageTags,
  partiesWrite,
  partyFilters,
} from '../contract/index.ts';
import type { BulkOrder } from '../data/bulk-queries.ts';
import type { Reach } from '../data/list-queries.ts';
import { reachOf } from './reach-of.ts';

/** The filter that holds a selection; customers named one by one may be archived. */
export function filtersOf(selection: BulkSelection): PartyFilters {
  return selection.kind === 'filtered' ? selection.filters : partyFilters.parse({ archived: 'with' });
}

/** A tag is everybody's, so renaming it reaches every customer that carries it. */
export function bulkReachOf(ctx: Pick<ActionContext, 'actor' | 'recordedFacts'>, order: BulkOrder): Reach {
  return reachOf(ctx, order.kind === 'rename-tag' ? partiesManageTags : partiesWrite);
}
