create view parties.shared_key_account as
  select party_id, owner_id, review_on from parties.key_account;
