create schema demo;

-- local: demo.loaded
create table demo.loaded (
  only_one boolean primary key check (only_one),
  source text not null,
  staff_ids uuid[] not null,
  branch_ids uuid[] not null,
  offer_item_ids uuid[] not null,
  loaded_at timestamptz not null
);

-- local: demo.work
create table demo.work (
  only_one boolean primary key check (only_one),
  what text not null check (what in ('load', 'remove')),
  asked_at timestamptz not null
);
