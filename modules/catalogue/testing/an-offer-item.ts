import type { ActionContext } from '#platform';
import { createOfferItem } from '../actions/create-offer-item.ts';
import { type OfferItem, type OfferItemTerms, offerItemTerms } from '../contract/index.ts';

/** A hearing aid at 9,800.00, unless told otherwise; the code is made from a new id so that builders never clash. */
export async function anOfferItem(
  ctx: ActionContext,
  given: Partial<OfferItemTerms> = {},
): Promise<OfferItem> {
  const terms = offerItemTerms.parse({
    code: `HA-${ctx.newId().slice(-8)}`,
    name: '右耳助听器',
    priceMinor: 980_000,
    costMinor: 420_000,
    currency: 'CNY',
    category: 'devices',
    lifeMonths: 60,
    ...given,
  });
  return createOfferItem(ctx, terms);
}
