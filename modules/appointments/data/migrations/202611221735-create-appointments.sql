create extension if not exists btree_gist;
create schema appointments;

-- reference: appointments.appointment_type
create table appointments.appointment_type (
  type_key text primary key,
  body jsonb not null,
  archived_at timestamptz,
  changed_at timestamptz not null
);

-- local: appointments.branch_hours
create table appointments.branch_hours (
  branch_id uuid primary key,
  week jsonb not null,
  exceptions jsonb not null
);

-- local: appointments.resource
create table appointments.resource (
  resource_id uuid primary key,
  kind text not null check (kind in ('person', 'room', 'device')),
  branch_id uuid not null,
  staff_id uuid,
  name text not null,
  skills text[] not null,
  -- Its own working week; the hours of its branch when null.
  week jsonb,
  exceptions jsonb not null,
  archived_at timestamptz,
  check (staff_id is null or kind = 'person')
);
create unique index resource_by_branch on appointments.resource (branch_id, kind, lower(name)) where archived_at is null;
comment on index appointments.resource_by_branch is 'serves: people, rooms and devices of a branch; one of a name';

-- distributed: appointments.appointment by party_id
create table appointments.appointment (
  party_id uuid not null,
  appointment_id uuid not null,
  branch_id uuid not null,
  type_key text not null,
  type_name jsonb not null,
  note text not null,
  -- What follows from the facts below, kept so that calendars need not replay them.
  status text not null check (status in ('booked', 'arrived', 'done', 'no-show', 'cancelled')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  person_id uuid not null,
  resource_ids uuid[] not null,
  revision int not null,
  primary key (party_id, appointment_id),
  check (ends_at > starts_at)
);
create index appointment_by_id on appointments.appointment (appointment_id);
comment on index appointments.appointment_by_id is 'serves: finding an appointment by its address';
create index appointment_of_party on appointments.appointment (party_id, starts_at, appointment_id);
comment on index appointments.appointment_of_party is 'serves: appointments of a customer';
create index appointment_by_branch on appointments.appointment (branch_id, starts_at, appointment_id);
comment on index appointments.appointment_by_branch is 'serves: the calendar of a branch';
create index appointment_by_start on appointments.appointment (starts_at, appointment_id);
comment on index appointments.appointment_by_start is 'serves: the calendar of all branches';

-- distributed: appointments.appointment_fact by party_id
create table appointments.appointment_fact (
  party_id uuid not null,
  appointment_id uuid not null,
  position int not null,
  fact_id uuid not null,
  kind text not null check (kind in ('booked', 'rescheduled', 'cancelled', 'arrived', 'done', 'no-show')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  resource_ids uuid[] not null,
  reason text,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (party_id, appointment_id, position)
);
create index appointment_fact_by_time on appointments.appointment_fact (party_id, at desc, fact_id desc);
comment on index appointments.appointment_fact_by_time is 'serves: the timeline of a customer';

-- Not by party: what must not overlap is the time of a person, room or device, whoever the customers are.
-- local: appointments.claim
create table appointments.claim (
  holder_id uuid not null,
  appointment_id uuid not null,
  party_id uuid not null,
  during tstzrange not null,
  primary key (holder_id, appointment_id),
  constraint claim_once exclude using gist (holder_id with =, during with &&)
);
create index claim_by_appointment on appointments.claim (appointment_id);
comment on index appointments.claim_by_appointment is 'serves: giving back the time of an appointment';
create index claim_of_party on appointments.claim (party_id);
comment on index appointments.claim_of_party is 'serves: erasing and merging customers';

-- distributed: appointments.waiting by party_id
create table appointments.waiting (
  party_id uuid not null,
  waiting_id uuid not null,
  branch_id uuid not null,
  type_key text not null,
  type_name jsonb not null,
  person_id uuid,
  from_on date not null,
  until_on date not null,
  note text not null,
  asked_at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  closed_at timestamptz,
  closed_because text check (closed_because in ('booked', 'withdrawn')),
  primary key (party_id, waiting_id),
  check ((closed_at is null) = (closed_because is null)),
  check (until_on >= from_on)
);
create index waiting_by_id on appointments.waiting (waiting_id);
comment on index appointments.waiting_by_id is 'serves: finding an entry of the waiting list by its address';
create index waiting_open on appointments.waiting (branch_id, type_key, asked_at, waiting_id) where closed_at is null;
comment on index appointments.waiting_open is 'serves: whom to offer a time that has become free';
create index waiting_open_by_time on appointments.waiting (asked_at, waiting_id) where closed_at is null;
comment on index appointments.waiting_open_by_time is 'serves: the waiting list, longest waiting first';
