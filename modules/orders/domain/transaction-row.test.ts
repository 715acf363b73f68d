import { describe, expect, it } from 'vitest';
import { type TransactionRow, transactionRowFaults } from './transaction-row.ts';

const now = Date.parse('2026-03-02T09:00:00Z');
const good: TransactionRow = {
  rowNumber: 17,
  customerNumber: '17850',
  orderedAt: '2026-03-01T10:00:00+08:00',
  quantity: 6,
  amountMinor: 1530,
  currency: 'CNY',
};

describe('checking a row of a sale', () => {
  it('finds nothing wrong with a good row', () => {
    expect(transactionRowFaults(good, now)).toEqual([]);
  });

  it('tells all faults of a row at once, each with its field, its code and the value', () => {
    const bad = {
      ...good,
      orderedAt: '31/31/2026',
      amountMinor: 15.3,
      currency: 'yuan',
      itemCode: 'a\u0000b',
    };

    expect(transactionRowFaults(bad, now)).toEqual([
      { rowNumber: 17, field: 'orderedAt', code: 'not-an-instant', value: '31/31/2026' },
      { rowNumber: 17, field: 'amountMinor', code: 'not-a-whole-amount', value: '15.3' },
      { rowNumber: 17, field: 'currency', code: 'not-a-currency', value: 'yuan' },
      { rowNumber: 17, field: 'itemCode', code: 'control-character', value: 'a␀b' },
    ]);
  });

  it.each([
    ['a date beyond tomorrow', { orderedAt: '2026-12-03T10:00:00Z' }, 'in-the-future'],
    ['a time without a zone', { orderedAt: '2026-03-01T10:00:00' }, 'not-an-instant'],
    ['a quantity that is no number', { quantity: Number.NaN }, 'not-a-number'],
    ['a purchase with a negative amount', { kind: 'purchase' as const, amountMinor: -1 }, 'wrong-sign'],
    ['a refund with a positive amount', { kind: 'refund' as const }, 'wrong-sign'],
    ['a name of 501 characters', { itemName: 'x'.repeat(501) }, 'text-too-long'],
    ['a cost in fractions', { costMinor: 0.5 }, 'not-a-whole-amount'],
  ])('rejects %s', (_, change, code) => {
    expect(transactionRowFaults({ ...good, ...change }, now)).toMatchObject([{ code }]);
  });
});
