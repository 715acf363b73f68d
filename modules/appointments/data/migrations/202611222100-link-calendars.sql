-- Links by which members of staff read their own appointments in another calendar. Of a link only the hash of its secret is kept.
-- local: appointments.calendar_link
create table appointments.calendar_link (
  link_id uuid primary key,
  staff_id uuid not null,
  secret_hash text not null,
  shows_names boolean not null,
  language text not null check (language in ('zh-CN', 'zh-TW', 'en')),
  made_at timestamptz not null,
  revoked_at timestamptz
);
create unique index calendar_link_of_staff on appointments.calendar_link (staff_id) where revoked_at is null;
comment on index appointments.calendar_link_of_staff is 'serves: the one link that a member of staff has';
create unique index calendar_link_by_secret on appointments.calendar_link (secret_hash);
comment on index appointments.calendar_link_by_secret is 'serves: whose calendar a link reads';
create index resource_of_staff on appointments.resource (staff_id) where staff_id is not null;
comment on index appointments.resource_of_staff is 'serves: the calendar of a member of staff, in all branches';
