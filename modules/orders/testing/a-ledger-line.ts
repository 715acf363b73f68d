import type { LedgerLine } from '../domain/order-line.ts';

let lastKey = 700_001;

/** A line for the rules' tests: two units of one item for 100.00. */
export function aLedgerLine(given: Partial<LedgerLine> = {}): LedgerLine {
  lastKey += 1;
  return {
    lineKey: lastKey,
    occurrence: 1,
    kind: 'purchase',
    orderedAt: '2026-01-05T02:00:00.000Z',
    orderNumber: null,
    itemCode: 'BAT-312',
    itemName: null,
    quantity: 2,
    amountMinor: 10_000,
    costMinor: null,
    currency: 'CNY',
    refundsLineKey: null,
    refundsOccurrence: null,
    refundsOrderNumber: null,
    ...given,
  };
}

/** Gives back units of the same item a day later, unless told otherwise. */
export function aRefundLine(given: Partial<LedgerLine> = {}): LedgerLine {
  return aLedgerLine({
    kind: 'refund',
    orderedAt: '2026-01-06T02:00:00.000Z',
    quantity: -1,
    amountMinor: -5_000,
    ...given,
  });
}
