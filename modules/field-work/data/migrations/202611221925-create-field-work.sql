create schema field_work;

-- Where a customer is visited; a later one takes the place of an earlier one, which stays.
-- distributed: field_work.place by party_id
create table field_work.place (
  party_id uuid not null,
  place_id uuid not null,
  address text not null,
  district text not null,
  latitude double precision,
  longitude double precision,
  recorded_at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  replaced_at timestamptz,
  primary key (party_id, place_id)
);
create index place_of_district on field_work.place (district, party_id) where replaced_at is null;
comment on index field_work.place_of_district is 'serves: customers of a district for a round';

-- distributed: field_work.plan by party_id
create table field_work.plan (
  party_id uuid not null,
  plan_id uuid not null,
  branch_id uuid not null,
  body jsonb not null,
  -- What follows from the plan and what was done, kept so that lists need not replay it.
  next_slot_on date,
  next_due_on date,
  plan_from_on date,
  created_at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  ended_at timestamptz,
  revision int not null,
  primary key (party_id, plan_id),
  check ((next_due_on is null) = (ended_at is not null))
);
create index plan_by_id on field_work.plan (plan_id);
comment on index field_work.plan_by_id is 'serves: finding a maintenance plan by its address';
create index plan_by_due on field_work.plan (next_due_on, plan_id);
comment on index field_work.plan_by_due is 'serves: maintenance plans, soonest due first';
create index plan_by_branch on field_work.plan (branch_id, next_due_on, plan_id);
comment on index field_work.plan_by_branch is 'serves: maintenance plans of a branch, soonest due first';

-- What was done of a plan; nobody edits it.
-- distributed: field_work.plan_done by party_id
create table field_work.plan_done (
  party_id uuid not null,
  plan_id uuid not null,
  visit_id uuid not null,
  slot_on date not null,
  done_on date not null,
  recorded_at timestamptz not null,
  primary key (party_id, plan_id, visit_id)
);

-- local: field_work.round
create table field_work.round (
  round_id uuid primary key,
  branch_id uuid not null,
  body jsonb not null,
  created_at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  closed_at timestamptz,
  closed_by_name text,
  check ((closed_at is null) = (closed_by_name is null))
);
create index round_by_branch on field_work.round (branch_id, round_id desc);
comment on index field_work.round_by_branch is 'serves: rounds of a branch, latest first';

-- distributed: field_work.visit by party_id
create table field_work.visit (
  party_id uuid not null,
  visit_id uuid not null,
  branch_id uuid not null,
  round_id uuid,
  plan_ids uuid[] not null,
  visit_on date not null,
  technician_id uuid,
  body jsonb not null,
  place jsonb not null,
  report jsonb not null,
  signature jsonb,
  photo_ids uuid[] not null,
  position int,
  arrives_at text,
  leaves_at text,
  -- What follows from the facts below, kept so that day sheets need not replay them.
  status text not null check (status in ('planned', 'arrived', 'completed', 'not-met', 'cancelled')),
  arrived_at timestamptz,
  ended_at timestamptz,
  reason text,
  revision int not null,
  primary key (party_id, visit_id)
);
create index visit_by_id on field_work.visit (visit_id);
comment on index field_work.visit_by_id is 'serves: finding a visit by its address';
create index visit_by_branch on field_work.visit (branch_id, visit_on, visit_id);
comment on index field_work.visit_by_branch is 'serves: visits of a branch by day; the routes of a day';
create index visit_by_day on field_work.visit (visit_on, visit_id);
comment on index field_work.visit_by_day is 'serves: visits of all branches by day';
create index visit_of_technician on field_work.visit (technician_id, visit_on);
comment on index field_work.visit_of_technician is 'serves: the day of one who goes to customers';
create index visit_of_round on field_work.visit (round_id, party_id) where round_id is not null;
comment on index field_work.visit_of_round is 'serves: visits of a round, and whom it visits already';
create index visit_of_party on field_work.visit (party_id, visit_on, visit_id);
comment on index field_work.visit_of_party is 'serves: visits to a customer';

-- distributed: field_work.visit_fact by party_id
create table field_work.visit_fact (
  party_id uuid not null,
  visit_id uuid not null,
  fact_id uuid not null,
  kind text not null check (kind in ('planned', 'changed', 'arrived', 'reported', 'completed', 'not-met', 'cancelled')),
  visit_on date not null,
  purposes text[] not null,
  reason text,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (party_id, visit_id, fact_id)
);
create index visit_fact_by_time on field_work.visit_fact (party_id, at desc, fact_id desc);
comment on index field_work.visit_fact_by_time is 'serves: the timeline of a customer';
