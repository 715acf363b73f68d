-- Every event that was announced, written in the transaction that caused it. `position` is given after the commit, by
-- one hand at a time, so that whoever reads on from a position never misses a transaction that committed late.
-- local: platform.event
create table platform.event (
  event_id uuid primary key,
  position bigint unique,
  name text not null,
  party_id uuid,
  occurred_at timestamptz not null,
  payload jsonb not null,
  written_at timestamptz not null default clock_timestamp()
);
create index event_without_position on platform.event (written_at, event_id) where position is null;
comment on index platform.event_without_position is 'serves: events that wait for their place in the order';
create index event_by_party on platform.event (party_id) where party_id is not null;
comment on index platform.event_by_party is 'serves: export and erasure of one customer';
create index event_by_age on platform.event (occurred_at);
comment on index platform.event_by_age is 'serves: forgetting events that are too old to be asked for';
