import type { ActionContext } from '#platform';
import type { OfferItem } from '../contract/index.ts';
import { getOfferItemRow, setArchivedAt } from '../data/offer-items.ts';
import { presentOfferItem } from './present-offer-item.ts';

/** Puts an item back on the offer. */
export async function restoreOfferItem(ctx: ActionContext, offerItemId: string): Promise<OfferItem> {
  await getOfferItemRow(ctx.db, offerItemId);
  await setArchivedAt(ctx.db, offerItemId, null);
  ctx.audit({ subjectKind: 'offer-item', subjectId: offerItemId });
  return presentOfferItem(await getOfferItemRow(ctx.db, offerItemId));
}
