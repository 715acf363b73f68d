/** What a line says happened. An adjustment is money on the bill that is not a purchase: postage, fees, discounts. */
export type LineKind = 'purchase' | 'refund' | 'cancellation' | 'adjustment';

/** The key of a line within one customer's file. */
export interface LineReference {
  lineKey: number;
  occurrence: number;
}

/** What the rules of netting need to know of a line. */
export interface LedgerLine extends LineReference {
  kind: LineKind;
  /** Milliseconds since 1970. */
  orderedAtMs: number;
  orderNumber: string | null;
  itemCode: string | null;
  itemName: string | null;
  quantity: number;
  amountMinor: number;
  costMinor: number | null;
  currency: string;
  refundsLineKey: number | null;
  refundsOccurrence: number | null;
  refundsOrderNumber: string | null;
}

/** Order of lines that does not depend on the order they were read in. */
export function byTimeThenKey(a: LedgerLine, b: LedgerLine): number {
  return a.orderedAtMs - b.orderedAtMs || a.lineKey - b.lineKey || a.occurrence - b.occurrence;
}

/** Whether a line gives something back. */
export function givesBack(kind: LineKind): boolean {
  return kind === 'refund' || kind === 'cancellation';
}

/** Same thing in the same money: what a refund without a reference may be netted against. */
export function itemInCurrency(line: Pick<LedgerLine, 'itemCode' | 'itemName' | 'currency'>): string {
  return `${line.currency} ${line.itemCode ?? line.itemName ?? ''}`;
}
