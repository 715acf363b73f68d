create schema privacy;

-- What a person decided, to which words, and how we know. Never changed: a new decision is a new row.
-- distributed: privacy.consent_fact by party_id
create table privacy.consent_fact (
  party_id uuid not null,
  fact_id uuid not null,
  purpose text not null,
  channel text,
  decision text not null check (decision in ('given', 'withdrawn')),
  text_version text not null,
  source text not null,
  evidence text not null,
  by_guardian boolean not null default false,
  decided_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  primary key (party_id, fact_id)
);

-- Legal holds and restrictions; lifting one leaves it on record.
-- distributed: privacy.measure by party_id
create table privacy.measure (
  party_id uuid not null,
  measure_id uuid not null,
  kind text not null check (kind in ('hold', 'restriction')),
  reason text not null,
  basis text not null,
  until_on date,
  placed_at timestamptz not null,
  placed_by uuid not null,
  placed_by_name text not null,
  lifted_at timestamptz,
  lifted_by_name text,
  primary key (party_id, measure_id)
);
create index measure_hold_standing on privacy.measure (party_id) where kind = 'hold' and lifted_at is null;
comment on index privacy.measure_hold_standing is 'serves: which customers are on hold, for the retention schedule';

-- A request outlives the file it is about, with the person's words taken out, so it is not keyed by the file.
-- local: privacy.request
create table privacy.request (
  request_id uuid primary key,
  number text not null unique,
  kind text not null,
  law text not null,
  subject_id uuid,
  requester_name text not null,
  requester_contact text not null,
  on_behalf boolean not null,
  details text not null,
  received_via text not null,
  received_at timestamptz not null,
  received_on date not null,
  due_on date not null,
  identity_checked_at timestamptz,
  extended_at timestamptz,
  owner_id uuid,
  owner_name text,
  closed_at timestamptz,
  outcome text,
  version integer not null default 1,
  check ((closed_at is null) = (outcome is null))
);
create index request_open_by_due_day on privacy.request (due_on, request_id) where closed_at is null;
comment on index privacy.request_open_by_due_day is 'serves: open requests, those due first';
create index request_by_closing on privacy.request (closed_at desc, request_id desc) where closed_at is not null;
comment on index privacy.request_by_closing is 'serves: closed requests, latest first';
create index request_by_subject on privacy.request (subject_id) where subject_id is not null;
comment on index privacy.request_by_subject is 'serves: taking a person out of their requests when they are erased';

-- local: privacy.request_step
create table privacy.request_step (
  request_id uuid not null references privacy.request,
  step_id uuid not null,
  kind text not null,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  note text not null,
  primary key (request_id, step_id)
);

-- local: privacy.certificate
create table privacy.certificate (
  certificate_id uuid primary key,
  number text not null unique,
  kind text not null check (kind in ('erasure', 'retention')),
  at timestamptz not null,
  by_name text not null,
  reason text not null,
  pseudonym uuid,
  deleted jsonb not null,
  rows_left bigint not null,
  sha256 text not null
);
create index certificate_by_time on privacy.certificate (at desc, certificate_id desc);
comment on index privacy.certificate_by_time is 'serves: certificates, latest first';
create index certificate_by_pseudonym on privacy.certificate (pseudonym) where pseudonym is not null;
comment on index privacy.certificate_by_pseudonym is 'serves: files that were erased and must stay so after a restore';

-- local: privacy.retention_rule
create table privacy.retention_rule (
  target text primary key,
  keep_months integer check (keep_months > 0),
  basis text not null,
  changed_at timestamptz not null,
  changed_by_name text not null
);

-- local: privacy.processor
create table privacy.processor (
  processor_id uuid primary key,
  name text not null,
  service text not null,
  data_categories text not null,
  region text not null,
  contract text not null,
  contract_on date,
  transfer_basis text not null,
  ended_on date,
  version integer not null default 1
);

-- local: privacy.incident
create table privacy.incident (
  incident_id uuid primary key,
  number text not null unique,
  title text not null,
  known_at timestamptz not null,
  cause text not null,
  data_categories text not null,
  possible_harm text not null,
  remedy text not null,
  contact text not null,
  affected_people integer,
  high_risk boolean not null,
  laws text[] not null,
  closed_at timestamptz,
  version integer not null default 1
);

-- local: privacy.incident_notice
create table privacy.incident_notice (
  incident_id uuid not null references privacy.incident,
  notice_key text not null,
  done_at timestamptz not null,
  done_by_name text not null,
  note text not null,
  primary key (incident_id, notice_key)
);

-- The key that signs links to preference pages; made by the program when first needed.
-- local: privacy.link_key
create table privacy.link_key (
  only_one boolean primary key check (only_one),
  key text not null,
  made_at timestamptz not null
);

create view privacy.shared_standing_consent as
  select distinct on (party_id, purpose, channel) party_id, purpose, channel, decision, decided_at
  from privacy.consent_fact order by party_id, purpose, channel, decided_at desc, recorded_at desc, fact_id desc;
create view privacy.shared_standing_measure as
  select party_id, kind, placed_at from privacy.measure where lifted_at is null;
