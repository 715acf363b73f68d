create schema service_processes;

-- reference: service_processes.template
create table service_processes.template (
  template_key text not null,
  template_version int not null,
  body jsonb not null,
  first_used_at timestamptz not null,
  primary key (template_key, template_version)
);

-- distributed: service_processes.process by party_id
create table service_processes.process (
  party_id uuid not null,
  process_id uuid not null,
  template_key text not null,
  template_version int not null,
  started_at timestamptz not null,
  started_by_id uuid not null,
  started_by_name text not null,
  -- What follows from the facts below, kept so that lists need not replay them.
  status text not null check (status in ('running', 'paused', 'finished', 'cancelled')),
  step_key text,
  entered_at timestamptz,
  paused_at timestamptz,
  pause_reason text,
  due_at timestamptz,
  ended_at timestamptz,
  primary key (party_id, process_id),
  check ((ended_at is null) = (status in ('running', 'paused'))),
  check ((step_key is null) = (ended_at is not null))
);
create unique index process_open_once on service_processes.process (party_id, template_key) where ended_at is null;
comment on index service_processes.process_open_once is 'serves: one open process of a kind for a customer; processes of a customer';
create index process_by_id on service_processes.process (process_id);
comment on index service_processes.process_by_id is 'serves: finding a process by its address';
create index process_open_by_step on service_processes.process (template_key, step_key, entered_at, process_id)
  where ended_at is null;
comment on index service_processes.process_open_by_step is 'serves: the board, longest at their step first; counts by step';
create index process_open_by_entry on service_processes.process (entered_at, process_id) where ended_at is null;
comment on index service_processes.process_open_by_entry is 'serves: open processes, longest at their step first';
create index process_running_by_due on service_processes.process (due_at, process_id)
  where status = 'running' and due_at is not null;
comment on index service_processes.process_running_by_due is 'serves: overdue processes, those due first';
create index process_ended on service_processes.process (ended_at desc, process_id desc) where ended_at is not null;
comment on index service_processes.process_ended is 'serves: ended processes, latest first';

-- distributed: service_processes.process_fact by party_id
create table service_processes.process_fact (
  party_id uuid not null,
  process_id uuid not null,
  position int not null,
  fact_id uuid not null,
  kind text not null check (kind in ('started', 'completed', 'overridden', 'skipped', 'paused', 'resumed', 'cancelled')),
  step_key text,
  to_step text,
  reason text,
  note text,
  answers jsonb,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  undone_at timestamptz,
  undone_by_id uuid,
  primary key (party_id, process_id, position),
  check ((kind in ('completed', 'overridden', 'skipped')) = (to_step is not null))
);
