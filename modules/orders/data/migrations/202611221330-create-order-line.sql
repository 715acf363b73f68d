create schema orders;

-- One fact a row: what was bought, given back or adjusted. What is true of the order stands on each of its
-- lines, because nothing is asked of an order without its lines.
-- distributed: orders.order_line by party_id
create table orders.order_line (
  party_id uuid not null,
  line_key bigint not null,
  occurrence integer not null check (occurrence > 0),
  kind text not null check (kind in ('purchase', 'refund', 'cancellation', 'adjustment')),
  ordered_at timestamptz not null,
  quantity numeric not null,
  amount_minor bigint not null,
  cost_minor bigint,
  currency text not null,
  order_id uuid not null,
  order_number text,
  line_number integer not null,
  ordered_zone text not null,
  item_code text,
  item_name text,
  offer_item_id uuid,
  branch_id uuid,
  channel text,
  staff_id uuid,
  staff_name text,
  refunds_line_key bigint,
  refunds_occurrence integer,
  refunds_order_number text,
  reason text,
  source text not null,
  import_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (party_id, line_key, occurrence),
  check ((refunds_line_key is null) = (refunds_occurrence is null))
);

create index order_line_refund_by_party on orders.order_line (party_id)
  where kind in ('refund', 'cancellation');
comment on index orders.order_line_refund_by_party is 'serves: netting of refunds, for one customer and for all of them';

-- How often an import has met a line that was already there, so that equal lines in different batches of one
-- import are told apart from lines known since an earlier one. Emptied when the import ends.
-- distributed: orders.import_sighting by party_id
create table orders.import_sighting (
  party_id uuid not null,
  line_key bigint not null,
  import_id uuid not null,
  sightings integer not null,
  primary key (party_id, line_key, import_id)
);

-- local: orders.anonymous_line
create table orders.anonymous_line (
  line_key bigint not null,
  occurrence integer not null check (occurrence > 0),
  kind text not null check (kind in ('purchase', 'refund', 'cancellation', 'adjustment')),
  ordered_at timestamptz not null,
  quantity numeric not null,
  amount_minor bigint not null,
  cost_minor bigint,
  currency text not null,
  order_id uuid not null,
  order_number text,
  line_number integer not null,
  ordered_zone text not null,
  item_code text,
  item_name text,
  offer_item_id uuid,
  branch_id uuid,
  channel text,
  staff_id uuid,
  staff_name text,
  refunds_line_key bigint,
  refunds_occurrence integer,
  refunds_order_number text,
  reason text,
  source text not null,
  import_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (line_key, occurrence)
);

-- local: orders.anonymous_sighting
create table orders.anonymous_sighting (
  line_key bigint not null,
  import_id uuid not null,
  sightings integer not null,
  primary key (line_key, import_id)
);

create view orders.shared_order_line as
select party_id, line_key, occurrence, kind, ordered_at, quantity, amount_minor, cost_minor, currency,
       order_id, order_number, line_number, item_code, item_name, offer_item_id, branch_id, channel, import_id
  from orders.order_line;
