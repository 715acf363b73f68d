create schema catalogue;

-- reference: catalogue.offer_item
create table catalogue.offer_item (
  offer_item_id uuid primary key,
  code text not null,
  name text not null,
  names jsonb not null default '{}',
  kind text not null check (kind in ('product', 'service', 'obligation')),
  price_minor bigint not null check (price_minor >= 0),
  cost_minor bigint check (cost_minor >= 0),
  supplier_cost_minor bigint not null default 0 check (supplier_cost_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  category text,
  life_months integer check (life_months > 0),
  unit text,
  attached_to_id uuid,
  owed_under_id uuid,
  promotion text,
  archived_at timestamptz,
  version integer not null default 1
);

create unique index offer_item_by_code on catalogue.offer_item (code);
comment on index catalogue.offer_item_by_code is 'serves: finding items by the codes on order lines, the list in code order, one item a code';

create view catalogue.shared_offer_item as
select offer_item_id, code, name, names, kind, price_minor, cost_minor, supplier_cost_minor, currency,
       category, life_months, unit, attached_to_id, owed_under_id, archived_at
  from catalogue.offer_item;
