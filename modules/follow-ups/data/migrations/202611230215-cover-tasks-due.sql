-- Lists and counts look for whose task it is before they read a task.
drop index follow_ups.care_task_open_by_due_day;
create index care_task_open_by_due_day on follow_ups.care_task (due_on, care_task_id)
  include (party_id, assignee_id, for_roles, decides_step)
  where closed_at is null;
comment on index follow_ups.care_task_open_by_due_day is 'serves: open tasks, those due first; how many are due';
