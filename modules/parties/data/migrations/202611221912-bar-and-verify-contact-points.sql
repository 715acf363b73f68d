-- Facts about a way of reaching somebody: since when it is not to be used and why, and when it was proved and how.
alter table parties.contact_point
  add column barred_at timestamptz,
  add column barred_reason text
    check (barred_reason in ('asked-not-to', 'wrong-person', 'out-of-service', 'bounced', 'moved-away', 'other')),
  add column verified_at timestamptz,
  add column verified_by_means text
    check (verified_by_means in ('reached', 'answered-message', 'in-person', 'document')),
  add constraint contact_point_barred check ((barred_at is null) = (barred_reason is null)),
  add constraint contact_point_verified check ((verified_at is null) = (verified_by_means is null));
create index contact_point_barred on parties.contact_point (party_id) where barred_at is not null;
comment on index parties.contact_point_barred is 'serves: customers with a number or address that is not to be used';

create or replace view parties.shared_contact_point as
  select party_id, contact_point_id, kind, label, value, preferred_at, added_at, barred_at, verified_at
  from parties.contact_point;
