-- A fax is a way of reaching somebody, and no telephone: nobody is called or recognised by it (S1-14).
alter table parties.contact_point
  drop constraint contact_point_kind_check,
  add constraint contact_point_kind_check check (kind in ('phone', 'email', 'address', 'fax'));
