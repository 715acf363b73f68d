-- Contacts that were no telephone call: a fax, a letter, a message, somebody at the door (S1-14).
alter table timeline.interaction
  drop constraint interaction_kind_check,
  drop constraint interaction_check,
  add column channel text check (channel in ('sms', 'messenger', 'email', 'fax', 'letter', 'visit')),
  add constraint interaction_kind_check check (kind in ('note', 'call', 'contact')),
  add constraint interaction_call check ((kind = 'call') = (outcome is not null)),
  add constraint interaction_direction check ((kind = 'note') = (direction is null)),
  add constraint interaction_channel check ((kind = 'contact') = (channel is not null));
