create index process_fact_by_step on service_processes.process_fact (step_key, at)
  where kind in ('completed', 'overridden') and undone_at is null;
comment on index service_processes.process_fact_by_step is 'serves: numbers of a service: a step done in a period';
