import type { LineKind } from '../domain/order-line.ts';

interface LineColumns {
  line_key: number;
  occurrence: number;
  kind: LineKind;
  ordered_at: string;
  quantity: string;
  amount_minor: number;
  cost_minor: number | null;
  currency: string;
  order_id: string;
  order_number: string | null;
  line_number: number;
  ordered_zone: string;
  item_code: string | null;
  item_name: string | null;
  offer_item_id: string | null;
  branch_id: string | null;
  channel: string | null;
  staff_id: string | null;
  staff_name: string | null;
  refunds_line_key: number | null;
  refunds_occurrence: number | null;
  refunds_order_number: string | null;
  reason: string | null;
  source: string;
  import_id: string | null;
  recorded_at: string;
  recorded_by: string | null;
}

export type OrdersTables = {
  'orders.order_line': LineColumns & { party_id: string };
  'orders.anonymous_line': LineColumns;
  'orders.import_sighting': { party_id: string; line_key: number; import_id: string; sightings: number };
  'orders.anonymous_sighting': { line_key: number; import_id: string; sightings: number };
  'parties.shared_party': {
    party_id: string;
    branch_id: string | null;
    owner_id: string | null;
  };
  'parties.shared_identity': { kind: string; value: string; party_id: string; exclusive: boolean };
};
