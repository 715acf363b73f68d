create schema access;

-- reference: access.branch
create table access.branch (
  branch_id uuid primary key,
  name text not null,
  created_at timestamptz not null,
  archived_at timestamptz
);
create unique index branch_by_name on access.branch (lower(name));
comment on index access.branch_by_name is 'serves: one branch of a name; imports that name a branch';

-- local: access.staff
create table access.staff (
  staff_id uuid primary key,
  display_name text not null,
  email text not null,
  created_at timestamptz not null,
  deactivated_at timestamptz,
  version integer not null default 1
);
create unique index staff_by_email on access.staff (lower(email));
comment on index access.staff_by_email is 'serves: one sign-in for an address';

-- local: access.staff_role
create table access.staff_role (
  staff_id uuid not null references access.staff,
  role text not null,
  primary key (staff_id, role)
);

-- local: access.staff_branch
create table access.staff_branch (
  staff_id uuid not null references access.staff,
  branch_id uuid not null,
  primary key (staff_id, branch_id)
);

-- local: access.sign_in
create table access.sign_in (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- local: access.session
create table access.session (
  id uuid primary key,
  user_id uuid not null references access.sign_in,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index session_by_user on access.session (user_id);
comment on index access.session_by_user is 'serves: ending all sessions of one person';

-- local: access.credential
create table access.credential (
  id uuid primary key,
  user_id uuid not null references access.sign_in,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index credential_by_user on access.credential (user_id);
comment on index access.credential_by_user is 'serves: checking a password';

-- local: access.verification
create table access.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- local: access.rate_limit
create table access.rate_limit (
  id uuid primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

create view access.shared_staff as
  select staff_id, display_name, email, deactivated_at from access.staff;
create view access.shared_branch as
  select branch_id, name, archived_at from access.branch;
