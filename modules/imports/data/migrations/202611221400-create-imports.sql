create schema imports;

-- A file on its way in: how it is read, how far it is, what came of it.
-- local: imports.import
create table imports.import (
  import_id uuid primary key,
  kind text not null check (kind in ('customers', 'transactions')),
  state text not null check (state in (
    'draft', 'testing', 'tested', 'queued', 'running', 'paused', 'done', 'failed', 'cancelled', 'reverting', 'reverted'
  )),
  file_name text not null,
  file_bytes bigint not null,
  file_sha256 text not null,
  -- Null once the file has been removed.
  stored_name text,
  inspection jsonb not null,
  options jsonb not null,
  mapping jsonb not null,
  counts jsonb not null,
  -- Where reading begins again after the last batch that was committed.
  position jsonb,
  -- Raised by whoever takes up the work; an older holder's batches are refused.
  fence integer not null default 0,
  pause_reason text check (pause_reason in ('asked', 'disk-full', 'too-many-rejected')),
  failure jsonb,
  last_test jsonb,
  reversal jsonb,
  uploaded_at timestamptz not null,
  uploaded_by jsonb not null,
  requested_by jsonb,
  accepts_many_rejected boolean not null default false,
  started_at timestamptz,
  resumed_at timestamptz,
  rows_at_resumption bigint not null default 0,
  finished_at timestamptz,
  reverted_at timestamptz
);
create index import_by_upload on imports.import (uploaded_at desc, import_id desc);
comment on index imports.import_by_upload is 'serves: the list of imports';
create index import_by_file on imports.import (file_sha256, kind);
comment on index imports.import_by_file is 'serves: whether the same file was imported before';

-- local: imports.rejected_row
create table imports.rejected_row (
  import_id uuid not null references imports.import on delete cascade,
  line_number bigint not null,
  cells jsonb not null,
  reasons jsonb not null,
  primary key (import_id, line_number)
);

-- local: imports.saved_mapping
create table imports.saved_mapping (
  saved_mapping_id uuid primary key,
  kind text not null,
  fingerprint text not null,
  columns jsonb not null,
  mapping jsonb not null,
  options jsonb not null,
  last_file_name text not null,
  last_used_at timestamptz not null,
  unique (kind, fingerprint)
);
