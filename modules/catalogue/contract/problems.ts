import { defineProblem } from '#contract-kit';

export const codeAlreadyUsed = defineProblem({
  code: 'code-already-used',
  status: 409,
  title: 'Another item already has this code',
});
export const freeStandingGift = defineProblem({
  code: 'free-standing-gift',
  status: 422,
  title: 'A free item must be attached to a product, owed under one, or marked as a promotion',
});
export const productNotFound = defineProblem({
  code: 'product-not-found',
  status: 422,
  title: 'The product this item is attached to does not exist or is not a product',
});
export const itemCarriesServices = defineProblem({
  code: 'item-carries-services',
  status: 409,
  title: 'Services and obligations are attached to this product, so it must stay a product',
});
export const offerItemChangedMeanwhile = defineProblem({
  code: 'offer-item-changed-meanwhile',
  status: 409,
  title: 'Somebody else changed this item in the meantime',
});
