import { describe, expect, it } from 'vitest';
import { aLedgerLine, aRefundLine, type GivenLine } from '../testing/a-ledger-line.ts';
import { customerClock } from './customer-clock.ts';
import { netRefunds } from './net-refunds.ts';
import type { LedgerLine } from './order-line.ts';
import { purchaseDays } from './purchase-days.ts';

const inUtc = (orderedAtMs: number) => new Date(orderedAtMs).toISOString().slice(0, 10);
const daysOf = (lines: LedgerLine[]) => purchaseDays(netRefunds(lines).purchases, inUtc);
const on = (day: string, given: GivenLine = {}) =>
  aLedgerLine({ orderedAt: `${day}T10:00:00.000Z`, ...given });

describe('the days a customer bought something', () => {
  it('makes one purchase of all that was bought on a day', () => {
    expect(daysOf([on('2026-01-05'), on('2026-01-05', { itemCode: 'MOULD-L', amountMinor: 4_000 })])).toEqual(
      [{ purchasedOn: '2026-01-05', currency: 'CNY', amountMinor: 14_000, costMinor: null }],
    );
  });

  it('keeps currencies apart', () => {
    expect(daysOf([on('2026-01-05'), on('2026-01-05', { currency: 'TWD' })])).toMatchObject([
      { currency: 'CNY', amountMinor: 10_000 },
      { currency: 'TWD', amountMinor: 10_000 },
    ]);
  });

  it('does not count a day whose purchases were all given back', () => {
    expect(daysOf([on('2026-01-05'), aRefundLine({ quantity: -2, amountMinor: -10_000 })])).toEqual([]);
  });

  it('takes a refund off the day of the purchase, not off the day it was made', () => {
    expect(daysOf([on('2026-01-05', { costMinor: 6_000 }), aRefundLine()])).toEqual([
      { purchasedOn: '2026-01-05', currency: 'CNY', amountMinor: 5_000, costMinor: 3_000 },
    ]);
  });

  it('counts a day of free items, with the amount zero', () => {
    expect(daysOf([on('2026-01-05', { amountMinor: 0 })])).toMatchObject([{ amountMinor: 0 }]);
  });

  it('counts neither postage nor a refund as a purchase', () => {
    expect(daysOf([on('2026-01-05', { kind: 'adjustment', itemCode: 'POST' }), aRefundLine()])).toEqual([]);
  });
});

describe('the clock of a customer', () => {
  const days = daysOf([
    on('2026-01-05'),
    on('2026-01-12', { amountMinor: 4_000 }),
    on('2026-02-02', { amountMinor: 6_000 }),
    on('2026-03-02', { amountMinor: 9_000 }),
    on('2026-05-02'),
  ]);

  it('counts in whole days up to the end of the calibration and keeps the rest for the trial', () => {
    expect(customerClock(days, { calibrationEndOn: '2026-02-28', observationEndOn: '2026-03-31' })).toEqual({
      firstPurchaseOn: '2026-01-05',
      repeatPurchases: 2,
      recencyDays: 28,
      ageDays: 54,
      meanRepeatValueMinor: 5_000,
      totalMinor: 20_000,
      holdoutRepeats: 1,
      holdoutMinor: 9_000,
    });
  });

  it('has no repeat value for somebody who bought once', () => {
    expect(
      customerClock(days.slice(0, 1), { calibrationEndOn: '2026-01-05', observationEndOn: '2026-01-05' }),
    ).toMatchObject({ repeatPurchases: 0, recencyDays: 0, ageDays: 0, meanRepeatValueMinor: 0 });
  });

  it('does not exist for somebody who first bought after the calibration', () => {
    expect(
      customerClock(days, { calibrationEndOn: '2026-01-04', observationEndOn: '2026-03-31' }),
    ).toBeUndefined();
  });
});
