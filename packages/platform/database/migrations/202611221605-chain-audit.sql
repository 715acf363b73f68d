alter table platform.audit add column impersonator_id uuid;
alter table platform.audit add column impersonator_name text;

create index audit_by_actor on platform.audit (actor_id, at desc, audit_id desc);
comment on index platform.audit_by_actor is 'serves: what one person did lately';
create index audit_by_action on platform.audit (action, at desc, audit_id desc);
comment on index platform.audit_by_action is 'serves: who did one kind of thing lately';

-- local: platform.audit_unsealed
create table platform.audit_unsealed (
  audit_id uuid primary key
);

-- local: platform.audit_seal
create table platform.audit_seal (
  seal_number bigint primary key,
  audit_id uuid not null,
  previous_hash text not null,
  hash text not null,
  sealed_at timestamptz not null
);
create unique index audit_seal_by_entry on platform.audit_seal (audit_id);
comment on index platform.audit_seal_by_entry is 'serves: finding entries that no seal covers';

-- local: platform.audit_checkpoint
create table platform.audit_checkpoint (
  seal_number bigint primary key,
  hash text not null,
  entries bigint not null,
  pruned_at timestamptz not null
);

insert into platform.audit_unsealed (audit_id) select audit_id from platform.audit;
