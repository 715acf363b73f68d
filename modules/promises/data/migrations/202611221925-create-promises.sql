create schema promises;

-- Every version a promise was given by, and what administrators changed; what packs bring is kept when it is first used.
-- reference: promises.definition
create table promises.definition (
  definition_key text not null,
  version int not null,
  origin text not null check (origin in ('pack', 'administrator')),
  body jsonb not null,
  retired_at timestamptz,
  changed_at timestamptz not null,
  changed_by_name text not null,
  primary key (definition_key, version)
);

-- distributed: promises.promise by party_id
create table promises.promise (
  party_id uuid not null,
  promise_id uuid not null,
  -- Null for words of one's own, given to this customer only.
  definition_key text,
  definition_version int,
  own_words text,
  kept_by_call boolean not null,
  is_internal boolean not null,
  branch_id uuid,
  started_at timestamptz not null,
  start_event_id uuid,
  match_values jsonb not null,
  limit_seconds int not null,
  named_due_at timestamptz,
  given_by_id uuid,
  given_by_name text,
  overridden_because text,
  owner_id uuid,
  owner_role text not null,
  -- What follows from the facts and events below, kept so that lists need not replay them.
  state text not null check (state in ('running', 'kept', 'broken', 'excused', 'withdrawn')),
  due_at timestamptz,
  decided_at timestamptz,
  fulfilled_at timestamptz,
  used_seconds bigint not null,
  is_paused boolean not null,
  half_used_at timestamptz,
  nearly_due_at timestamptz,
  warned_percent int not null check (warned_percent in (0, 50, 80)),
  renegotiated_at timestamptz,
  recovered_at timestamptz,
  care_task_id uuid,
  next_check_at timestamptz,
  revision int not null,
  primary key (party_id, promise_id),
  check ((definition_key is null) = (own_words is not null)),
  check ((definition_key is null) = (definition_version is null)),
  check ((state = 'running') = (decided_at is null))
);
create unique index promise_started_once on promises.promise (party_id, definition_key, start_event_id)
  where start_event_id is not null;
comment on index promises.promise_started_once is 'serves: one promise of a kind for an event, however often it is told';
create index promise_by_id on promises.promise (promise_id);
comment on index promises.promise_by_id is 'serves: finding a promise by its address';
create index promise_of_party on promises.promise (party_id, started_at desc, promise_id desc);
comment on index promises.promise_of_party is 'serves: the promises of a customer, latest first; the timeline of a customer';
create index promise_running_by_due on promises.promise (due_at, promise_id) where state = 'running' and due_at is not null;
comment on index promises.promise_running_by_due is 'serves: running promises, those due first';
create index promise_about_to_break on promises.promise (half_used_at, promise_id) where state = 'running' and half_used_at is not null;
comment on index promises.promise_about_to_break is 'serves: promises about to break, and how many they are';
create index promise_unrecovered on promises.promise (decided_at desc, promise_id desc) where state = 'broken' and recovered_at is null;
comment on index promises.promise_unrecovered is 'serves: broken promises that nothing was done about yet';
create index promise_to_check on promises.promise (next_check_at, promise_id) where next_check_at is not null;
comment on index promises.promise_to_check is 'serves: the watch that finds what broke, is to be warned of or is owed';
create index promise_decided on promises.promise (definition_key, decided_at) where decided_at is not null;
comment on index promises.promise_decided is 'serves: kept rates of each promise in a stretch of time';
create index promise_closed on promises.promise (decided_at desc, promise_id desc) where decided_at is not null;
comment on index promises.promise_closed is 'serves: decided promises, latest first';
create index promise_by_care_task on promises.promise (party_id, care_task_id) where care_task_id is not null;
comment on index promises.promise_by_care_task is 'serves: promises that a finished apology belongs to';

-- distributed: promises.promise_fact by party_id
create table promises.promise_fact (
  party_id uuid not null,
  promise_id uuid not null,
  fact_id uuid not null,
  kind text not null check (kind in ('kept', 'excused', 'withdrawn', 'renegotiated', 'recovered', 'redress-granted')),
  at timestamptz not null,
  -- When what it tells of happened, which may be earlier than when it was told.
  happened_at timestamptz not null,
  note text not null,
  exclusion_key text,
  new_due_at timestamptz,
  by_id uuid not null,
  by_name text not null,
  primary key (party_id, promise_id, fact_id),
  check ((kind = 'renegotiated') = (new_due_at is not null))
);
create unique index promise_fact_once on promises.promise_fact (party_id, promise_id, kind);
comment on index promises.promise_fact_once is 'serves: the facts of a promise; each kind of fact once';

-- distributed: promises.heard_event by party_id
create table promises.heard_event (
  party_id uuid not null,
  event_id uuid not null,
  name text not null,
  occurred_at timestamptz not null,
  payload jsonb not null,
  primary key (party_id, event_id)
);
create index heard_event_of_party on promises.heard_event (party_id, occurred_at);
comment on index promises.heard_event_of_party is 'serves: what happened with a customer since a promise was given';

-- distributed: promises.redress by party_id
create table promises.redress (
  party_id uuid not null,
  promise_id uuid not null,
  kind text not null check (kind in ('redress', 'late-payment')),
  -- The day late it arose on: an amount arises once, however often it is worked out.
  late_days int not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  arose_at timestamptz not null,
  pay_by_on date not null,
  payment_id uuid,
  cancelled_at timestamptz,
  primary key (party_id, promise_id, kind, late_days),
  check (payment_id is null or cancelled_at is null)
);
create index redress_unpaid on promises.redress (pay_by_on, promise_id) where payment_id is null and cancelled_at is null;
comment on index promises.redress_unpaid is 'serves: what is to be paid, soonest first';

-- distributed: promises.redress_payment by party_id
create table promises.redress_payment (
  party_id uuid not null,
  payment_id uuid not null,
  promise_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  method text not null check (method in ('cash', 'transfer', 'credit', 'voucher', 'refund')),
  reference text not null,
  paid_at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (party_id, payment_id)
);
create index redress_payment_of_promise on promises.redress_payment (party_id, promise_id);
comment on index promises.redress_payment_of_promise is 'serves: payments of a promise; the timeline of a customer';

-- How far the events of the business were read.
-- local: promises.reading
create table promises.reading (
  name text primary key,
  read_up_to bigint not null
);
