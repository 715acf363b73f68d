create schema if not exists platform;
create extension if not exists pg_trgm;

-- local: platform.audit
create table platform.audit (
  audit_id uuid primary key,
  at timestamptz not null,
  actor_id uuid not null,
  actor_name text not null,
  action text not null,
  subject_kind text,
  subject_id text,
  request_id text not null,
  detail jsonb not null default '{}'
);
create index audit_by_subject on platform.audit (subject_id, at desc);
comment on index platform.audit_by_subject is 'serves: what was done to one record';
create index audit_by_time on platform.audit (at desc);
comment on index platform.audit_by_time is 'serves: what was done lately';

-- local: platform.idempotency_key
create table platform.idempotency_key (
  actor_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  response jsonb,
  created_at timestamptz not null,
  primary key (actor_id, key)
);
create index idempotency_key_by_age on platform.idempotency_key (created_at);
comment on index platform.idempotency_key_by_age is 'serves: forgetting keys after a week';

-- local: platform.counter
create table platform.counter (
  name text primary key,
  last_number bigint not null
);

-- local: platform.setting
create table platform.setting (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null
);

-- local: platform.worker_heartbeat
create table platform.worker_heartbeat (
  worker_id uuid primary key,
  seen_at timestamptz not null
);
