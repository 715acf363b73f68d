-- Rules packs bring and administrators change: which version holds, and since when it is on.
-- reference: follow_ups.rule
create table follow_ups.rule (
  rule_key text primary key,
  rule_version integer not null,
  -- Days before are not planned; null is off.
  on_since date,
  edited_at timestamptz
);
-- reference: follow_ups.rule_version
create table follow_ups.rule_version (
  rule_key text not null,
  rule_version integer not null,
  body jsonb not null,
  created_at timestamptz not null,
  created_by_name text not null,
  primary key (rule_key, rule_version)
);

-- local: follow_ups.planning
create table follow_ups.planning (
  planning_id uuid primary key,
  started_at timestamptz not null,
  started_by_name text not null,
  progress double precision not null default 0,
  planned integer not null default 0,
  dropped integer not null default 0,
  finished_at timestamptz,
  cancelled_at timestamptz
);
create unique index planning_under_way on follow_ups.planning ((true)) where finished_at is null and cancelled_at is null;
comment on index follow_ups.planning_under_way is 'serves: one planning at a time';
create index planning_by_start on follow_ups.planning (started_at desc, planning_id desc);
comment on index follow_ups.planning_by_start is 'serves: the latest planning';

alter table follow_ups.care_task
  add column rule_key text,
  add column rule_version integer,
  -- What it is about: a process, an appointment, the customer.
  add column subject_id uuid,
  add column anchor_on date,
  -- The day the rule named before closed days were looked at: with rule and subject it is planned once and never again.
  add column nominal_on date,
  add column channel text,
  add column for_roles text[] not null default '{}',
  -- Set with closed_at when it lost its ground before anybody did it.
  add column dropped_because text check (dropped_because in ('anchor-gone', 'moved', 'died')),
  -- The step that made it (an escalation), or that ended it with others (a move, a death); undone with it.
  add column made_by_step_id uuid,
  add column dropped_by_step_id uuid,
  add constraint care_task_planned check ((rule_key is null) = (nominal_on is null));
alter table follow_ups.care_task drop constraint care_task_check;
alter table follow_ups.care_task add constraint care_task_closed
  check ((closed_at is null) = (closing_step_id is null and dropped_because is null));

drop index follow_ups.care_task_open_once;
create unique index care_task_open_once on follow_ups.care_task (party_id, reason_kind)
  where closed_at is null and rule_key is null;
comment on index follow_ups.care_task_open_once is 'serves: one open task of a customer for a reason';
create unique index care_task_planned_once on follow_ups.care_task (party_id, rule_key, subject_id, nominal_on)
  where rule_key is not null;
comment on index follow_ups.care_task_planned_once is 'serves: a rule plans a day for a subject once';
create index care_task_open_by_rule on follow_ups.care_task (rule_key, rule_version, party_id)
  where closed_at is null and rule_key is not null;
comment on index follow_ups.care_task_open_by_rule is 'serves: open tasks of a rule, to see whether they still have their ground; the list narrowed to a rule';
create index care_task_planned_by_day on follow_ups.care_task (first_due_on)
  include (party_id, closed_at) where rule_key is not null and dropped_because is null;
comment on index follow_ups.care_task_planned_by_day is 'serves: how many were done in time in a period';

alter table follow_ups.care_step
  -- The half of the day it was tried in: attempts in vain count once for each.
  add column half text check (half in ('morning', 'afternoon')),
  -- Facts of the file shown before the call, and which of them were of use (S0-26).
  add column facts_shown integer,
  add column facts_used jsonb;
alter table follow_ups.care_step drop constraint care_step_outcome_check;
alter table follow_ups.care_step add constraint care_step_outcome_check check (outcome in
  ('reached', 'no-answer', 'later', 'wrong-number', 'declined', 'moved', 'died', 'not-allowed', 'done'));
alter table follow_ups.care_step drop constraint care_step_check1;
alter table follow_ups.care_step add constraint care_step_until
  check ((kind = 'snooze' or outcome = 'later') = (until_on is not null));
create index care_step_ending on follow_ups.care_step (party_id) where outcome in ('moved', 'died') and undone_at is null;
comment on index follow_ups.care_step_ending is 'serves: customers who are not planned for any more';

-- Who was to do a task before and after somebody gave it to others; taken back as a whole.
-- distributed: follow_ups.reassignment by party_id
create table follow_ups.reassignment (
  party_id uuid not null,
  care_task_id uuid not null,
  reassignment_id uuid not null,
  from_id uuid,
  to_id uuid,
  at timestamptz not null,
  by_id uuid not null,
  undone_at timestamptz,
  primary key (party_id, care_task_id, reassignment_id)
);
create index reassignment_by_id on follow_ups.reassignment (reassignment_id);
comment on index follow_ups.reassignment_by_id is 'serves: taking a reassignment back';

create or replace view follow_ups.shared_open_care_task as
  select party_id, care_task_id, reason_kind, due_on, assignee_id, created_at
  from follow_ups.care_task where closed_at is null;
