create schema parties;

-- distributed: parties.party by party_id
create table parties.party (
  party_id uuid primary key,
  number text not null,
  kind text not null check (kind in ('person', 'organisation', 'household')),
  family_name text not null default '',
  given_name text not null default '',
  organisation_name text not null default '',
  other_name text not null default '',
  display_name text not null check (display_name <> '' and length(display_name) <= 400),
  latin_name text,
  name_key text not null,
  sort_key text collate "C" not null,
  gender text check (gender in ('female', 'male', 'other')),
  born_on date,
  died_on date,
  language text,
  preferred_channel text,
  contact_hours text,
  source text,
  first_contact_at timestamptz not null,
  branch_id uuid,
  owner_id uuid,
  primary_phone text,
  search_document tsvector not null,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  archived_by uuid,
  import_id uuid
);
create index party_by_name on parties.party (sort_key, party_id);
comment on index parties.party_by_name is 'serves: the list by name, for those who see all branches';
create index party_by_branch_and_name on parties.party (branch_id, sort_key, party_id);
comment on index parties.party_by_branch_and_name is 'serves: the list by name within a branch';
create index party_by_owner_and_name on parties.party (owner_id, sort_key, party_id);
comment on index parties.party_by_owner_and_name is 'serves: the customers somebody owns';
create index party_by_language on parties.party (language, party_id);
comment on index parties.party_by_language is 'serves: the customers who speak a language';
create index party_organisation on parties.party (sort_key, party_id) where kind = 'organisation';
comment on index parties.party_organisation is 'serves: the list of organisations';
create index party_without_phone on parties.party (sort_key, party_id) where primary_phone is null;
comment on index parties.party_without_phone is 'serves: the customers who cannot be called';
create index party_by_creation on parties.party (created_at, party_id);
comment on index parties.party_by_creation is 'serves: the newest customers; a range of creation dates';
create index party_by_change on parties.party (updated_at, party_id);
comment on index parties.party_by_change is 'serves: who changed since, for other systems and the list';
create index party_by_search on parties.party using gin (search_document);
comment on index parties.party_by_search is 'serves: search by name, pinyin, phone, e-mail and number';
create index party_by_import on parties.party (import_id) where import_id is not null;
comment on index parties.party_by_import is 'serves: reverting an import';

-- distributed: parties.contact_point by party_id
create table parties.contact_point (
  party_id uuid not null,
  contact_point_id uuid not null,
  kind text not null check (kind in ('phone', 'email', 'address')),
  label text,
  typed text not null,
  value text not null,
  national_digits text,
  extension text,
  preferred_at timestamptz,
  confirmed_at timestamptz,
  added_at timestamptz not null,
  added_by uuid not null,
  import_id uuid,
  primary key (party_id, contact_point_id)
);
create unique index contact_point_once on parties.contact_point (party_id, kind, value);
comment on index parties.contact_point_once is 'serves: one row for a number or address of a party';

-- Keyed by the value, because recognising somebody begins with the number they give. A value that only one party
-- may hold is exclusive; telephones and e-mails are shared in households.
-- distributed: parties.identity by value
create table parties.identity (
  value text not null,
  kind text not null,
  party_id uuid not null,
  exclusive boolean not null,
  source text,
  added_at timestamptz not null,
  import_id uuid,
  primary key (value, kind, party_id)
);
create unique index identity_held_once on parties.identity (value, kind) where exclusive;
comment on index parties.identity_held_once is 'serves: one holder of a member number, national id or external number';
create index identity_by_party on parties.identity (party_id);
comment on index parties.identity_by_party is 'serves: the numbers of one party; erasing them';

-- distributed: parties.party_tag by party_id
create table parties.party_tag (
  party_id uuid not null,
  tag text not null,
  added_at timestamptz not null,
  added_by uuid not null,
  import_id uuid,
  primary key (party_id, tag)
);
create index party_tag_by_tag on parties.party_tag (tag, party_id);
comment on index parties.party_tag_by_tag is 'serves: the list filtered by tag';

-- Words in use as tags, so that the list can offer them without reading every customer.
-- reference: parties.tag
create table parties.tag (
  tag text primary key,
  first_used_at timestamptz not null
);

-- What other modules computed of a party, for lists; replaced as a whole, never the truth itself.
-- distributed: parties.figure by party_id
create table parties.figure (
  party_id uuid primary key,
  branch_id uuid,
  first_purchase_on date,
  last_purchase_on date,
  purchase_count integer not null default 0,
  typical_gap_days integer,
  spend_minor bigint not null default 0,
  lifetime_value_minor bigint,
  lifetime_value_low_minor bigint,
  lifetime_value_high_minor bigint,
  currency text,
  probability_alive double precision check (probability_alive between 0 and 1),
  drift text check (drift in ('none', 'watch', 'drifting')),
  valued_on date,
  value_run_id uuid
);
create index figure_by_last_purchase
  on parties.figure ((coalesce(last_purchase_on, date '0001-01-01')), party_id, branch_id, drift);
comment on index parties.figure_by_last_purchase is 'serves: the list by last purchase; a range of last purchases';
create index figure_by_lifetime_value
  on parties.figure ((coalesce(lifetime_value_minor, -1)), party_id, branch_id, drift);
comment on index parties.figure_by_lifetime_value is 'serves: the list by lifetime value; customers worth at least so much';
create index figure_by_spend on parties.figure (spend_minor, party_id, branch_id, drift);
comment on index parties.figure_by_spend is 'serves: the list by what customers have spent';

-- distributed: parties.change by party_id
create table parties.change (
  party_id uuid not null,
  change_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  changes jsonb not null,
  import_id uuid,
  primary key (party_id, change_id)
);
create index change_by_import on parties.change (import_id) where import_id is not null;
comment on index parties.change_by_import is 'serves: reverting an import';

create view parties.shared_party as
  select party_id, number, kind, display_name, latin_name, language, branch_id, owner_id, born_on, died_on, archived_at
  from parties.party;
create view parties.shared_identity as
  select kind, value, party_id, exclusive from parties.identity;
create view parties.shared_contact_point as
  select party_id, contact_point_id, kind, label, value, preferred_at, added_at from parties.contact_point;
