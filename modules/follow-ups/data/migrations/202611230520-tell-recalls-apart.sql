-- Each recall is a call of its own: `subject_id` of a call for a recall follows from what is called back.
drop index follow_ups.care_task_open_once;
create unique index care_task_open_once on follow_ups.care_task (party_id, reason_kind)
  where closed_at is null and rule_key is null and subject_id is null;
comment on index follow_ups.care_task_open_once is 'serves: one open task of a customer for a reason';
create unique index care_task_open_once_about on follow_ups.care_task (party_id, reason_kind, subject_id)
  where closed_at is null and rule_key is null and subject_id is not null;
comment on index follow_ups.care_task_open_once_about is 'serves: one open call of a customer for each recall';
