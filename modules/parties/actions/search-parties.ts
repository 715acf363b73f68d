import type { ActionContext } from '#platform';
import { type PartySummary, partiesRead } from '../contract/index.ts';
import { findHolders } from '../data/identity-queries.ts';
import { reachableSummaries, searchSummaries } from '../data/search-queries.ts';
import { searchQuery } from '../domain/search-query.ts';
import { reachOf } from './reach-of.ts';

type Reading = 'nothing' | 'name' | 'phone' | 'email' | 'number' | 'national-id';

interface SearchAnswer {
  reading: Reading;
  items: PartySummary[];
  hasMore: boolean;
}

/** Finds customers by whatever was typed: name, pinyin, phone in any format, e-mail, number. */
export async function searchParties(
  ctx: ActionContext,
  search: { q: string; limit: number },
): Promise<SearchAnswer> {
  const query = searchQuery(search.q, {
    phoneRegion: ctx.settings.region,
    seesContact: ctx.actor.sees('contact'),
  });
  if (!query) return { reading: 'nothing', items: [], hasMore: false };
  const reach = reachOf(ctx, partiesRead);
  if (query.nationalId !== null && ctx.actor.sees('sensitive')) {
    const holders = await findHolders(ctx.db, [{ kind: 'national-id', value: query.nationalId }]);
    const items = await reachableSummaries(
      ctx.db,
      reach,
      holders.map(({ partyId }) => partyId),
    );
    if (items.length > 0) return { reading: 'national-id', items, hasMore: false };
  }
  if (query.prefix === '') return { reading: query.reading, items: [], hasMore: false };
  return { reading: query.reading, ...(await searchSummaries(ctx.db, reach, query, search.limit)) };
}
