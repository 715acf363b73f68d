-- `settled`: what the rule waited for was answered.
alter table follow_ups.care_task drop constraint care_task_dropped_because_check;
alter table follow_ups.care_task add constraint care_task_dropped_because_check
  check (dropped_because in ('anchor-gone', 'settled', 'moved', 'died'));
-- The step of the process that decides it; null for a contact.
alter table follow_ups.care_task add column decides_step text;
create index care_task_open_decision on follow_ups.care_task (due_on, care_task_id)
  where closed_at is null and decides_step is not null;
comment on index follow_ups.care_task_open_decision is 'serves: what is to be decided, that due first';
