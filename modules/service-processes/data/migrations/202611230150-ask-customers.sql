-- What a customer said of a step, once; whether they did not wish to is worth knowing too.
-- distributed: service_processes.survey_response by party_id
create table service_processes.survey_response (
  party_id uuid not null,
  process_id uuid not null,
  fact_id uuid not null,
  survey_key text not null,
  outcome text not null check (outcome in ('answered', 'declined')),
  answers jsonb,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (party_id, process_id, fact_id),
  check ((outcome = 'answered') = (answers is not null))
);

-- Answers of customers stand beside those of the steps, under the key of the survey.
create or replace view service_processes.shared_step_answers as
  select party_id, process_id, step_key, position, answers
  from service_processes.process_fact
  where kind in ('completed', 'overridden') and undone_at is null and answers is not null
  union all
  select fact.party_id, fact.process_id, response.survey_key, fact.position, response.answers
  from service_processes.survey_response response
  join service_processes.process_fact fact
    on fact.party_id = response.party_id and fact.process_id = response.process_id and fact.fact_id = response.fact_id
  where fact.undone_at is null and response.answers is not null;
