import { describe, expect, it } from 'vitest';
import { ADJUSTMENT_CODES, classifyLineKind } from './classify-line-kind.ts';

const codes = new Set(ADJUSTMENT_CODES);
const kindOf = (orderNumber: string | null, itemCode: string | null, quantity: number, amountMinor: number) =>
  classifyLineKind({ orderNumber, itemCode, quantity, amountMinor }, codes);

describe('the kind of a line whose source does not say it', () => {
  it.each([
    ['a sale', '536365', '85123A', 6, 1530, 'purchase'],
    ['a free item', '536365', '85123A', 1, 0, 'purchase'],
    ['a cancelled invoice', 'C536391', '22556', -12, -1980, 'cancellation'],
    ['units given back', '536391', '22556', -12, -1980, 'refund'],
    ['money given back without units', null, null, 0, -1980, 'refund'],
    ['postage', '536370', 'POST', 3, 5400, 'adjustment'],
    ['cancelled postage', 'C536370', 'POST', -1, -1800, 'adjustment'],
    ['a manual line in small letters', '536370', 'm', 1, 380, 'adjustment'],
    ['a discount', 'C536379', 'D', -1, -2750, 'adjustment'],
    ['bank charges', 'C537570', 'BANK CHARGES', -1, -2740, 'adjustment'],
    ['a bad debt written off', 'A563186', 'B', 1, -1_106_206, 'adjustment'],
    ['stock written off without money', '536589', '21777', -10, 0, 'adjustment'],
  ])('calls %s by its name', (_, orderNumber, itemCode, quantity, amountMinor, kind) => {
    expect(kindOf(orderNumber, itemCode, quantity, amountMinor)).toBe(kind);
  });

  it('takes an ordinary order number that begins with C for what it is', () => {
    expect(kindOf('C100', '85123A', 1, 255)).toBe('purchase');
  });
});
