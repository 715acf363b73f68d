-- Who a part is usually ordered from.
alter table stock.part add column supplier text not null default '';

alter table stock.movement drop constraint movement_kind_check;
alter table stock.movement add constraint movement_kind_check
  check (kind in ('ordered', 'order-cancelled', 'received', 'returned', 'used', 'sent', 'transferred-in', 'corrected'));
-- Of parts ordered, received and cancelled: the order.
alter table stock.movement add column order_id uuid;

-- Parts ordered from a supplier for a branch.
-- local: stock.purchase_order
create table stock.purchase_order (
  order_id uuid primary key,
  number text not null,
  branch_id uuid not null,
  supplier text not null,
  expected_on date,
  note text not null,
  ordered_at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  -- All is received, or what is left does not come any more.
  closed_at timestamptz,
  revision int not null
);
create unique index purchase_order_number on stock.purchase_order (number);
comment on index stock.purchase_order_number is 'serves: one order a number';
create index purchase_order_open on stock.purchase_order (ordered_at desc, order_id desc) where closed_at is null;
comment on index stock.purchase_order_open is 'serves: orders not all received, latest first';
create index purchase_order_closed on stock.purchase_order (ordered_at desc, order_id desc) where closed_at is not null;
comment on index stock.purchase_order_closed is 'serves: orders that are over, latest first';

-- What of a part was ordered and has come; what came is kept in the transaction that writes its movement.
-- local: stock.purchase_line
create table stock.purchase_line (
  order_id uuid not null,
  line_number int not null,
  part_id uuid not null,
  quantity int not null check (quantity > 0),
  unit_cost_minor bigint check (unit_cost_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  received int not null default 0 check (received >= 0),
  cancelled int not null default 0 check (cancelled >= 0),
  primary key (order_id, line_number),
  check (received + cancelled <= quantity)
);
create index purchase_line_open on stock.purchase_line (part_id, order_id) where received + cancelled < quantity;
comment on index stock.purchase_line_open is 'serves: orders from which a part that arrives is received';
