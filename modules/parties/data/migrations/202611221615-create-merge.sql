-- Two files turned out to be one person's. The row stands with the survivor and tells who went up in them, what was
-- chosen, and whether it was taken back.
-- distributed: parties.merge by party_id
create table parties.merge (
  party_id uuid not null,
  merge_id uuid not null,
  merged_party_id uuid not null,
  merged_number text not null,
  merged_name text not null,
  -- What the survivor's own fields said before and after.
  changes jsonb not null,
  rows_moved integer not null default 0,
  rows_set_aside integer not null default 0,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  undone_at timestamptz,
  undone_by_id uuid,
  undone_by_name text,
  undo_conflicts jsonb,
  primary key (party_id, merge_id),
  check ((undone_at is null) = (undone_by_id is null))
);

-- What a merge did with every row, so that it can be taken back exactly: moved rows by their key and what they said in
-- short, rows set aside and rows about to be computed anew as a whole. Emptied when the merge is undone.
-- distributed: parties.merge_row by party_id
create table parties.merge_row (
  party_id uuid not null,
  merge_id uuid not null,
  table_name text not null,
  fate text not null check (fate in ('moved', 'set-aside', 'before')),
  row_key jsonb not null,
  row_digest text not null,
  row jsonb,
  primary key (party_id, merge_id, table_name, fate, row_key),
  check ((row is null) = (fate = 'moved'))
);

-- Where the old id of a merged party leads. Only ids, so that an address kept in a letter or another system still
-- finds the customer.
-- distributed: parties.merged_party by party_id
create table parties.merged_party (
  party_id uuid primary key,
  survivor_id uuid not null,
  merge_id uuid not null
);
create index merged_party_by_survivor on parties.merged_party (survivor_id);
comment on index parties.merged_party_by_survivor is 'serves: who went up in a party';
