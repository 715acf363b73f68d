import type { ActionContext } from '#platform';
import { type CertainDuplicates, partiesMerge } from '../contract/index.ts';
import { listPairs } from '../data/duplicate-queries.ts';
import { loadRecords } from '../data/party-record.ts';
import { mergeWarnings, suggestSurvivor } from '../domain/merge-fields.ts';
import { reachOf } from './reach-of.ts';

/** From here on two files are taken for one customer's without looking at them one by one. */
const CERTAIN_FROM = 0.99;

/**
 * Pairs of files that are nearly certainly one customer's and have nothing that speaks against it, with which file would
 * stay. A file stands in one pair only, so that the merges do not hang on one another.
 */
export async function listCertainDuplicates(ctx: ActionContext, limit: number): Promise<CertainDuplicates> {
  const reach = reachOf(ctx, partiesMerge);
  const { items } = await listPairs(ctx.db, reach, { waiting: 'open', limit });
  const likely = items.filter(({ probability }) => probability >= CERTAIN_FROM);
  const records = await loadRecords(
    ctx.db,
    likely.flatMap(({ partyId, otherId }) => [partyId, otherId]),
  );
  const taken = new Set<string>();
  const certain: CertainDuplicates = { items: [], toLookAt: 0, certainFrom: CERTAIN_FROM };
  for (const pair of likely) {
    const [one, other] = [records.get(pair.partyId), records.get(pair.otherId)];
    if (!one || !other) continue;
    const isFree = !taken.has(pair.partyId) && !taken.has(pair.otherId);
    if (!isFree || mergeWarnings(one, other).length > 0) {
      certain.toLookAt += 1;
      continue;
    }
    const { survivor, because } = suggestSurvivor(one, other);
    certain.items.push({ ...pair, survivorId: survivor.partyId, because });
    taken.add(pair.partyId).add(pair.otherId);
  }
  return certain;
}
