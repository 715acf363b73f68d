import { classifyLineKind } from './classify-line-kind.ts';
import { lineKey, orderIdOf } from './line-key.ts';
import type { LineKind } from './order-line.ts';
import { orderedAtMs, type TransactionRow } from './transaction-row.ts';

/** A line ready to be stored. `ordinal` counts equal lines of one owner within the batch, from 1. */
export interface PreparedLine {
  /** Null for a sale to nobody in particular. */
  partyId: string | null;
  lineKey: number;
  ordinal: number;
  kind: LineKind;
  /** Whole milliseconds since 1970: cursors made from instants must find their place again. */
  orderedAtMs: number;
  quantity: number;
  amountMinor: number;
  costMinor: number | null;
  currency: string;
  orderId: string;
  orderNumber: string | null;
  lineNumber: number;
  itemCode: string | null;
  itemName: string | null;
  offerItemId: string | null;
  branchId: string | null;
  channel: string | null;
  staffId: string | null;
  staffName: string | null;
  refundsLineKey: number | null;
  refundsOccurrence: number | null;
  refundsOrderNumber: string | null;
  reason: string | null;
}

export interface PreparationRules {
  source: string;
  adjustmentCodes: ReadonlySet<string>;
  /** Ids of items on offer by the code that stands on the rows. */
  offerItemIds: ReadonlyMap<string, string>;
  /** Branch of lines that name none. */
  branchId: string | null;
}

/** Decides kind, key, order and ordinal of rows; one preparer takes all rows of a batch. */
export function linePreparer(
  rules: PreparationRules,
): (row: TransactionRow, partyId: string | null) => PreparedLine {
  const nextOrdinal = countOrdinals();
  const orderIds = new Map<string, string>();
  return (row, partyId) => {
    const itemCode = presentText(row.itemCode);
    const identity = {
      source: rules.source,
      owner: partyId ?? '',
      orderNumber: presentText(row.orderNumber),
      itemCode,
      itemName: presentText(row.itemName),
      orderedAtMs: orderedAtMs(row),
      quantity: row.quantity,
      amountMinor: row.amountMinor,
      currency: row.currency,
    };
    const key = lineKey(identity);
    return {
      partyId,
      lineKey: key,
      ordinal: nextOrdinal(key, identity.owner),
      kind: row.kind ?? classifyLineKind(identity, rules.adjustmentCodes),
      orderedAtMs: identity.orderedAtMs,
      quantity: row.quantity,
      amountMinor: row.amountMinor,
      costMinor: row.costMinor ?? null,
      currency: row.currency,
      orderId: rememberedOrderId(orderIds, identity),
      orderNumber: identity.orderNumber,
      lineNumber: row.lineNumber ?? row.rowNumber,
      itemCode,
      itemName: identity.itemName,
      offerItemId: itemCode === null ? null : (rules.offerItemIds.get(itemCode) ?? null),
      branchId: row.branchId ?? rules.branchId,
      channel: presentText(row.channel),
      staffId: row.staffId ?? null,
      staffName: presentText(row.staffName),
      refundsLineKey: row.refundsLineKey ?? null,
      refundsOccurrence: row.refundsOccurrence ?? null,
      refundsOrderNumber: presentText(row.refundsOrderNumber),
      reason: presentText(row.reason),
    };
  };
}

interface OwnedCount {
  owner: string;
  count: number;
  /** Other owners of the same key, as when many bought for the same price on the same day. */
  others: Map<string, number> | undefined;
}

/** Counts equal lines of each owner. Keyed by number first: a text made of key and owner costs more than all the rest. */
function countOrdinals(): (key: number, owner: string) => number {
  const counts = new Map<number, OwnedCount>();
  return (key, owner) => {
    const known = counts.get(key);
    if (known === undefined) {
      counts.set(key, { owner, count: 1, others: undefined });
      return 1;
    }
    if (known.owner === owner) return ++known.count;
    known.others ??= new Map();
    const ordinal = (known.others.get(owner) ?? 0) + 1;
    known.others.set(owner, ordinal);
    return ordinal;
  };
}

/** Lines of one order usually come together; its id is hashed once. */
function rememberedOrderId(known: Map<string, string>, order: Parameters<typeof orderIdOf>[0]): string {
  const { orderNumber, owner, orderedAtMs, currency } = order;
  const name = orderNumber === null ? `${currency} ${orderedAtMs} ${owner}` : `${currency}${orderNumber}`;
  let id = known.get(name);
  if (id === undefined) {
    id = orderIdOf(order);
    known.set(name, id);
  }
  return id;
}

/** A text of spaces says nothing. */
function presentText(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}
