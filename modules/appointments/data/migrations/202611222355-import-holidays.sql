-- What a file of holidays changed in the calendar of a branch: enough to take it back day by day.
-- local: appointments.holiday_import
create table appointments.holiday_import (
  import_id uuid primary key,
  branch_id uuid not null,
  file_name text not null,
  days jsonb not null,
  made_at timestamptz not null,
  made_by_id uuid not null,
  made_by_name text not null,
  undone_at timestamptz,
  undone_by_id uuid,
  check ((undone_at is null) = (undone_by_id is null))
);
create index holiday_import_of_branch on appointments.holiday_import (branch_id, made_at desc, import_id desc);
comment on index appointments.holiday_import_of_branch is 'serves: holidays taken into the calendar of a branch, latest first';
