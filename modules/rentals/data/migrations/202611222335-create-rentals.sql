create schema rentals;

-- A thing of the house, with its serial number, that customers rent or are lent.
-- local: rentals.unit
create table rentals.unit (
  unit_id uuid primary key,
  branch_id uuid not null,
  offer_item_id uuid,
  name text not null,
  category text,
  make text not null,
  model text not null,
  serial text not null,
  serial_key text not null,
  day_minor bigint check (day_minor >= 0),
  week_minor bigint check (week_minor >= 0),
  month_minor bigint check (month_minor >= 0),
  deposit_minor bigint not null check (deposit_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  added_at timestamptz not null,
  -- Sold to who had it, or taken out of use.
  gone_on date,
  gone_because text check (gone_because in ('sold', 'retired')),
  check ((gone_on is null) = (gone_because is null))
);
create unique index unit_serial on rentals.unit (serial_key) where gone_on is null;
comment on index rentals.unit_serial is 'serves: one unit of a serial number';
create index unit_by_branch on rentals.unit (branch_id, name, unit_id) where gone_on is null;
comment on index rentals.unit_by_branch is 'serves: units of a branch by name';

-- Not by party: a unit is out once in the whole system, whoever has it.
-- distributed: rentals.unit_out by unit_id
create table rentals.unit_out (
  unit_id uuid not null,
  party_id uuid not null,
  rental_id uuid not null,
  primary key (unit_id)
);
create index unit_out_of_party on rentals.unit_out (party_id);
comment on index rentals.unit_out_of_party is 'serves: erasing and merging customers';

-- distributed: rentals.rental by party_id
create table rentals.rental (
  party_id uuid not null,
  rental_id uuid not null,
  number text not null,
  unit_id uuid not null,
  unit_name text not null,
  unit_serial text not null,
  branch_id uuid not null,
  -- Rates as they were agreed; all null is a loan without charge.
  day_minor bigint check (day_minor >= 0),
  week_minor bigint check (week_minor >= 0),
  month_minor bigint check (month_minor >= 0),
  deposit_minor bigint not null check (deposit_minor >= 0),
  currency text not null,
  out_on date not null,
  due_on date not null,
  -- What follows from the facts below, kept so that lists need not replay them.
  ended_on date,
  ended_as text check (ended_as in ('returned', 'bought')),
  revision int not null,
  primary key (party_id, rental_id),
  check (due_on >= out_on),
  check (ended_on >= out_on),
  check ((ended_on is null) = (ended_as is null))
);
create index rental_by_id on rentals.rental (rental_id);
comment on index rentals.rental_by_id is 'serves: finding a rental by its address';
create index rental_of_party on rentals.rental (party_id, out_on desc, rental_id desc);
comment on index rentals.rental_of_party is 'serves: rentals of a customer, latest first';
create index rental_by_due on rentals.rental (due_on, rental_id) where ended_on is null;
comment on index rentals.rental_by_due is 'serves: what is out, due first, and what is overdue';
create index rental_ended on rentals.rental (ended_on desc, rental_id desc) where ended_on is not null;
comment on index rentals.rental_ended is 'serves: rentals that are over, latest first';

-- distributed: rentals.rental_fact by party_id
create table rentals.rental_fact (
  party_id uuid not null,
  rental_id uuid not null,
  position int not null,
  fact_id uuid not null,
  kind text not null check (kind in ('out', 'extended', 'returned', 'bought')),
  happened_on date not null,
  -- Condition, new due day, what was paid: read only with its fact.
  details jsonb not null,
  note text not null,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (party_id, rental_id, position)
);
create index rental_fact_by_time on rentals.rental_fact (party_id, at desc, fact_id desc);
comment on index rentals.rental_fact_by_time is 'serves: the timeline of a customer';
