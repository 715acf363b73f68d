-- What was answered at the steps of a process, for others who wait for an answer; the latest has the highest position.
create view service_processes.shared_step_answers as
  select party_id, process_id, step_key, position, answers
  from service_processes.process_fact
  where kind in ('completed', 'overridden') and undone_at is null and answers is not null;
