create schema repairs;

-- distributed: repairs.repair_order by party_id
create table repairs.repair_order (
  party_id uuid not null,
  repair_id uuid not null,
  number text not null,
  asset_id uuid not null,
  category text,
  event text not null check (event in ('fault', 'loss', 'damage')),
  fault text not null,
  defect_on date not null,
  reported_at timestamptz not null,
  reported_by_id uuid not null,
  reported_by_name text not null,
  -- What follows from the facts below, kept so that boards need not replay them.
  stage text not null check (stage in ('reported', 'triaged', 'awaiting-approval', 'approved', 'scheduled', 'in-repair',
    'waiting-parts', 'repaired', 'tested', 'returned', 'exchanged', 'refunded', 'beyond-repair', 'cancelled')),
  stage_since timestamptz not null,
  due_at timestamptz,
  ended_at timestamptz,
  -- Working minutes from report to the first decision, and from handing in to return without waits for parts.
  diagnosis_minutes int,
  repair_minutes int,
  revision int not null,
  primary key (party_id, repair_id),
  check ((ended_at is null) = (stage not in ('returned', 'exchanged', 'refunded', 'beyond-repair', 'cancelled')))
);
create index repair_order_by_id on repairs.repair_order (repair_id);
comment on index repairs.repair_order_by_id is 'serves: finding a repair by its address';
create index repair_order_of_party on repairs.repair_order (party_id, reported_at desc, repair_id desc);
comment on index repairs.repair_order_of_party is 'serves: repairs of a customer, latest first';
create unique index repair_order_of_asset on repairs.repair_order (party_id, asset_id) where ended_at is null;
comment on index repairs.repair_order_of_asset is 'serves: the open repair of an asset; one at a time';
create index repair_order_open on repairs.repair_order (stage_since, repair_id) where ended_at is null;
comment on index repairs.repair_order_open is 'serves: open repairs, longest at their stage first';
create index repair_order_open_by_stage on repairs.repair_order (stage, stage_since, repair_id) where ended_at is null;
comment on index repairs.repair_order_open_by_stage is 'serves: the board, a stage at a time, and its counts';
create index repair_order_by_due on repairs.repair_order (due_at, repair_id) where ended_at is null and due_at is not null;
comment on index repairs.repair_order_by_due is 'serves: overdue repairs, those due first';
create index repair_order_ended on repairs.repair_order (ended_at desc, repair_id desc) where ended_at is not null;
comment on index repairs.repair_order_ended is 'serves: ended repairs, latest first';
create index repair_order_by_report on repairs.repair_order (reported_at);
comment on index repairs.repair_order_by_report is 'serves: how repairs of a period kept their standards';

-- distributed: repairs.repair_fact by party_id
create table repairs.repair_fact (
  party_id uuid not null,
  repair_id uuid not null,
  position int not null,
  fact_id uuid not null,
  kind text not null check (kind in ('reported', 'triaged', 'approved', 'declined', 'scheduled', 'begun', 'parts-awaited',
    'parts-arrived', 'repaired', 'tested', 'returned', 'exchanged', 'refunded', 'beyond-repair', 'cancelled')),
  happened_on date not null,
  -- What was chosen among which options, how it went, what it cost: read only with its fact.
  details jsonb not null,
  note text not null,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (party_id, repair_id, position)
);
create index repair_fact_by_time on repairs.repair_fact (party_id, at desc, fact_id desc);
comment on index repairs.repair_fact_by_time is 'serves: the timeline of a customer';

-- A thing of the house that customers use while theirs is in repair.
-- local: repairs.loaner
create table repairs.loaner (
  loaner_id uuid primary key,
  branch_id uuid not null,
  name text not null,
  serial text not null,
  serial_key text not null,
  -- Set while it is lent: one loan at a time.
  loan_id uuid,
  archived_at timestamptz
);
create unique index loaner_serial on repairs.loaner (serial_key) where archived_at is null;
comment on index repairs.loaner_serial is 'serves: one loaner of a serial number';
create index loaner_by_branch on repairs.loaner (branch_id, name, loaner_id) where archived_at is null;
comment on index repairs.loaner_by_branch is 'serves: loaners of a branch by name';
create index loaner_by_loan on repairs.loaner (loan_id) where loan_id is not null;
comment on index repairs.loaner_by_loan is 'serves: giving a loaner free';

-- distributed: repairs.loan by party_id
create table repairs.loan (
  party_id uuid not null,
  loan_id uuid not null,
  repair_id uuid not null,
  loaner_id uuid not null,
  loaner_name text not null,
  loaner_serial text not null,
  lent_on date not null,
  expected_back_on date not null,
  returned_on date,
  by_id uuid not null,
  by_name text not null,
  primary key (party_id, loan_id),
  check (expected_back_on >= lent_on),
  check (returned_on >= lent_on)
);
create unique index loan_open on repairs.loan (party_id, repair_id) where returned_on is null;
comment on index repairs.loan_open is 'serves: the loaner of a repair; one at a time';
