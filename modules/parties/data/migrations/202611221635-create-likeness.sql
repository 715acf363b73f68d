-- What two files of one person agree on, kept beside each file in the spelling it is compared by, and the keys under
-- which they meet. `version` is the file's when it was described; another one means that it is to be described anew.
-- distributed: parties.likeness by party_id
create table parties.likeness (
  party_id uuid primary key,
  version integer not null,
  keys bigint[] not null,
  traits jsonb not null
);
create index likeness_by_key on parties.likeness using gin (keys);
comment on index parties.likeness_by_key is 'serves: who a customer about to be added may be';

-- Two files that may be one person's, the lower id first, and what somebody said of them.
-- distributed: parties.possible_duplicate by party_id
create table parties.possible_duplicate (
  party_id uuid not null,
  other_id uuid not null,
  probability double precision not null check (probability between 0 and 1),
  comparisons jsonb not null,
  found_at timestamptz not null,
  later_at timestamptz,
  different_at timestamptz,
  decided_by uuid,
  primary key (party_id, other_id),
  check (party_id < other_id)
);
create index possible_duplicate_open on parties.possible_duplicate (probability desc, party_id, other_id)
  where different_at is null;
comment on index parties.possible_duplicate_open is 'serves: the pairs to decide about, likeliest first';

-- local: parties.duplicate_sweep
create table parties.duplicate_sweep (
  sweep_id uuid primary key,
  started_at timestamptz not null,
  started_by uuid not null,
  started_by_name text not null,
  progress double precision not null default 0,
  compared integer not null default 0,
  found integer not null default 0,
  finished_at timestamptz,
  cancelled_at timestamptz
);
create unique index duplicate_sweep_under_way on parties.duplicate_sweep ((true))
  where finished_at is null and cancelled_at is null;
comment on index parties.duplicate_sweep_under_way is 'serves: one sweep at a time';
create index duplicate_sweep_by_start on parties.duplicate_sweep (started_at desc, sweep_id desc);
comment on index parties.duplicate_sweep_by_start is 'serves: the latest sweep';
