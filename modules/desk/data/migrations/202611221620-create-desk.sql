create schema desk;

-- local: desk.saved_view
create table desk.saved_view (
  saved_view_id uuid primary key,
  list_name text not null,
  name text not null,
  owner_id uuid not null,
  owner_name text not null,
  audience text not null check (audience in ('me', 'branch', 'everyone')),
  branch_id uuid,
  default_for_role text,
  state jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((audience = 'branch') = (branch_id is not null)),
  check (default_for_role is null or audience = 'everyone')
);
create unique index saved_view_named_once on desk.saved_view (list_name, owner_id, name);
comment on index desk.saved_view_named_once is 'serves: the views of a list; one view of a name for its maker';
create unique index saved_view_first_of_role on desk.saved_view (list_name, default_for_role) where default_for_role is not null;
comment on index desk.saved_view_first_of_role is 'serves: the one view a role begins with';

-- local: desk.first_view
create table desk.first_view (
  staff_id uuid not null,
  list_name text not null,
  -- Null: the list as it is, whatever the role begins with.
  saved_view_id uuid,
  chosen_at timestamptz not null,
  primary key (staff_id, list_name)
);

-- What one person is writing. Of the customer only the key, so that it goes when the customer is erased.
-- local: desk.draft
create table desk.draft (
  staff_id uuid not null,
  draft_key text not null,
  party_id uuid,
  body text not null,
  path text,
  title text,
  updated_at timestamptz not null,
  primary key (staff_id, draft_key)
);
create index draft_by_party on desk.draft (party_id) where party_id is not null;
comment on index desk.draft_by_party is 'serves: erasing what was being written of a customer';

-- distributed: desk.watch by party_id
create table desk.watch (
  party_id uuid not null,
  staff_id uuid not null,
  followed_at timestamptz,
  starred_at timestamptz,
  primary key (party_id, staff_id),
  check (followed_at is not null or starred_at is not null)
);
create index watch_by_star on desk.watch (staff_id, starred_at desc) where starred_at is not null;
comment on index desk.watch_by_star is 'serves: the customers somebody starred';

-- distributed: desk.happening by party_id
create table desk.happening (
  party_id uuid not null,
  staff_id uuid not null,
  happening_id uuid not null,
  kind text not null,
  occurred_at timestamptz not null,
  seen_at timestamptz,
  primary key (party_id, staff_id, happening_id)
);
create index happening_by_time on desk.happening (staff_id, occurred_at desc, happening_id desc);
comment on index desk.happening_by_time is 'serves: what happened with customers somebody follows, latest first';
create index happening_unseen on desk.happening (staff_id) where seen_at is null;
comment on index desk.happening_unseen is 'serves: how much of it somebody has not seen';
create index happening_by_age on desk.happening (occurred_at);
comment on index desk.happening_by_age is 'serves: forgetting what is older than a quarter';
