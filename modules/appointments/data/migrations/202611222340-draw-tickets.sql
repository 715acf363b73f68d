-- A ticket says nothing of a customer: its number is called aloud and stands on a screen. Whose it is stands apart, below.
-- Numbers are counted in the transaction that draws: a drawing that fails leaves no gap.
-- local: appointments.ticket_counter
create table appointments.ticket_counter (
  branch_id uuid not null,
  on_date date not null,
  last_number int not null check (last_number > 0),
  primary key (branch_id, on_date)
);

-- local: appointments.ticket
create table appointments.ticket (
  ticket_id uuid primary key,
  branch_id uuid not null,
  on_date date not null,
  number int not null check (number > 0),
  type_key text,
  type_name jsonb,
  -- What follows from the facts below, kept so that boards need not replay them.
  status text not null check (status in ('waiting', 'called', 'done', 'no-show', 'withdrawn', 'transferred')),
  desk text,
  drawn_at timestamptz not null,
  called_at timestamptz,
  ended_at timestamptz,
  revision int not null,
  constraint ticket_number_once unique (branch_id, on_date, number),
  check ((type_key is null) = (type_name is null))
);

-- local: appointments.ticket_fact
create table appointments.ticket_fact (
  ticket_id uuid not null,
  position int not null,
  fact_id uuid not null,
  kind text not null check (kind in ('drawn', 'called', 'put-back', 'done', 'no-show', 'withdrawn', 'transferred', 'named')),
  desk text,
  transferred_to text check (transferred_to in ('appointment', 'process')),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (ticket_id, position),
  check ((kind = 'transferred') = (transferred_to is not null))
);

-- distributed: appointments.ticket_of_party by party_id
create table appointments.ticket_of_party (
  party_id uuid not null,
  ticket_id uuid not null,
  on_date date not null,
  number int not null,
  named_at timestamptz not null,
  primary key (party_id, ticket_id)
);
create index ticket_of_party_by_ticket on appointments.ticket_of_party (ticket_id);
comment on index appointments.ticket_of_party_by_ticket is 'serves: whose ticket it is';

-- Links by which the screen of a waiting room shows numbers. Of a link only the hash of its secret is kept.
-- local: appointments.waiting_room_link
create table appointments.waiting_room_link (
  link_id uuid primary key,
  branch_id uuid not null,
  secret_hash text not null,
  made_at timestamptz not null,
  revoked_at timestamptz
);
create unique index waiting_room_link_of_branch on appointments.waiting_room_link (branch_id) where revoked_at is null;
comment on index appointments.waiting_room_link_of_branch is 'serves: the one link that the waiting room of a branch has';
create unique index waiting_room_link_by_secret on appointments.waiting_room_link (secret_hash);
comment on index appointments.waiting_room_link_by_secret is 'serves: which waiting room a link shows';
