create schema attachments;

-- What is known of a file; the file itself lies in the files folder under its key.
-- distributed: attachments.attachment by party_id
create table attachments.attachment (
  party_id uuid not null,
  attachment_id uuid not null,
  file_name text not null,
  media_type text not null,
  file_bytes bigint not null,
  sha256 text not null,
  added_at timestamptz not null,
  added_by_id uuid not null,
  added_by_name text not null,
  scanned_at timestamptz,
  removed_at timestamptz,
  removed_by_id uuid,
  removed_by_name text,
  primary key (party_id, attachment_id),
  check ((removed_at is null) = (removed_by_id is null))
);
create index attachment_by_id on attachments.attachment (attachment_id);
comment on index attachments.attachment_by_id is 'serves: finding files on disk that belong to nobody any more';
