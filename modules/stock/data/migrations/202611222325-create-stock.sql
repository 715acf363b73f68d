create schema stock;

-- A spare part, told apart by its number at the supplier or in the house.
-- reference: stock.part
create table stock.part (
  part_id uuid primary key,
  sku text not null,
  sku_key text not null,
  name text not null,
  name_key text not null,
  unit text not null,
  category text,
  lead_days int check (lead_days between 1 and 730),
  unit_cost_minor bigint check (unit_cost_minor >= 0),
  order_cost_minor bigint check (order_cost_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  discontinued_on date,
  -- The last day on which the supplier takes an order, and the last on which we support what the part fits.
  last_order_on date,
  support_ends_on date,
  created_at timestamptz not null,
  revision int not null,
  check (discontinued_on is not null or (last_order_on is null and support_ends_on is null))
);
create unique index part_by_sku on stock.part (sku_key);
comment on index stock.part_by_sku is 'serves: parts in the order of their numbers, finding one by its number, one part a number';
create index part_by_name on stock.part (name_key);
comment on index stock.part_by_name is 'serves: which part is meant by a name written on a visit';
create index part_discontinued on stock.part (sku_key) where discontinued_on is not null;
comment on index stock.part_discontinued is 'serves: discontinued parts in the order of their numbers';

-- What a branch has of a part: the sum of its movements, kept in the transaction that writes them.
-- local: stock.balance
create table stock.balance (
  branch_id uuid not null,
  part_id uuid not null,
  on_hand int not null default 0 check (on_hand >= 0),
  reserved int not null default 0 check (reserved >= 0),
  ordered int not null default 0 check (ordered >= 0),
  -- Set by hand; else computed from usage, with what it rests on.
  reorder_set int check (reorder_set >= 0),
  usage_plan jsonb,
  reorder_point int check (reorder_point >= 0),
  planned_at timestamptz,
  primary key (branch_id, part_id)
);
create index balance_low on stock.balance (branch_id, part_id)
  where on_hand - reserved + ordered <= coalesce(reorder_point, -1);
comment on index stock.balance_low is 'serves: what a branch has to order';
create index balance_of_part on stock.balance (part_id, branch_id);
comment on index stock.balance_of_part is 'serves: what each branch has of a part';

-- local: stock.movement
create table stock.movement (
  movement_id uuid primary key,
  branch_id uuid not null,
  part_id uuid not null,
  kind text not null check (kind in ('ordered', 'received', 'returned', 'used', 'sent', 'transferred-in', 'corrected')),
  -- What it adds to stock, and to what is on order.
  quantity int not null,
  ordered int not null,
  reason text check (reason in ('counted', 'damaged', 'lost', 'found', 'other', 'used-unrecorded')),
  purpose_kind text check (purpose_kind in ('repair', 'visit')),
  purpose_id uuid,
  reference text,
  other_branch_id uuid,
  note text not null,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  check (quantity <> 0 or ordered <> 0 or kind = 'corrected'),
  check ((kind = 'corrected') = (reason is not null)),
  check ((kind in ('sent', 'transferred-in')) = (other_branch_id is not null))
);
create index movement_of_part on stock.movement (part_id, branch_id, at desc, movement_id desc) include (kind, quantity);
comment on index stock.movement_of_part is 'serves: what happened with a part at a branch, its sum, and its usage by day';
create index movement_by_purpose on stock.movement (purpose_id) where purpose_id is not null;
comment on index stock.movement_by_purpose is 'serves: forgetting for whom a part was used when a customer is erased';

-- distributed: stock.reservation by party_id
create table stock.reservation (
  party_id uuid not null,
  reservation_id uuid not null,
  purpose_kind text not null check (purpose_kind in ('repair', 'visit')),
  purpose_id uuid not null,
  reference text,
  branch_id uuid not null,
  part_id uuid not null,
  quantity int not null check (quantity > 0),
  reserved_at timestamptz not null,
  reserved_by_id uuid not null,
  reserved_by_name text not null,
  outcome text check (outcome in ('used', 'released')),
  ended_at timestamptz,
  ended_by_id uuid,
  ended_by_name text,
  primary key (party_id, reservation_id),
  check ((outcome is null) = (ended_at is null))
);
create index reservation_of_purpose on stock.reservation (party_id, purpose_id, reserved_at);
comment on index stock.reservation_of_purpose is 'serves: parts of a repair or a visit';
create index reservation_by_id on stock.reservation (reservation_id);
comment on index stock.reservation_by_id is 'serves: finding a reservation by its address';
create index reservation_open_of_part on stock.reservation (part_id, reserved_at, reservation_id) where ended_at is null;
comment on index stock.reservation_open_of_part is 'serves: for whom a part is kept';
create index reservation_used on stock.reservation (party_id, ended_at desc, reservation_id desc) where outcome = 'used';
comment on index stock.reservation_used is 'serves: the timeline of a customer';
