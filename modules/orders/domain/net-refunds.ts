import {
  byTimeThenKey,
  givesBack,
  itemInCurrency,
  type LedgerLine,
  type LineReference,
} from './order-line.ts';

/** A purchase after what was given back. */
export interface NetPurchase<L extends LedgerLine = LedgerLine> {
  line: L;
  remainingQuantity: number;
  netAmountMinor: number;
  netCostMinor: number | null;
  fullyRefunded: boolean;
}

/** One entry of the audit list: which refund took how much from which purchase, and how it was found. */
export interface RefundNetting<L extends LedgerLine = LedgerLine> {
  refund: L;
  purchase: L;
  how: 'referenced' | 'latest-earlier';
  quantity: number;
  /** What the purchase is worth less: its own price for the units given back. */
  amountMinor: number;
  costMinor: number | null;
  /** What was paid back for these units; it differs from `amountMinor` when a fee was kept or the price had changed. */
  paidBackMinor: number;
}

/** What is left of a refund that no purchase could be found for. */
export interface UnmatchedRefund<L extends LedgerLine = LedgerLine> {
  refund: L;
  quantity: number;
  amountMinor: number;
}

export interface NettedLedger<L extends LedgerLine = LedgerLine> {
  purchases: NetPurchase<L>[];
  nettings: RefundNetting<L>[];
  unmatched: UnmatchedRefund<L>[];
}

/**
 * Nets what one customer gave back against what they bought. A refund that names its purchase is netted there and
 * nowhere else; the others go to the latest earlier purchase of the same item and currency that has units left.
 * Units come off at the purchase's own price; a refund without a quantity takes its amount. The order of the lines
 * does not matter.
 */
export function netRefunds<L extends LedgerLine>(lines: readonly L[]): NettedLedger<L> {
  const sorted = [...lines].sort(byTimeThenKey);
  const purchases = sorted.filter((line) => line.kind === 'purchase').map(untouched);
  const pending = sorted.filter((line) => givesBack(line.kind)).map(wholeRefund);
  const nettings: RefundNetting<L>[] = [];
  if (pending.length > 0) {
    netReferenced(pending, purchases, nettings);
    netAgainstLatestEarlier(pending, purchases, nettings);
  }
  return {
    purchases,
    nettings,
    unmatched: pending.filter(isOpen).map(({ refund, quantity, amountMinor }) => ({
      refund,
      quantity,
      amountMinor,
    })),
  };
}

interface PendingRefund<L extends LedgerLine> {
  refund: L;
  byQuantity: boolean;
  quantity: number;
  amountMinor: number;
}

function untouched<L extends LedgerLine>(line: L): NetPurchase<L> {
  return {
    line,
    remainingQuantity: line.quantity,
    netAmountMinor: line.amountMinor,
    netCostMinor: line.costMinor,
    fullyRefunded: false,
  };
}

function wholeRefund<L extends LedgerLine>(refund: L): PendingRefund<L> {
  const quantity = Math.abs(refund.quantity);
  return { refund, byQuantity: quantity > 0, quantity, amountMinor: Math.abs(refund.amountMinor) };
}

function netReferenced<L extends LedgerLine>(
  pending: PendingRefund<L>[],
  purchases: NetPurchase<L>[],
  nettings: RefundNetting<L>[],
): void {
  const referenced = pending.filter(({ refund }) => namesItsPurchase(refund));
  if (referenced.length === 0) return;
  const byLine = new Map(purchases.map((purchase) => [referenceText(purchase.line), purchase]));
  const byOrderItem = groupBy(purchases, ({ line }) => `${line.orderNumber} ${itemInCurrency(line)}`);
  for (const open of referenced) {
    const { refundsLineKey, refundsOccurrence, refundsOrderNumber } = open.refund;
    const named =
      refundsLineKey !== null
        ? sameItem(byLine.get(`${refundsLineKey}/${refundsOccurrence}`), open.refund)
        : (byOrderItem.get(`${refundsOrderNumber} ${itemInCurrency(open.refund)}`) ?? []);
    takeFromLatest(open, named, 'referenced', nettings);
  }
}

/** A reference to a line of another item is a mistake of its source and finds nothing. */
function sameItem<L extends LedgerLine>(named: NetPurchase<L> | undefined, refund: L): NetPurchase<L>[] {
  return named && itemInCurrency(named.line) === itemInCurrency(refund) ? [named] : [];
}

function netAgainstLatestEarlier<L extends LedgerLine>(
  pending: PendingRefund<L>[],
  purchases: NetPurchase<L>[],
  nettings: RefundNetting<L>[],
): void {
  const refundsByItem = groupBy(
    pending.filter(({ refund }) => !namesItsPurchase(refund)),
    ({ refund }) => itemInCurrency(refund),
  );
  if (refundsByItem.size === 0) return;
  const purchasesByItem = groupBy(purchases, ({ line }) => itemInCurrency(line));
  for (const [item, refunds] of refundsByItem) {
    const bought = purchasesByItem.get(item) ?? [];
    const earlier: NetPurchase<L>[] = [];
    let next = 0;
    for (const open of refunds) {
      for (let candidate = bought[next]; candidate; candidate = bought[++next]) {
        if (candidate.line.orderedAtMs > open.refund.orderedAtMs) break;
        earlier.push(candidate);
      }
      takeFromLatest(open, earlier, 'latest-earlier', nettings);
      while (earlier.at(-1)?.fullyRefunded) earlier.pop();
    }
  }
}

/** Takes the refund from the last purchases of the list first, until it or they are used up. */
function takeFromLatest<L extends LedgerLine>(
  open: PendingRefund<L>,
  candidates: readonly NetPurchase<L>[],
  how: RefundNetting['how'],
  nettings: RefundNetting<L>[],
): void {
  for (let index = candidates.length - 1; index >= 0 && isOpen(open); index--) {
    const purchase = candidates[index];
    if (!purchase || purchase.fullyRefunded) continue;
    const taken = open.byQuantity ? takeUnits(open, purchase) : takeAmount(open, purchase);
    if (taken) nettings.push({ refund: open.refund, purchase: purchase.line, how, ...taken });
  }
}

type Taken = Pick<RefundNetting, 'quantity' | 'amountMinor' | 'costMinor' | 'paidBackMinor'>;

function takeUnits(open: PendingRefund<LedgerLine>, purchase: NetPurchase): Taken | undefined {
  const quantity = Math.min(open.quantity, purchase.remainingQuantity);
  if (quantity <= 0) return undefined;
  const share = quantity / purchase.remainingQuantity;
  const amountMinor = Math.round(purchase.netAmountMinor * share);
  const costMinor = purchase.netCostMinor === null ? null : Math.round(purchase.netCostMinor * share);
  const paidBackMinor = Math.round((open.amountMinor * quantity) / open.quantity);
  purchase.remainingQuantity = roundQuantity(purchase.remainingQuantity - quantity);
  purchase.netAmountMinor -= amountMinor;
  if (purchase.netCostMinor !== null && costMinor !== null) purchase.netCostMinor -= costMinor;
  purchase.fullyRefunded = purchase.remainingQuantity <= 0;
  open.quantity = roundQuantity(open.quantity - quantity);
  open.amountMinor -= paidBackMinor;
  return { quantity, amountMinor, costMinor, paidBackMinor };
}

function takeAmount(open: PendingRefund<LedgerLine>, purchase: NetPurchase): Taken | undefined {
  const amountMinor = Math.min(open.amountMinor, purchase.netAmountMinor);
  if (amountMinor <= 0) return undefined;
  purchase.netAmountMinor -= amountMinor;
  purchase.fullyRefunded = purchase.netAmountMinor === 0;
  open.amountMinor -= amountMinor;
  return { quantity: 0, amountMinor, costMinor: 0, paidBackMinor: amountMinor };
}

function isOpen(open: PendingRefund<LedgerLine>): boolean {
  return open.byQuantity ? open.quantity > 0 : open.amountMinor > 0;
}

function namesItsPurchase(refund: LedgerLine): boolean {
  return refund.refundsLineKey !== null || refund.refundsOrderNumber !== null;
}

function referenceText(line: LineReference): string {
  return `${line.lineKey}/${line.occurrence}`;
}

/** Quantities are decimal; four digits keep sums of tenths exact. */
function roundQuantity(quantity: number): number {
  return Math.round(quantity * 10_000) / 10_000;
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
