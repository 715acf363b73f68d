create schema assets;

-- distributed: assets.asset by party_id
create table assets.asset (
  party_id uuid not null,
  asset_id uuid not null,
  offer_item_id uuid,
  item_name text not null,
  category text,
  make text not null,
  model text not null,
  serial text,
  -- How serials are compared: `assets.held_serial` says who holds one now, this finds who ever did.
  serial_key text,
  side text check (side in ('left', 'right')),
  place text not null,
  order_number text,
  invoice_number text,
  invoice_on date,
  sold_by text,
  price_minor bigint check (price_minor >= 0),
  currency text,
  channel text not null check (channel in ('shop', 'distance')),
  received_on date,
  jurisdiction text not null,
  -- The asset it was given in exchange for, and the one given for it.
  predecessor_id uuid,
  successor_id uuid,
  registered_at timestamptz not null,
  registered_by_id uuid not null,
  registered_by_name text not null,
  -- What follows from the facts below, kept so that lists need not replay them.
  status text not null check (status in ('held', 'in-use', 'in-repair', 'lost', 'swapped', 'returned', 'retired')),
  installed_on date,
  ended_on date,
  -- The last day of the longest cover, as of the latest fact; a repair that is still open moves it further.
  warranty_ends_on date,
  revision int not null,
  primary key (party_id, asset_id),
  check ((ended_on is null) = (status in ('held', 'in-use', 'in-repair', 'lost'))),
  check ((serial is null) = (serial_key is null)),
  check ((price_minor is null) = (currency is null))
);
create index asset_by_id on assets.asset (asset_id);
comment on index assets.asset_by_id is 'serves: finding an asset by its address';
create index asset_of_party on assets.asset (party_id, registered_at desc, asset_id desc);
comment on index assets.asset_of_party is 'serves: assets of a customer, latest first';
create index asset_by_registration on assets.asset (registered_at desc, asset_id desc);
comment on index assets.asset_by_registration is 'serves: assets of all customers, latest first';
create index asset_by_serial on assets.asset (serial_key) where serial_key is not null;
comment on index assets.asset_by_serial is 'serves: finding a thing by its serial, past holders included';
create index asset_by_warranty_end on assets.asset (warranty_ends_on, asset_id) where ended_on is null and warranty_ends_on is not null;
comment on index assets.asset_by_warranty_end is 'serves: whose cover ends soon';

-- distributed: assets.asset_fact by party_id
create table assets.asset_fact (
  party_id uuid not null,
  asset_id uuid not null,
  position int not null,
  fact_id uuid not null,
  kind text not null check (kind in ('registered', 'installed', 'repair-begun', 'parts-awaited', 'parts-arrived',
    'repair-ended', 'part-changed', 'swapped', 'returned', 'lost', 'found', 'retired')),
  happened_on date not null,
  -- Of a repair that ended: whether the thing worked again.
  restored boolean,
  -- Of a part that was changed: whether it is a main part.
  main_part boolean,
  note text not null,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (party_id, asset_id, position),
  check ((kind = 'repair-ended') = (restored is not null))
);
create index asset_fact_by_time on assets.asset_fact (party_id, at desc, fact_id desc);
comment on index assets.asset_fact_by_time is 'serves: the timeline of a customer';

-- Not by party: a serial is active once in the whole system, whoever holds it.
-- distributed: assets.held_serial by serial_key
create table assets.held_serial (
  serial_key text not null,
  make_key text not null,
  party_id uuid not null,
  asset_id uuid not null,
  primary key (serial_key, make_key)
);
create index held_serial_of_party on assets.held_serial (party_id);
comment on index assets.held_serial_of_party is 'serves: erasing and merging customers';

create view assets.shared_asset as
  select party_id, asset_id, offer_item_id, item_name, category, make, model, serial, side, place, invoice_on,
         status, installed_on, ended_on, warranty_ends_on, registered_at
  from assets.asset;
