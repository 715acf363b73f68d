create view parties.shared_party_tag as
  select party_id, tag from parties.party_tag;
