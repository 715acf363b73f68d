create index audit_by_impersonator on platform.audit (impersonator_id, at desc) where impersonator_id is not null;
comment on index platform.audit_by_impersonator is 'serves: what somebody did through other people''s eyes';
