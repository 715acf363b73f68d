-- reference: service_processes.template_draft
create table service_processes.template_draft (
  template_key text primary key,
  body jsonb not null,
  revision int not null,
  saved_at timestamptz not null,
  saved_by_id uuid not null,
  saved_by_name text not null
);

-- reference: service_processes.template_release
create table service_processes.template_release (
  template_key text not null,
  template_version int not null,
  body jsonb not null,
  note text not null,
  -- The version of the pack that was known when it was written; null where no pack brings this process.
  pack_version int,
  published_at timestamptz not null,
  published_by_id uuid not null,
  published_by_name text not null,
  primary key (template_key, template_version)
);

alter table service_processes.process_fact drop constraint process_fact_kind_check;
alter table service_processes.process_fact add constraint process_fact_kind_check check (
  kind in ('started', 'completed', 'overridden', 'skipped', 'paused', 'resumed', 'cancelled', 'brought-along')
);
