import { classifyLineKind } from './classify-line-kind.ts';
import { lineKey, orderIdOf } from './line-key.ts';
import type { LineKind } from './order-line.ts';
import type { TransactionRow } from './transaction-row.ts';

/** A line ready to be stored. `ordinal` counts equal lines of one owner within the batch, from 1. */
export interface PreparedLine {
  /** Null for a sale to nobody in particular. */
  partyId: string | null;
  lineKey: number;
  ordinal: number;
  kind: LineKind;
  orderedAt: string;
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

export interface OwnedRow {
  row: TransactionRow;
  partyId: string | null;
}

/** Decides kind, key, order and ordinal of each row. */
export function prepareLines(rows: readonly OwnedRow[], rules: PreparationRules): PreparedLine[] {
  const ordinals = new Map<string, number>();
  const orderIds = new Map<string, string>();
  return rows.map(({ row, partyId }) => {
    const orderedAtMs = Date.parse(row.orderedAt);
    const orderNumber = presentText(row.orderNumber);
    const itemCode = presentText(row.itemCode);
    const itemName = presentText(row.itemName);
    const identity = {
      source: rules.source,
      orderNumber,
      itemCode,
      itemName,
      orderedAtMs,
      quantity: row.quantity,
      amountMinor: row.amountMinor,
      currency: row.currency,
    };
    const key = lineKey(identity);
    const owner = partyId ?? '';
    const ownKey = `${owner}${key}`;
    const ordinal = (ordinals.get(ownKey) ?? 0) + 1;
    ordinals.set(ownKey, ordinal);
    return {
      partyId,
      lineKey: key,
      ordinal,
      kind: row.kind ?? classifyLineKind({ ...identity }, rules.adjustmentCodes),
      orderedAt: new Date(orderedAtMs).toISOString(),
      quantity: row.quantity,
      amountMinor: row.amountMinor,
      costMinor: row.costMinor ?? null,
      currency: row.currency,
      orderId: rememberedOrderId(orderIds, { ...identity, owner }),
      orderNumber,
      lineNumber: row.lineNumber ?? row.rowNumber,
      itemCode,
      itemName,
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
  });
}

/** Lines of one order usually come together; its id is hashed once. */
function rememberedOrderId(known: Map<string, string>, order: Parameters<typeof orderIdOf>[0]): string {
  const name = `${order.orderNumber ?? `${order.owner} ${order.orderedAtMs}`} ${order.currency}`;
  const id = known.get(name) ?? orderIdOf(order);
  known.set(name, id);
  return id;
}

/** A text of spaces says nothing. */
function presentText(text: string | null | undefined): string | null {
  const trimmed = text?.trim();
  return trimmed ? trimmed : null;
}
