-- Lists look for whose customer it is before they read a process.
drop index service_processes.process_due_by_step;
create index process_due_by_step on service_processes.process (template_key, step_key, due_at, process_id)
  include (party_id, template_version)
  where ended_at is null and due_at is not null;
comment on index service_processes.process_due_by_step is 'serves: what is overdue at the steps that somebody takes, due first';
drop index service_processes.process_open_by_step;
create index process_open_by_step on service_processes.process (template_key, step_key, entered_at, process_id)
  include (party_id, due_at, status, template_version)
  where ended_at is null;
comment on index service_processes.process_open_by_step is 'serves: the board and the steps waiting, longest at their step first; counts by step';
