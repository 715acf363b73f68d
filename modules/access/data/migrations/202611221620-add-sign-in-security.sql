alter table access.session add column last_seen_at timestamptz not null default now();
alter table access.session add column method text not null default 'password';

-- local: access.second_factor
create table access.second_factor (
  staff_id uuid primary key references access.staff on delete cascade,
  sealed_secret text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_time_step bigint not null default 0
);

-- local: access.recovery_code
create table access.recovery_code (
  staff_id uuid not null references access.staff on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (staff_id, code_hash)
);

-- local: access.passkey
create table access.passkey (
  passkey_id uuid primary key,
  staff_id uuid not null references access.staff on delete cascade,
  name text not null,
  credential_id text not null,
  public_key text not null,
  sign_count bigint not null,
  transports text[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create unique index passkey_by_credential on access.passkey (credential_id);
comment on index access.passkey_by_credential is 'serves: whose passkey a browser answers with';
create index passkey_by_staff on access.passkey (staff_id);
comment on index access.passkey_by_staff is 'serves: the passkeys of one person';

-- local: access.external_identity
create table access.external_identity (
  issuer text not null,
  subject text not null,
  staff_id uuid not null references access.staff on delete cascade,
  linked_at timestamptz not null,
  primary key (issuer, subject)
);

-- local: access.challenge
create table access.challenge (
  token_hash text primary key,
  purpose text not null,
  staff_id uuid,
  value jsonb not null,
  expires_at timestamptz not null
);

-- local: access.password_link
create table access.password_link (
  token_hash text primary key,
  staff_id uuid not null references access.staff on delete cascade,
  created_by uuid not null,
  expires_at timestamptz not null
);
create index password_link_by_staff on access.password_link (staff_id);
comment on index access.password_link_by_staff is 'serves: a new link ends the earlier ones of the same person';

-- local: access.sign_in_failure
create table access.sign_in_failure (
  key text primary key,
  failures integer not null,
  last_failed_at timestamptz not null
);

-- local: access.known_address
create table access.known_address (
  staff_id uuid not null references access.staff on delete cascade,
  address_hash text not null,
  last_used_at timestamptz not null,
  primary key (staff_id, address_hash)
);

-- local: access.api_key
create table access.api_key (
  api_key_id uuid primary key,
  name text not null,
  token_hash text not null,
  token_start text not null,
  roles text[] not null,
  branch_ids uuid[] not null,
  scopes text[] not null,
  created_at timestamptz not null,
  created_by uuid not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid
);
create unique index api_key_by_token on access.api_key (token_hash);
comment on index access.api_key_by_token is 'serves: which key a request carries';

-- local: access.impersonation
create table access.impersonation (
  impersonation_id uuid primary key,
  session_id uuid not null,
  administrator_id uuid not null references access.staff on delete cascade,
  staff_id uuid not null references access.staff on delete cascade,
  reason text not null,
  started_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz
);
create index impersonation_by_session on access.impersonation (session_id, ends_at);
comment on index access.impersonation_by_session is 'serves: through whose eyes a session looks';

-- local: access.emergency_access
create table access.emergency_access (
  emergency_access_id uuid primary key,
  staff_id uuid not null references access.staff on delete cascade,
  reason text not null,
  started_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz
);
create index emergency_access_by_staff on access.emergency_access (staff_id, ends_at);
comment on index access.emergency_access_by_staff is 'serves: whether somebody sees what is sensitive now';

-- local: access.alert
create table access.alert (
  alert_id uuid primary key,
  kind text not null,
  at timestamptz not null,
  staff_id uuid,
  staff_name text not null,
  branch_ids uuid[] not null,
  detail jsonb not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  acknowledged_by_name text
);
create index alert_by_time on access.alert (at desc, alert_id desc);
comment on index access.alert_by_time is 'serves: alerts, newest first';
create index alert_open on access.alert (at desc) where acknowledged_at is null;
comment on index access.alert_open is 'serves: how many alerts nobody has looked at yet';
