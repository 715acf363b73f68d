import { requirePartyInReach } from '#modules/parties';
import { type ActionContext, writeAudit } from '#platform';
import { assetsRead } from '../contract/index.ts';
import { assetBundle } from '../domain/asset-bundle.ts';
import { listAssets } from './show-assets.ts';

const PAGE_SIZE = 100;

/** What a customer has and had as a FHIR bundle. That it was taken out is kept. */
export async function exchangeAssets(
  ctx: ActionContext,
  partyId: string,
  pageSize = PAGE_SIZE,
): Promise<{ bundle: Record<string, unknown> }> {
  await requirePartyInReach(ctx, assetsRead, partyId);
  const query = { partyId, standing: 'all', limit: pageSize } as const;
  const { items, nextCursor } = await listAssets(ctx, query);
  for (let cursor = nextCursor; cursor !== null; ) {
    const page = await listAssets(ctx, { ...query, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  await writeAudit(ctx, 'assets.exchanged', {
    subjectKind: 'party',
    subjectId: partyId,
    assets: items.length,
  });
  return { bundle: assetBundle(partyId, items, ctx.clock.now().toISOString()) };
}
