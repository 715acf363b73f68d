import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { catalogueProblems, type OfferItem, type OfferItemTerms } from '../contract/index.ts';
import { getOfferItemRow, insertOfferItem } from '../data/offer-items.ts';
import { decideKind } from './decide-kind.ts';
import { presentOfferItem } from './present-offer-item.ts';

/** Adds an item to the offer; whether it is a product, a service or an obligation follows from its terms. */
export async function createOfferItem(ctx: ActionContext, terms: OfferItemTerms): Promise<OfferItem> {
  const kind = await decideKind(ctx, terms, null);
  const offerItemId = ctx.newId();
  if (!(await insertOfferItem(ctx.db, { ...terms, offerItemId, kind }))) {
    refuse(
      catalogueProblems.codeAlreadyUsed,
      `${terms.code} is the code of another item; choose another code`,
    );
  }
  ctx.audit({ subjectKind: 'offer-item', subjectId: offerItemId, code: terms.code, kind });
  return presentOfferItem(await getOfferItemRow(ctx.db, offerItemId));
}
