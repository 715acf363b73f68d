create or replace view parties.shared_party as
  select party_id, number, kind, display_name, latin_name, language, branch_id, owner_id, born_on, died_on, archived_at,
         preferred_channel
  from parties.party;
create view parties.shared_relation as
  select party_id, other_id, role, since_on, until_on, added_at from parties.relation;
