import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLedgerLine, aRefundLine } from '../testing/a-ledger-line.ts';
import { netRefunds } from './net-refunds.ts';
import { givesBack, type LedgerLine } from './order-line.ts';

describe('netting refunds against what was bought (S1-31)', () => {
  it('takes a refund off the latest earlier purchase of the same item', () => {
    const first = aLedgerLine({ orderedAt: '2026-01-02T00:00:00.000Z' });
    const latest = aLedgerLine({ orderedAt: '2026-01-03T00:00:00.000Z' });
    const after = aLedgerLine({ orderedAt: '2026-01-09T00:00:00.000Z' });
    const refund = aRefundLine();

    const { purchases, nettings, unmatched } = netRefunds([after, refund, first, latest]);

    expect(purchases.map(({ netAmountMinor }) => netAmountMinor)).toEqual([10_000, 5_000, 10_000]);
    expect(nettings).toEqual([
      {
        refund,
        purchase: latest,
        how: 'latest-earlier',
        quantity: 1,
        amountMinor: 5_000,
        costMinor: null,
        paidBackMinor: 5_000,
      },
    ]);
    expect(unmatched).toEqual([]);
  });

  it('goes on to the purchase before when the latest is used up', () => {
    const first = aLedgerLine({ orderedAt: '2026-01-02T00:00:00.000Z' });
    const latest = aLedgerLine({ orderedAt: '2026-01-03T00:00:00.000Z' });
    const refund = aRefundLine({ quantity: -3, amountMinor: -15_000 });

    const { purchases, nettings } = netRefunds([first, latest, refund]);

    expect(
      purchases.map(({ remainingQuantity, fullyRefunded }) => [remainingQuantity, fullyRefunded]),
    ).toEqual([
      [1, false],
      [0, true],
    ]);
    expect(nettings.map(({ purchase, quantity }) => [purchase.lineKey, quantity])).toEqual([
      [latest.lineKey, 2],
      [first.lineKey, 1],
    ]);
  });

  it('nets a refund that names its line there, even when a later purchase has units left', () => {
    const named = aLedgerLine({ orderedAt: '2026-01-02T00:00:00.000Z' });
    const latest = aLedgerLine({ orderedAt: '2026-01-03T00:00:00.000Z' });
    const refund = aRefundLine({ refundsLineKey: named.lineKey, refundsOccurrence: 1 });

    const { nettings } = netRefunds([named, latest, refund]);

    expect(nettings).toMatchObject([{ purchase: named, how: 'referenced' }]);
  });

  it('nets references first, so that an earlier refund without one finds only what they leave', () => {
    const bought = aLedgerLine({ quantity: 1, amountMinor: 5_000 });
    const loose = aRefundLine({ orderedAt: '2026-01-06T00:00:00.000Z' });
    const named = aRefundLine({
      orderedAt: '2026-01-07T00:00:00.000Z',
      refundsLineKey: bought.lineKey,
      refundsOccurrence: 1,
    });

    const { nettings, unmatched } = netRefunds([bought, loose, named]);

    expect(nettings).toMatchObject([{ refund: named }]);
    expect(unmatched).toEqual([{ refund: loose, quantity: 1, amountMinor: 5_000 }]);
  });

  it('looks for an item of the order a refund names, and nowhere else', () => {
    const other = aLedgerLine({ orderNumber: '536400' });
    const refund = aRefundLine({ refundsOrderNumber: '536365' });

    expect(netRefunds([other, refund]).unmatched).toMatchObject([{ refund }]);
    expect(netRefunds([aLedgerLine({ orderNumber: '536365' }), other, refund]).nettings).toMatchObject([
      { how: 'referenced', purchase: { orderNumber: '536365' } },
    ]);
  });

  it.each([
    ['another item', { itemCode: 'MOULD-L' }],
    ['another currency', { currency: 'TWD' }],
    ['a later purchase', { orderedAt: '2026-01-07T00:00:00.000Z' }],
    ['an adjustment', { kind: 'adjustment' as const }],
  ])('leaves a refund unmatched when there is only %s', (_, given) => {
    const { nettings, unmatched } = netRefunds([aLedgerLine(given), aRefundLine()]);

    expect(nettings).toEqual([]);
    expect(unmatched).toHaveLength(1);
  });

  it('values the units at the price they were bought for and keeps the difference on the audit list', () => {
    const { purchases, nettings } = netRefunds([
      aLedgerLine({ quantity: 1, amountMinor: 10_000, costMinor: 4_000 }),
      aRefundLine({ quantity: -1, amountMinor: -8_000 }),
    ]);

    expect(purchases).toMatchObject([{ netAmountMinor: 0, netCostMinor: 0, fullyRefunded: true }]);
    expect(nettings).toMatchObject([{ amountMinor: 10_000, paidBackMinor: 8_000 }]);
  });

  it('takes a refund without a quantity off the amount and leaves the units', () => {
    const { purchases } = netRefunds([aLedgerLine(), aRefundLine({ quantity: 0, amountMinor: -2_500 })]);

    expect(purchases).toMatchObject([{ remainingQuantity: 2, netAmountMinor: 7_500, fullyRefunded: false }]);
  });

  it('splits an indivisible amount without losing a fen', () => {
    const refunds = ['06', '07', '08'].map((day) =>
      aRefundLine({ orderedAt: `2026-01-${day}T00:00:00.000Z`, amountMinor: -333 }),
    );

    const { nettings, purchases } = netRefunds([
      aLedgerLine({ quantity: 3, amountMinor: 1_000 }),
      ...refunds,
    ]);

    expect(nettings.map(({ amountMinor }) => amountMinor).reduce((sum, one) => sum + one)).toBe(1_000);
    expect(purchases).toMatchObject([{ netAmountMinor: 0, fullyRefunded: true }]);
  });

  it('keeps sums of tenths exact', () => {
    const tenths = ['06', '07', '08'].map((day) =>
      aRefundLine({ orderedAt: `2026-01-${day}T00:00:00.000Z`, quantity: -0.1, amountMinor: -100 }),
    );

    expect(netRefunds([aLedgerLine({ quantity: 0.3, amountMinor: 300 }), ...tenths])).toMatchObject({
      purchases: [{ remainingQuantity: 0, fullyRefunded: true }],
      unmatched: [],
    });
  });

  it('gives the same answer whatever the order of the lines, and never more back than was bought', () => {
    fc.assert(
      fc.property(ledger, fc.infiniteStream(fc.nat()), (lines, chance) => {
        const shuffled = lines
          .map((line) => ({ line, place: chance.next().value }))
          .sort((a, b) => Number(a.place) - Number(b.place))
          .map(({ line }) => line);

        const netted = netRefunds(lines);

        expect(netRefunds(shuffled)).toEqual(netted);
        for (const { line, remainingQuantity, netAmountMinor } of netted.purchases) {
          const taken = netted.nettings.filter(({ purchase }) => purchase === line);
          expect(remainingQuantity).toBe(line.quantity - sum(taken.map(({ quantity }) => quantity)));
          expect(netAmountMinor).toBe(line.amountMinor - sum(taken.map(({ amountMinor }) => amountMinor)));
          expect(remainingQuantity).toBeGreaterThanOrEqual(0);
        }
        for (const refund of lines.filter(({ kind }) => givesBack(kind))) {
          const entries = [...netted.nettings, ...netted.unmatched].filter(
            (entry) => entry.refund === refund,
          );
          expect(sum(entries.map(({ quantity }) => quantity))).toBe(-refund.quantity);
        }
      }),
    );
  });
});

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const ledger: fc.Arbitrary<LedgerLine[]> = fc
  .array(
    fc.record({
      day: fc.integer({ min: 1, max: 9 }),
      item: fc.constantFrom('BAT-312', 'MOULD-L'),
      units: fc.integer({ min: 1, max: 4 }),
      back: fc.boolean(),
      names: fc.option(fc.nat({ max: 20 }), { nil: null }),
    }),
    { maxLength: 20 },
  )
  .map((facts) =>
    facts.map(({ day, item, units, back, names }, index) => {
      const orderedAt = `2026-01-0${day}T00:00:00.000Z`;
      const line = { lineKey: index + 1, itemCode: item, orderedAt };
      if (!back) return aLedgerLine({ ...line, quantity: units, amountMinor: units * 333 });
      const reference = names === null ? {} : { refundsLineKey: names, refundsOccurrence: 1 };
      return aRefundLine({ ...line, ...reference, quantity: -units, amountMinor: -units * 333 });
    }),
  );
