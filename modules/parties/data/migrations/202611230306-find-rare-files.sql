-- What few files say is found where it is said; a list in the order of names would walk past all the others.
create index party_by_channel_and_name on parties.party (preferred_channel, sort_key, party_id)
  where preferred_channel is not null;
comment on index parties.party_by_channel_and_name is 'serves: the customers who prefer a channel';
create index party_by_source_and_name on parties.party (source, sort_key, party_id) where source is not null;
comment on index parties.party_by_source_and_name is 'serves: the customers who came by a source';
create index contact_point_verified on parties.contact_point (party_id)
  where verified_at is not null and barred_at is null;
comment on index parties.contact_point_verified is 'serves: the customers with a telephone or e-mail proved to reach them';
