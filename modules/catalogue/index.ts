/** What is offered: products, services, obligations, their prices and costs. */

export { createOfferItem } from './actions/create-offer-item.ts';
export {
  findOfferItemIds,
  findOfferItemRows as findOfferItems,
  type OfferItemRow,
  removeOfferItems,
} from './data/offer-items.ts';
export {
  type ClassifiedOffer,
  classifyOfferItem,
  type FreeStandingGift,
  type OfferItemKind,
  type OfferTerms,
} from './domain/classify-offer-item.ts';
export { catalogueModule } from './module.ts';
