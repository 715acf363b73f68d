alter table parties.figure add column last_contact_on date;
-- Who was never reached stands before everybody else.
create index figure_by_last_contact
  on parties.figure ((coalesce(last_contact_on, date '0001-01-01')), party_id, branch_id, drift)
  include (last_contact_on, last_purchase_on, lifetime_value_minor);
comment on index parties.figure_by_last_contact is 'serves: the list by last contact; customers without contact for so long';
create view parties.shared_last_contact as
  select party_id, last_contact_on from parties.figure;
