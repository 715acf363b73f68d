-- A pause may have a day by which it should be over: then due_at says when. Of other pauses there is none.
update service_processes.process set due_at = null where status = 'paused';
drop index service_processes.process_running_by_due;
create index process_by_due on service_processes.process (due_at, process_id)
  where ended_at is null and due_at is not null;
comment on index service_processes.process_by_due is 'serves: overdue processes, those due first';
