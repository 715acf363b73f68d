create schema value;

-- A value run with everything it was told, found and tried; kept for ever, so that any figure can say where it came from.
-- local: value.run
create table value.run (
  run_id uuid primary key,
  number integer not null unique,
  state text not null
    check (state in ('queued', 'running', 'done', 'failed', 'cancelled', 'not-enough-data')),
  progress jsonb,
  progress_at timestamptz not null,
  requested_at timestamptz not null,
  requested_by uuid,
  requested_by_name text,
  asked_end_on date,
  started_at timestamptz,
  finished_at timestamptz,
  cancel_requested_at timestamptz,
  settings jsonb,
  "window" jsonb,
  models jsonb not null default '[]',
  choice jsonb,
  holdout jsonb,
  summary jsonb,
  missing jsonb,
  failure text
);
create unique index run_open_once on value.run ((true)) where state in ('queued', 'running');
comment on index value.run_open_once is 'serves: one run at a time; the run on its way';

-- What turns purchases into value; each change is a row, the last one holds.
-- local: value.setting
create table value.setting (
  version integer primary key,
  margin_share double precision not null,
  discount_rate_per_year double precision not null,
  horizon_weeks integer not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  changed_by_name text not null
);
