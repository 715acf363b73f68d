import type { ActionContext } from '#platform';
import type { OfferItem } from '../contract/index.ts';
import { getOfferItemRow, setArchivedAt } from '../data/offer-items.ts';
import { presentOfferItem } from './present-offer-item.ts';

/** Takes an item off the offer. Orders keep it; doing it twice changes nothing. */
export async function archiveOfferItem(ctx: ActionContext, offerItemId: string): Promise<OfferItem> {
  await getOfferItemRow(ctx.db, offerItemId);
  await setArchivedAt(ctx.db, offerItemId, ctx.clock.now());
  ctx.audit({ subjectKind: 'offer-item', subjectId: offerItemId });
  return presentOfferItem(await getOfferItemRow(ctx.db, offerItemId));
}
