import type { LedgerLine } from '../domain/order-line.ts';

let lastKey = 700_001;

/** Tests say when in ISO 8601. */
export type GivenLine = Partial<LedgerLine> & { orderedAt?: string };

/** A line for the rules' tests: two units of one item for 100.00. */
export function aLedgerLine(given: GivenLine = {}): LedgerLine {
  lastKey += 1;
  const { orderedAt = '2026-01-05T02:00:00.000Z', ...rest } = given;
  return {
    lineKey: lastKey,
    occurrence: 1,
    kind: 'purchase',
    orderedAtMs: Date.parse(orderedAt),
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
    ...rest,
  };
}

/** Gives back units of the same item a day later, unless told otherwise. */
export function aRefundLine(given: GivenLine = {}): LedgerLine {
  return aLedgerLine({
    kind: 'refund',
    orderedAt: '2026-01-06T02:00:00.000Z',
    quantity: -1,
    amountMinor: -5_000,
    ...given,
  });
}
