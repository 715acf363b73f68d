create index process_due_by_step on service_processes.process (template_key, step_key, due_at, process_id)
  where ended_at is null and due_at is not null;
comment on index service_processes.process_due_by_step is 'serves: what is overdue at the steps that somebody takes, due first';

-- Counting reads these alone, not the rows.
drop index service_processes.process_by_due;
create index process_by_due on service_processes.process (due_at, process_id)
  include (party_id, template_key, template_version, step_key)
  where ended_at is null and due_at is not null;
comment on index service_processes.process_by_due is 'serves: overdue processes, those due first; how many there are';
drop index service_processes.process_open_by_step;
create index process_open_by_step on service_processes.process (template_key, step_key, entered_at, process_id)
  include (party_id, due_at)
  where ended_at is null;
comment on index service_processes.process_open_by_step is 'serves: the board, longest at their step first; counts by step';
