-- Who somebody is to somebody else, read from left to right: the party is the carer of, the head of, works at the other.
-- A household is a party of its own, whose address is the dwelling's; its members stand in relation to it.
-- distributed: parties.relation by party_id
create table parties.relation (
  party_id uuid not null,
  relation_id uuid not null,
  other_id uuid not null,
  role text not null,
  note text,
  since_on date,
  until_on date,
  added_at timestamptz not null,
  added_by uuid not null,
  primary key (party_id, relation_id),
  check (until_on is null or since_on is null or until_on >= since_on)
);
create index relation_by_other on parties.relation (other_id);
comment on index parties.relation_by_other is 'serves: who stands in relation to a party; the members of a household';

-- A customer whom we would miss most: why, who answers for them, and when that is looked at again.
-- distributed: parties.key_account by party_id
create table parties.key_account (
  party_id uuid primary key,
  reason text not null,
  owner_id uuid,
  review_on date not null,
  flagged_at timestamptz not null,
  flagged_by uuid not null,
  flagged_by_name text not null
);
create index key_account_by_review on parties.key_account (review_on, party_id);
comment on index parties.key_account_by_review is 'serves: key accounts whose review is due';
