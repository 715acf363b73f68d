import { describe, expect, it } from 'vitest';
import { classifyOfferItem, type OfferTerms } from './classify-offer-item.ts';

const free: OfferTerms = {
  customerPriceMinor: 0,
  supplierCostMinor: 0,
  currency: 'CNY',
  attachedTo: null,
  owedUnder: null,
  promotion: null,
};

describe('the boundary of product, service and obligation (S2-60, S2-61, T-3)', () => {
  it('calls a free item attached to a product a service', () => {
    expect(classifyOfferItem({ ...free, attachedTo: 'HA-700' })).toEqual({
      kind: 'service',
      costToServe: null,
      betweenUsAndSupplier: null,
    });
  });

  it('calls a paid item a product even when it is attached to another', () => {
    expect(classifyOfferItem({ ...free, customerPriceMinor: 1, attachedTo: 'HA-700' })).toMatchObject({
      kind: 'product',
    });
  });

  it('refuses a gift that stands alone and names both ways out', () => {
    expect(classifyOfferItem(free)).toEqual({
      kind: 'invalid',
      code: 'free-standing-gift',
      waysOut: ['attach-to-product', 'mark-as-promotion'],
    });
  });

  it('accepts a free item marked as a promotion, as a product given away', () => {
    expect(classifyOfferItem({ ...free, promotion: 'Open day' })).toMatchObject({ kind: 'product' });
  });

  it('calls the payment of a claim an obligation, not a service, even when attached', () => {
    const claim = { ...free, attachedTo: 'MOTOR-POLICY', owedUnder: 'MOTOR-POLICY' };

    expect(classifyOfferItem(claim)).toMatchObject({ kind: 'obligation' });
  });

  it('books the supplier cost of free roadside assistance to cost-to-serve: service to the insured, product from the supplier', () => {
    const roadside = { ...free, attachedTo: 'MOTOR-POLICY', supplierCostMinor: 120 };

    expect(classifyOfferItem(roadside)).toEqual({
      kind: 'service',
      costToServe: { amountMinor: 120, currency: 'CNY' },
      betweenUsAndSupplier: 'product',
    });
  });

  it('leaves the supplier cost of a paid product to its margin', () => {
    const repair = { ...free, customerPriceMinor: 300, supplierCostMinor: 120 };

    expect(classifyOfferItem(repair)).toEqual({
      kind: 'product',
      costToServe: null,
      betweenUsAndSupplier: 'product',
    });
  });
});
