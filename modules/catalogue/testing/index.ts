export { anOfferItem } from './an-offer-item.ts';
