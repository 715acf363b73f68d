import type { Money } from '#contract-kit';

/** What is agreed about an item of the offer; the kind follows from these facts alone. */
export interface OfferTerms {
  customerPriceMinor: number;
  /** What a third party charges us each time the item is delivered. */
  supplierCostMinor: number;
  currency: string;
  /** The product this item is given with, free of charge. */
  attachedTo: string | null;
  /** The product or contract whose price has already paid for this item: a claim, a warranty repair. */
  owedUnder: string | null;
  /** The promotion under which the item is given away on its own. */
  promotion: string | null;
}

export type OfferItemKind = 'product' | 'service' | 'obligation';

export interface ClassifiedOffer {
  kind: OfferItemKind;
  /** What each delivery adds to the cost of serving the customer, because no price covers it. */
  costToServe: Money | null;
  /** The same item can be a service to the customer and a product between us and the supplier. */
  betweenUsAndSupplier: 'product' | null;
}

export interface FreeStandingGift {
  kind: 'invalid';
  code: 'free-standing-gift';
  waysOut: readonly ['attach-to-product', 'mark-as-promotion'];
}

/**
 * The boundary between product, service and obligation: paid is a product, free and attached to a product is a
 * service, owed under a contract already paid for is an obligation. Free and attached to nothing is refused.
 */
export function classifyOfferItem(terms: OfferTerms): ClassifiedOffer | FreeStandingGift {
  const kind = kindOf(terms);
  if (kind === undefined) {
    return {
      kind: 'invalid',
      code: 'free-standing-gift',
      waysOut: ['attach-to-product', 'mark-as-promotion'],
    };
  }
  const suppliedForFree = terms.supplierCostMinor > 0 && terms.customerPriceMinor === 0;
  return {
    kind,
    costToServe: suppliedForFree ? { amountMinor: terms.supplierCostMinor, currency: terms.currency } : null,
    betweenUsAndSupplier: terms.supplierCostMinor > 0 ? 'product' : null,
  };
}

function kindOf(terms: OfferTerms): OfferItemKind | undefined {
  if (terms.customerPriceMinor > 0) return 'product';
  if (terms.owedUnder !== null) return 'obligation';
  if (terms.attachedTo !== null) return 'service';
  if (terms.promotion !== null) return 'product';
  return undefined;
}
