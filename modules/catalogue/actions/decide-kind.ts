import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { catalogueProblems, type OfferItemTerms } from '../contract/index.ts';
import { findOfferItemRows } from '../data/offer-items.ts';
import { classifyOfferItem, type OfferItemKind } from '../domain/classify-offer-item.ts';

/** The kind that follows from an item's terms; refuses gifts that stand alone and products that are none. */
export async function decideKind(
  ctx: ActionContext,
  terms: OfferItemTerms,
  ownId: string | null,
): Promise<OfferItemKind> {
  const classified = classifyOfferItem({
    customerPriceMinor: terms.priceMinor,
    supplierCostMinor: terms.supplierCostMinor,
    currency: terms.currency,
    attachedTo: terms.attachedToId,
    owedUnder: terms.owedUnderId,
    promotion: terms.promotion,
  });
  if (classified.kind === 'invalid') {
    refuse(
      catalogueProblems.freeStandingGift,
      `${terms.code} is free and stands alone; name the product it comes with, or mark it as a promotion`,
      { context: { waysOut: classified.waysOut } },
    );
  }
  await refuseMissingProducts(ctx, terms, ownId);
  return classified.kind;
}

async function refuseMissingProducts(
  ctx: ActionContext,
  terms: OfferItemTerms,
  ownId: string | null,
): Promise<void> {
  const named = [
    { path: 'body.attachedToId', id: terms.attachedToId },
    { path: 'body.owedUnderId', id: terms.owedUnderId },
  ].flatMap(({ path, id }) => (id === null ? [] : [{ path, id }]));
  const found = await findOfferItemRows(
    ctx.db,
    named.map(({ id }) => id),
  );
  const faults = named
    .filter(({ id }) => id === ownId || found.get(id)?.kind !== 'product')
    .map(({ path, id }) => ({
      path,
      code: 'product-not-found',
      message: `${id} is not a product on offer; choose another`,
    }));
  if (faults.length > 0) {
    const listed = faults.map(({ path, message }) => `${path}: ${message}`).join('; ');
    refuse(catalogueProblems.productNotFound, listed, { faults });
  }
}
