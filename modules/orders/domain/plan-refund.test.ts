import { describe, expect, it } from 'vitest';
import { aLedgerLine, aRefundLine } from '../testing/a-ledger-line.ts';
import { netRefunds } from './net-refunds.ts';
import { planRefund } from './plan-refund.ts';

const bought = aLedgerLine({ quantity: 3, amountMinor: 1_000, costMinor: 600 });
const { purchases } = netRefunds([bought, aRefundLine({ quantity: -1, amountMinor: -333 })]);
const reference = { lineKey: bought.lineKey, occurrence: 1 };

describe('planning a refund', () => {
  it('gives back what was paid for the units unless an amount is named', () => {
    const { planned, obstacles } = planRefund(purchases, [{ ...reference, quantity: 1 }]);

    expect(planned).toMatchObject([{ quantity: 1, amountMinor: 334, costMinor: 200 }]);
    expect(obstacles).toEqual([]);
    expect(planRefund(purchases, [{ ...reference, quantity: 1, amountMinor: 100 }]).planned).toMatchObject([
      { amountMinor: 100 },
    ]);
  });

  it('counts the lines of one request together and names what still remains', () => {
    const twice = [
      { ...reference, quantity: 1 },
      { ...reference, quantity: 2 },
    ];

    expect(planRefund(purchases, twice).obstacles).toEqual([
      {
        index: 1,
        code: 'more-than-remains',
        field: 'quantity',
        remaining: { quantity: 1, amountMinor: 333 },
      },
    ]);
  });

  it('refuses to give back nothing', () => {
    expect(planRefund(purchases, [{ ...reference, quantity: 0 }]).obstacles).toMatchObject([
      { code: 'nothing-to-give-back' },
    ]);
  });

  it('refuses more money than was paid for what remains, and lines of another order', () => {
    const wanted = [
      { ...reference, quantity: 1, amountMinor: 668 },
      { lineKey: 5, occurrence: 1, quantity: 1 },
    ];

    expect(planRefund(purchases, wanted).obstacles).toMatchObject([
      { index: 0, code: 'more-than-remains', field: 'amountMinor' },
      { index: 1, code: 'line-not-in-order' },
    ]);
  });
});
