import type {
  CorrectionReason,
  MovementKind,
  PurposeKind,
  TooLittleUsage,
  UsagePlan,
} from '../contract/index.ts';

export type StockTables = {
  'stock.part': {
    part_id: string;
    sku: string;
    sku_key: string;
    name: string;
    name_key: string;
    unit: string;
    category: string | null;
    supplier: string;
    lead_days: number | null;
    unit_cost_minor: number | null;
    order_cost_minor: number | null;
    currency: string;
    discontinued_on: string | null;
    last_order_on: string | null;
    support_ends_on: string | null;
    created_at: string;
    revision: number;
  };
  'stock.balance': {
    branch_id: string;
    part_id: string;
    on_hand: number;
    reserved: number;
    ordered: number;
    reorder_set: number | null;
    usage_plan: UsagePlan | TooLittleUsage | null;
    reorder_point: number | null;
    planned_at: string | null;
  };
  'stock.movement': {
    movement_id: string;
    branch_id: string;
    part_id: string;
    kind: MovementKind;
    quantity: number;
    ordered: number;
    reason: CorrectionReason | null;
    purpose_kind: PurposeKind | null;
    purpose_id: string | null;
    reference: string | null;
    other_branch_id: string | null;
    order_id: string | null;
    note: string;
    at: string;
    by_id: string;
    by_name: string;
  };
  'stock.reservation': {
    party_id: string;
    reservation_id: string;
    purpose_kind: PurposeKind;
    purpose_id: string;
    reference: string | null;
    branch_id: string;
    part_id: string;
    quantity: number;
    reserved_at: string;
    reserved_by_id: string;
    reserved_by_name: string;
    free_then: number | null;
    outcome: 'used' | 'released' | null;
    ended_at: string | null;
    ended_by_id: string | null;
    ended_by_name: string | null;
  };
  'stock.purchase_order': {
    order_id: string;
    number: string;
    branch_id: string;
    supplier: string;
    expected_on: string | null;
    note: string;
    ordered_at: string;
    by_id: string;
    by_name: string;
    closed_at: string | null;
    revision: number;
  };
  'stock.purchase_line': {
    order_id: string;
    line_number: number;
    part_id: string;
    quantity: number;
    unit_cost_minor: number | null;
    currency: string;
    received: number;
    cancelled: number;
  };
};
