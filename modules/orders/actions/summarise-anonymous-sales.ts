import type { ActionContext } from '#platform';
import type { AnonymousSummary } from '../contract/index.ts';
import { summariseAnonymousLines } from '../data/anonymous-queries.ts';

/** Sales without a customer, by local day or by branch, with what the numbers count. */
export async function summariseAnonymousSales(
  ctx: ActionContext,
  query: { by: 'day' | 'branch'; fromOn?: string | undefined; toOn?: string | undefined },
): Promise<AnonymousSummary> {
  const { timeZone } = ctx.settings;
  const items = await summariseAnonymousLines(ctx.db, { ...query, timeZone });
  const n = items.reduce((sum, { lines }) => sum + lines, 0);
  return { definition: { n, fromOn: query.fromOn ?? null, toOn: query.toOn ?? null, timeZone }, items };
}
