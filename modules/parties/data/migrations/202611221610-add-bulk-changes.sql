-- A change of many customers, from preview to undo. The facts of each customer stand in parties.change.
-- local: parties.bulk_change
create table parties.bulk_change (
  bulk_change_id uuid primary key,
  state text not null check (state in ('prepared', 'running', 'done', 'undoing', 'undone', 'cancelled')),
  selection jsonb not null,
  change_order jsonb not null,
  requested_by jsonb not null,
  requested_by_id uuid not null,
  found jsonb not null,
  sample jsonb not null,
  -- Where the work goes on from; null at the beginning.
  position text,
  changed integer not null default 0,
  undone integer not null default 0,
  kept_later integer not null default 0,
  prepared_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
create index bulk_change_by_preparation on parties.bulk_change (prepared_at) where state in ('prepared', 'undone', 'done', 'cancelled');
comment on index parties.bulk_change_by_preparation is 'serves: forgetting the selections of old changes';

alter table parties.change add column bulk_change_id uuid;
create index change_by_bulk_change on parties.change (bulk_change_id, party_id, change_id) where bulk_change_id is not null;
comment on index parties.change_by_bulk_change is 'serves: undoing a change of many customers';

alter table parties.tag add column tone text not null default 'plain';

create index party_archived on parties.party (archived_at desc, party_id desc) where archived_at is not null;
comment on index parties.party_archived is 'serves: the recycle bin, latest first';
