import type { NettedLedger, RefundNetting } from './net-refunds.ts';
import { byTimeThenKey, givesBack, type LedgerLine } from './order-line.ts';

/** A line as it is stored, with what is true of its order. */
export interface OrderLineFact extends LedgerLine {
  partyId: string;
  orderId: string;
  lineNumber: number;
  orderedZone: string;
  offerItemId: string | null;
  branchId: string | null;
  channel: string | null;
  staffId: string | null;
  staffName: string | null;
  reason: string | null;
  source: string;
  importId: string | null;
}

export interface OrderLineWithRefunds {
  line: OrderLineFact;
  refundedQuantity: number;
  refundedMinor: number;
  refunds: RefundNetting<OrderLineFact>[];
  /** Of a refund or cancellation: the part no purchase was found for. */
  unmatchedQuantity: number;
  unmatchedMinor: number;
}

export interface Order {
  orderId: string;
  partyId: string;
  orderNumber: string | null;
  orderedAtMs: number;
  orderedZone: string;
  branchId: string | null;
  channel: string | null;
  source: string;
  importId: string | null;
  currency: string;
  totalMinor: number;
  refundedMinor: number;
  lines: OrderLineWithRefunds[];
}

/**
 * Orders with what was given back under the lines it was netted to, latest first. A refund that found its purchases is
 * not an order of its own; one that found none is shown, because someone should look at it.
 */
export function groupOrders(
  lines: readonly OrderLineFact[],
  ledger: Pick<NettedLedger<OrderLineFact>, 'nettings' | 'unmatched'>,
): Order[] {
  const nettingsOf = new Map<string, RefundNetting<OrderLineFact>[]>();
  for (const netting of ledger.nettings) {
    const key = keyOf(netting.purchase);
    nettingsOf.set(key, [...(nettingsOf.get(key) ?? []), netting]);
  }
  const unmatchedOf = new Map(ledger.unmatched.map((open) => [keyOf(open.refund), open]));
  const shown = lines.filter((line) => !givesBack(line.kind) || unmatchedOf.has(keyOf(line)));
  const orders = new Map<string, OrderLineWithRefunds[]>();
  for (const line of [...shown].sort((a, b) => a.lineNumber - b.lineNumber || byTimeThenKey(a, b))) {
    const refunds = nettingsOf.get(keyOf(line)) ?? [];
    const open = unmatchedOf.get(keyOf(line));
    orders.set(line.orderId, [
      ...(orders.get(line.orderId) ?? []),
      {
        line,
        refunds,
        refundedQuantity: sum(refunds.map((netting) => netting.quantity)),
        refundedMinor: sum(refunds.map((netting) => netting.amountMinor)),
        unmatchedQuantity: open?.quantity ?? 0,
        unmatchedMinor: open?.amountMinor ?? 0,
      },
    ]);
  }
  return [...orders.values()].flatMap(toOrder).sort(latestFirst);
}

function toOrder(lines: OrderLineWithRefunds[]): Order[] {
  const head = (lines.find(({ line }) => !givesBack(line.kind)) ?? lines[0])?.line;
  if (!head) return [];
  return [
    {
      orderId: head.orderId,
      partyId: head.partyId,
      orderNumber: head.orderNumber,
      orderedAtMs: head.orderedAtMs,
      orderedZone: head.orderedZone,
      branchId: head.branchId,
      channel: head.channel,
      source: head.source,
      importId: head.importId,
      currency: head.currency,
      totalMinor: sum(lines.map(({ line }) => line.amountMinor)),
      refundedMinor: sum(lines.map(({ refundedMinor }) => refundedMinor)),
      lines,
    },
  ];
}

function latestFirst(a: Order, b: Order): number {
  return b.orderedAtMs - a.orderedAtMs || (a.orderId < b.orderId ? 1 : -1);
}

function keyOf(line: OrderLineFact): string {
  return `${line.lineKey}/${line.occurrence}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
