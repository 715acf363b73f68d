import type { OfferItem } from '../contract/index.ts';
import type { OfferItemRow } from '../data/offer-items.ts';
import { classifyOfferItem } from '../domain/classify-offer-item.ts';

/** An item with what its delivery adds to the cost of serving a customer. */
export function presentOfferItem(row: OfferItemRow): OfferItem {
  const classified = classifyOfferItem({
    customerPriceMinor: row.priceMinor,
    supplierCostMinor: row.supplierCostMinor,
    currency: row.currency,
    attachedTo: row.attachedToId,
    owedUnder: row.owedUnderId,
    promotion: row.promotion,
  });
  return { ...row, costToServe: classified.kind === 'invalid' ? null : classified.costToServe };
}
