import { daysBetween } from '#working-time';
import type { Movement, PartInList, Purchase, Reservation, StockAt, UsagePlan } from '../contract/index.ts';
import type { MovementShownRow } from '../data/balance-queries.ts';
import type { BalanceShownRow, PartAtBranchRow, PartRow } from '../data/part-queries.ts';
import type { PurchaseLineShownRow, PurchaseShownRow } from '../data/purchase-queries.ts';
import type { ReservationShownRow } from '../data/reservation-queries.ts';
import { quantityToOrder } from '../domain/plan-usage.ts';

/** What a branch has of a part, as it is shown. */
export function stockOf(part: PartRow, balance: BalanceShownRow, todayOn: string): StockAt {
  const { on_hand, reserved, ordered, reorder_point, usage_plan } = balance;
  const available = on_hand - reserved + ordered;
  const plan = usage_plan && 'reorderPoint' in usage_plan ? usage_plan : null;
  return {
    branchId: balance.branch_id,
    branchName: balance.branch_name,
    onHand: on_hand,
    reserved,
    free: on_hand - reserved,
    ordered,
    reorderPoint: reorder_point,
    reorderBy: reorder_point === null ? null : balance.reorder_set === null ? 'usage' : 'hand',
    isLow: available <= (reorder_point ?? -1),
    orderQuantity: takesOrders(part, todayOn) ? orderOf(available, reorder_point, plan) : null,
  };
}

const orderOf = (available: number, point: number | null, plan: UsagePlan | null) =>
  quantityToOrder(available, point, plan);

/** A discontinued part can be ordered until the supplier's last day, when there is one. */
const takesOrders = ({ discontinued_on, last_order_on }: PartRow, todayOn: string): boolean =>
  discontinued_on === null || (last_order_on ?? discontinued_on) >= todayOn;

export const namedPart = (row: PartRow) => ({
  partId: row.part_id,
  sku: row.sku,
  name: row.name,
  unit: row.unit,
  category: row.category,
  supplier: row.supplier,
  discontinuedOn: row.discontinued_on,
  lastOrderOn: row.last_order_on,
});

export const partInListOf = (row: PartAtBranchRow, todayOn: string): PartInList => ({
  ...namedPart(row),
  ...stockOf(row, row, todayOn),
});

export const reservationOf = (row: ReservationShownRow): Reservation => ({
  reservationId: row.reservation_id,
  purposeKind: row.purpose_kind,
  purposeId: row.purpose_id,
  reference: row.reference,
  branchId: row.branch_id,
  partId: row.part_id,
  sku: row.sku,
  partName: row.part_name,
  quantity: row.quantity,
  reservedAt: row.reserved_at,
  reservedByName: row.reserved_by_name,
  isThere: row.is_there,
  outcome: row.outcome,
  endedAt: row.ended_at,
  endedByName: row.ended_by_name,
});

export const movementOf = (row: MovementShownRow): Movement => ({
  movementId: row.movement_id,
  branchId: row.branch_id,
  branchName: row.branch_name,
  kind: row.kind,
  quantity: row.quantity,
  ordered: row.ordered,
  reason: row.reason,
  purposeKind: row.purpose_kind,
  purposeId: row.purpose_id,
  reference: row.reference,
  orderId: row.order_id,
  otherBranchName: row.other_branch_name,
  note: row.note,
  at: row.at,
  byName: row.by_name,
});

/** An order with what of each part is still to come. */
export function purchaseOf(
  row: PurchaseShownRow,
  lines: readonly PurchaseLineShownRow[],
  todayOn: string,
): Purchase {
  const { expected_on, closed_at } = row;
  const isOpen = closed_at === null;
  return {
    orderId: row.order_id,
    number: row.number,
    branchId: row.branch_id,
    branchName: row.branch_name,
    supplier: row.supplier,
    expectedOn: expected_on,
    daysLate: isOpen && expected_on !== null ? Math.max(0, daysBetween(expected_on, todayOn)) : 0,
    note: row.note,
    orderedAt: row.ordered_at,
    orderedByName: row.by_name,
    closedAt: closed_at,
    revision: row.revision,
    lines: lines
      .filter(({ order_id }) => order_id === row.order_id)
      .map((line) => ({
        partId: line.part_id,
        sku: line.sku,
        partName: line.part_name,
        unit: line.unit,
        quantity: line.quantity,
        received: line.received,
        cancelled: line.cancelled,
        outstanding: outstandingOf(line),
        unitCostMinor: line.unit_cost_minor,
        currency: line.currency,
      })),
  };
}

/** What of a line is still to come. */
export const outstandingOf = ({
  quantity,
  received,
  cancelled,
}: Pick<PurchaseLineShownRow, 'quantity' | 'received' | 'cancelled'>): number =>
  quantity - received - cancelled;
