create schema follow_ups;

-- distributed: follow_ups.care_task by party_id
create table follow_ups.care_task (
  party_id uuid not null,
  care_task_id uuid not null,
  reason_kind text not null,
  reason_values jsonb not null,
  first_due_on date not null,
  assignee_id uuid,
  created_at timestamptz not null,
  created_by_id uuid not null,
  created_by_name text not null,
  -- What follows from the steps below, kept so that lists need not replay them.
  due_on date not null,
  closed_at timestamptz,
  closing_step_id uuid,
  primary key (party_id, care_task_id),
  check ((closed_at is null) = (closing_step_id is null))
);
create unique index care_task_open_once on follow_ups.care_task (party_id, reason_kind) where closed_at is null;
comment on index follow_ups.care_task_open_once is 'serves: one open task of a customer for a reason';
create index care_task_by_id on follow_ups.care_task (care_task_id);
comment on index follow_ups.care_task_by_id is 'serves: finding a task by its address';
create index care_task_open_by_due_day on follow_ups.care_task (due_on, care_task_id) where closed_at is null;
comment on index follow_ups.care_task_open_by_due_day is 'serves: open tasks, those due first; how many are due';
create index care_task_by_closing on follow_ups.care_task (closed_at desc, care_task_id desc) where closed_at is not null;
comment on index follow_ups.care_task_by_closing is 'serves: closed tasks, latest first';

-- distributed: follow_ups.care_step by party_id
create table follow_ups.care_step (
  party_id uuid not null,
  care_task_id uuid not null,
  step_id uuid not null,
  kind text not null check (kind in ('attempt', 'snooze')),
  at timestamptz not null,
  -- The business's day at that instant: what "tomorrow" was counted from.
  done_on date not null,
  by_id uuid not null,
  by_name text not null,
  outcome text check (outcome in ('reached', 'no-answer', 'wrong-number', 'declined', 'done')),
  body text not null default '',
  until_on date,
  interaction_id uuid,
  undone_at timestamptz,
  undone_by_id uuid,
  primary key (party_id, care_task_id, step_id),
  check ((kind = 'attempt') = (outcome is not null)),
  check ((kind = 'snooze') = (until_on is not null))
);

create view follow_ups.shared_open_care_task as
  select party_id, care_task_id, reason_kind, due_on, assignee_id, created_at
  from follow_ups.care_task where closed_at is null;
