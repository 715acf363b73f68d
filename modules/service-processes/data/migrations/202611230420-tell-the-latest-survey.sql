-- What a customer said counts until the step is done again: of the new time nobody knows before they are asked.
create or replace view service_processes.shared_step_answers as
  select party_id, process_id, step_key, position, answers
  from service_processes.process_fact
  where kind in ('completed', 'overridden') and undone_at is null and answers is not null
  union all
  select fact.party_id, fact.process_id, response.survey_key, fact.position, response.answers
  from service_processes.survey_response response
  join service_processes.process_fact fact
    on fact.party_id = response.party_id and fact.process_id = response.process_id and fact.fact_id = response.fact_id
  where fact.undone_at is null and response.answers is not null
    and not exists (
      select 1 from service_processes.process_fact later
      where later.party_id = fact.party_id and later.process_id = fact.process_id
        and later.step_key = fact.step_key and later.position > fact.position
        and later.kind in ('completed', 'overridden') and later.undone_at is null);
