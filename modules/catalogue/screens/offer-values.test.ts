import { describe, expect, it } from 'vitest';
import { toTerms, toValues } from './offer-values.ts';

describe('the form of an item', () => {
  it('keeps an item as it is when nothing is changed', () => {
    const terms = {
      code: 'HA-700',
      name: '右耳助听器',
      names: { en: 'Hearing aid, right' },
      priceMinor: 980_000,
      costMinor: null,
      supplierCostMinor: 0,
      currency: 'CNY',
      category: '设备',
      unit: null,
      lifeMonths: 60,
      attachedToId: null,
      owedUnderId: null,
      promotion: null,
    };
    const item = {
      ...terms,
      offerItemId: '01890000-0000-7000-8000-0000000000a1',
      kind: 'product' as const,
      costToServe: null,
      archivedAt: null,
      version: 3,
    };

    expect(toTerms(toValues(item, 'CNY'), 'CNY')).toEqual(terms);
  });

  it('takes an empty price for none, not for a fault of its own', () => {
    expect(toTerms(toValues(undefined, 'CNY'), 'CNY')).toMatchObject({
      priceMinor: 0,
      costMinor: null,
      names: {},
    });
  });
});
