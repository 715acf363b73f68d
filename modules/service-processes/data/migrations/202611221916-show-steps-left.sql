-- What others may know of processes: which step was done when, and how the process stands.
create view service_processes.shared_step_left as
  select fact.party_id, fact.process_id, process.template_key, fact.step_key, fact.kind, fact.at, process.status
  from service_processes.process_fact fact
  join service_processes.process process
    on process.party_id = fact.party_id and process.process_id = fact.process_id
  where fact.kind in ('completed', 'overridden') and fact.undone_at is null;
create view service_processes.shared_process as
  select party_id, process_id, template_key, status, started_at, ended_at from service_processes.process;
