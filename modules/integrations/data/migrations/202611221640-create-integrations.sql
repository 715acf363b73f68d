create schema integrations;

-- local: integrations.webhook
create table integrations.webhook (
  webhook_id uuid primary key,
  name text not null,
  url text not null,
  event_names text[] not null,
  includes_payload boolean not null,
  secret text not null,
  -- Signs beside the new one until its time is over.
  previous_secret text,
  previous_secret_until timestamptz,
  created_at timestamptz not null,
  created_by_name text not null,
  paused_at timestamptz,
  paused_reason text check (paused_reason in ('asked', 'gone')),
  version integer not null default 1,
  check ((paused_at is null) = (paused_reason is null))
);

-- An event on its way to a webhook, written in the transaction that gives the event its place. Holds ids alone: the
-- event is read when it is sent, so that who was erased meanwhile is not spoken of.
-- local: integrations.delivery
create table integrations.delivery (
  webhook_id uuid not null references integrations.webhook on delete cascade,
  event_id uuid not null,
  position bigint not null,
  event_name text not null,
  subject_id uuid,
  state text not null check (state in ('waiting', 'delivered', 'dead', 'withdrawn')),
  failures integer not null default 0,
  next_attempt_at timestamptz,
  -- Whoever sends it holds it until then; raised fences refuse an earlier holder who still lives.
  claimed_until timestamptz,
  fence integer not null default 0,
  delivered_at timestamptz,
  primary key (webhook_id, event_id),
  check ((state = 'waiting') = (next_attempt_at is not null))
);
create index delivery_waiting on integrations.delivery (webhook_id, position) where state = 'waiting';
comment on index integrations.delivery_waiting is 'serves: what to send next, in order';
create index delivery_waiting_by_subject on integrations.delivery (webhook_id, subject_id, position)
  where state = 'waiting' and subject_id is not null;
comment on index integrations.delivery_waiting_by_subject is 'serves: whether something earlier about the same customer still waits';
create index delivery_by_position on integrations.delivery (webhook_id, position desc);
comment on index integrations.delivery_by_position is 'serves: the log of a webhook, latest first';

-- local: integrations.attempt
create table integrations.attempt (
  webhook_id uuid not null,
  event_id uuid not null,
  fence integer not null,
  at timestamptz not null,
  milliseconds integer not null,
  status integer,
  error text,
  primary key (webhook_id, event_id, fence),
  foreign key (webhook_id, event_id) references integrations.delivery on delete cascade
);
