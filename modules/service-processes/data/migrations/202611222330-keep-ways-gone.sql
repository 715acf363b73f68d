-- What follows from the facts, kept beside where the process stands so that the map of all ways need not replay them:
-- the steps in the order they were reached, `end` last when it was finished, and for each that was left by going on, the
-- whole minutes from reaching to leaving it. What was taken back is not in it; who gave up left their last step unmeasured.
alter table service_processes.process
  add column steps text[] not null default '{}',
  add column minutes int[] not null default '{}';

update service_processes.process process
set steps = walked.steps, minutes = walked.minutes
from (
  select party_id, process_id, array_agg(step_key order by position) as steps,
         coalesce(array_agg(minutes order by position) filter (where left_by <> 'cancelled'), '{}') as minutes
  from (
    select fact.party_id, fact.process_id, fact.position, fact.kind as entered_by,
           coalesce(fact.to_step, fact.step_key) as step_key, lead(fact.kind) over of_process as left_by,
           greatest(0, round(extract(epoch from lead(fact.at) over of_process - fact.at) / 60))::int as minutes
    from service_processes.process_fact fact
    where fact.undone_at is null and fact.kind not in ('paused', 'resumed', 'brought-along')
    window of_process as (partition by fact.party_id, fact.process_id order by fact.position)
  ) entered
  where entered_by <> 'cancelled'
  group by party_id, process_id
) walked
where walked.party_id = process.party_id and walked.process_id = process.process_id;
