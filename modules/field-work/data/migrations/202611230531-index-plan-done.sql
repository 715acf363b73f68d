create index plan_done_by_slot on field_work.plan_done (slot_on, party_id, plan_id) include (done_on);
comment on index field_work.plan_done_by_slot is 'serves: how much of the maintenance due in a period was done in time';
